"""The records of the notice contract (docs/contract.md). Frozen, typed, no logic, no I/O.

A `Span` is `[start, end)` in Unicode code points of the decoded source, and every `quote` equals `text[start:end]`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

NOTICE_SCHEMA = "hrdocs/notice/1"

Span = tuple[int, int]
Number = int | float

BlockKind = Literal[
    "document_number",
    "title",
    "addressees",
    "preamble",
    "clause",
    "closing",
    "signature",
    "date",
    "contact",
    "note",
    "attachment_note",
    "annex_label",
    "table",
    "cc",
    "furniture",
    "blank",
    "other",
]
PartKind = Literal["cover", "main", "annex"]
ClauseStyle = Literal[
    "chapter",
    "section",
    "article",
    "chinese-comma",
    "chinese-paren",
    "arabic-dot",
    "arabic-paren",
    "circled",
    "dash",
    "bullet",
    "ordinal-word",
    "row",
]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
NumeralKind = Literal[
    "marker",
    "money",
    "count",
    "percent",
    "multiple",
    "date",
    "year",
    "duration",
    "document_number",
    "ordinal",
    "code",
    "phone",
    "name",
    "other",
]
AmountRole = Literal["award", "threshold", "target", "fund", "credit", "penalty", "other"]
Frequency = Literal["once", "yearly", "monthly", "daily"]
Measure = Literal["level", "count", "increase", "growth", "share", "multiple", "coverage", "rank"]
DeadlineBasis = Literal["sentence", "clause", "document"]
UnitRole = Literal["lead", "responsible", "cooperating", "interpreting", "supervising"]
CitationRole = Literal["basis", "mention"]
Severity = Literal["error", "warning", "note"]
RegionLevel = Literal["nation", "province", "city", "county", "zone"]


class Record(Struct, frozen=True, gc=False):
    """Base of all records; they never form a cycle, so the garbage collector need not look at them."""


class Generator(Record, frozen=True):
    """Who made the extraction: program, version, and the digest of the pattern set."""

    name: str
    version: str
    patterns: str


class PageBox(Record, frozen=True):
    """Where a stretch of the text stands on a page: page number from 1, box in points from the upper left corner."""

    span: Span
    page: int
    box: tuple[float, float, float, float]


class Source(Record, frozen=True):
    """The bytes that were read: name, SHA-256, media type, encoding (null for binary formats), length in code points."""

    name: str
    sha256: str
    media_type: str
    encoding: str | None
    characters: int
    pages: tuple[PageBox, ...] | UnsetType = UNSET
    metadata: dict[str, str] | UnsetType = UNSET


class Validity(Record, frozen=True):
    """When the notice is in force; `expires_on` is the last day. 有效期两年 from 2024-07-01 ends on 2026-06-30."""

    effective_on: str | None
    expires_on: str | None
    span: Span
    quote: str
    computed: bool


class Period(Record, frozen=True):
    """The planning period: （2023—2025年）."""

    start: int = field(name="from")
    end: int = field(name="to")


class Region(Record, frozen=True):
    """The place that the notice governs, with its GB/T 2260 code; `zone` has none (川南)."""

    name: str
    code: str | None
    level: RegionLevel


class Part(Record, frozen=True):
    """Covering letter (`cover`), the instrument (`main`) or an annex (`annex1` …)."""

    id: str
    kind: PartKind
    title: str | None
    span: Span


class Block(Record, frozen=True):
    """One stretch of the partition of the text; elements as in GB/T 9704-2012."""

    kind: BlockKind
    span: Span
    part: str | None = None
    clause: str | None = None


class Clause(Record, frozen=True):
    """One numbered clause, its own words and its children: （一）加强资金保障。…"""

    id: str
    part: str
    marker: str
    style: ClauseStyle
    ordinal: int
    depth: int
    label: str
    heading: str | None
    text: str
    span: Span
    heading_span: Span | None
    text_span: Span
    tail: str | None = None
    tail_span: Span | None = None
    children: tuple[Clause, ...] = ()


class Quantity(Record, frozen=True):
    """A figure read: 达2200亿元左右 is approx 220000000000 元. `upper` only for ranges; percent has unit `%`."""

    comparator: Comparator
    value: Number
    upper: Number | None
    unit: str | None
    quote: str


class Citation(Record, frozen=True):
    """A work named in the text: 《…》 with the number behind it, or a document number alone."""

    span: Span
    quote: str
    title: str | None
    document_number: str | None
    issuer: str | None
    role: CitationRole
    rule: str


class Amount(Record, frozen=True):
    """One monetary figure with what it is for (`role`) and what it is counted by (`per`)."""

    id: str
    clause: str | None
    span: Span
    quote: str
    rule: str
    quantity: Quantity
    role: AmountRole
    per: tuple[str, ...] = ()
    frequency: Frequency | None = None


class Rate(Record, frozen=True):
    """A share that is paid: 按猎头服务费的30% is 30 % of 猎头服务费."""

    comparator: Comparator
    value: Number
    unit: str
    base: str | None


class Tier(Record, frozen=True):
    """One step of an incentive: a condition with an amount (id of an award) or a rate, never both."""

    condition: str | None
    amount: str | None
    rate: Rate | None


class Incentive(Record, frozen=True):
    """Who gets what on which condition."""

    id: str
    clause: str | None
    span: Span
    quote: str
    rule: str
    action: str
    beneficiary: str | None
    frequency: Frequency | None
    tiers: tuple[Tier, ...]
    common_condition: str | None
    caps: tuple[str, ...]
    cumulation: str | None


class Deadline(Record, frozen=True):
    """By when: the year, the words that say it, and where they stand."""

    year: int
    quote: str
    basis: DeadlineBasis


class Target(Record, frozen=True):
    """An indicator that is to reach a quantity."""

    id: str
    clause: str | None
    span: Span
    quote: str
    rule: str
    indicator: str
    scope: str | None
    quantity: Quantity
    measure: Measure
    deadline: Deadline | None
    frequency: Frequency | None
    each: bool
    aspirational: bool
    total: str | None


class Responsibility(Record, frozen=True):
    """One unit with one role in one clause."""

    id: str
    clause: str | None
    span: Span
    quote: str
    rule: str
    unit: str
    canonical: str
    sector: str | None
    role: UnitRole
    inherited: bool


class Numeral(Record, frozen=True):
    """One entry of the ledger of figures; `records` are the ids of the records that use it."""

    span: Span
    quote: str
    kind: NumeralKind
    quantity: Quantity | None
    records: tuple[str, ...]
    rule: str
    date: tuple[str, ...] | UnsetType = UNSET


class Finding(Record, frozen=True):
    """What a person should look at; never stops an extraction."""

    code: str
    severity: Severity
    message: str
    span: Span | None
    clause: str | None


class Notice(Record, frozen=True):
    """Everything that hrdocs found in one notice; what `hrdocs extract` writes."""

    schema: Literal["hrdocs/notice/1"]
    generator: Generator
    source: Source
    title: str | None
    genre: str | None
    document_number: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued_on: str | None
    validity: Validity | None
    period: Period | None
    region: Region | None
    disclosure: str | None
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    citations: tuple[Citation, ...]
    targets: tuple[Target, ...]
    amounts: tuple[Amount, ...]
    incentives: tuple[Incentive, ...]
    responsibilities: tuple[Responsibility, ...]
    numerals: tuple[Numeral, ...]
    findings: tuple[Finding, ...]
    text: str | UnsetType = UNSET


# Working records: they pass between the stages of one reading and are not part of the contract.


class Figure(Record, frozen=True):
    """One figure as the numeral scan found it, before the ledger knows which records use it.

    `span` is figure and unit (2200亿元); `reach` also covers comparators on both sides (达2200亿元左右).
    Figures of one coordinated list (2亿元、5亿元、10亿元) carry the same `group` number.
    """

    span: Span
    kind: NumeralKind
    rule: str
    quantity: Quantity | None
    reach: Span
    group: int | None = None
    date: tuple[str, ...] = ()


class Frame(Struct, frozen=True):
    """What stands around the clauses: the metadata of the notice."""

    title: str | None = None
    genre: str | None = None
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issued_on: str | None = None
    validity: Validity | None = None
    period: Period | None = None
    region: Region | None = None
    disclosure: str | None = None
