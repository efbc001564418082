"""The records of the diff contract (docs/contract.md). Frozen, typed, no logic, no I/O."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from hrdocs.model import (
    Comparator,
    Deadline,
    Frequency,
    Measure,
    Period,
    Quantity,
    Record,
    Region,
    Span,
    UnitRole,
)

DIFF_SCHEMA = "hrdocs/diff/1"
MATRIX_SCHEMA = "hrdocs/matrix/1"

Mode = Literal["regions", "versions"]
TargetVerdict = Literal["same-indicator", "different-indicator", "only-left", "only-right"]
IncentiveVerdict = Literal["both-with-figure", "promised-without-figure", "only-left", "only-right"]
ResponsibilityVerdict = Literal["same-role", "different-role", "only-left", "only-right"]
Uptake = Literal["word-for-word", "adapted", "not-taken-up"]
ChangeKind = Literal["same", "changed", "moved", "renumbered", "added", "removed"]


class Header(Record, frozen=True):
    """Which notice stands on one side."""

    name: str
    title: str | None
    region: Region | None
    document_number: str | None
    issuers: tuple[str, ...]
    issued_on: str | None
    period: Period | None
    clauses: int


class SentencePair(Record, frozen=True):
    """Two sentences, one of each side, that say nearly the same."""

    left: str
    right: str
    left_span: Span
    right_span: Span
    score: float


class Evidence(Record, frozen=True):
    """Why clauses are matched: the topics, telling words and likest sentences that they share."""

    topics: tuple[str, ...]
    words: tuple[str, ...]
    sentences: tuple[SentencePair, ...]


class Also(Record, frozen=True):
    """A single sentence of a matched clause that reaches into another clause of the other notice."""

    left: str
    right: str
    score: float
    quote: str
    span: Span
    from_left: bool


class TargetSide(Record, frozen=True):
    """One target as the comparison shows it."""

    id: str
    clause: str | None
    span: Span
    indicator: str
    scope: str | None
    quantity: Quantity
    comparator: Comparator
    measure: Measure
    deadline: Deadline | None
    frequency: Frequency | None
    aspirational: bool
    each: bool


class TargetPair(Record, frozen=True):
    """Targets side by side; `ratio` is left by right, only where both measure the same; `reasons` say why not."""

    verdict: TargetVerdict
    left: TargetSide | None
    right: TargetSide | None
    ratio: float | None
    reasons: tuple[str, ...]


class TierSide(Record, frozen=True):
    """One step of an incentive: its condition with a sum, or a rate written out (猎头服务费的30%), or neither."""

    condition: str | None
    sum: Quantity | None
    rate: str | None


class IncentiveSide(Record, frozen=True):
    """One incentive as the comparison shows it: what for, and how much."""

    id: str
    clause: str | None
    span: Span
    action: str
    beneficiary: str | None
    tiers: tuple[TierSide, ...]
    common_condition: str | None
    caps: tuple[Quantity, ...]
    per: tuple[str, ...]
    frequency: Frequency | None
    promised: bool


class IncentivePair(Record, frozen=True):
    """Incentives side by side, by what is rewarded. `promised` names the sides that promise without a figure."""

    verdict: IncentiveVerdict
    rewarded: str
    left: IncentiveSide | None
    right: IncentiveSide | None
    promised: tuple[Literal["left", "right"], ...]


class Duty(Record, frozen=True):
    """A unit with its role in one clause."""

    unit: str
    role: UnitRole
    clause: str | None


class ResponsibilityPair(Record, frozen=True):
    """Who answers for a measure in one sector (财政, 人社 …) on either side."""

    verdict: ResponsibilityVerdict
    sector: str
    left: tuple[Duty, ...]
    right: tuple[Duty, ...]


class Match(Record, frozen=True):
    """Clauses of both notices that deal with the same measure, and what they say differently."""

    topic: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float
    evidence: Evidence
    also: tuple[Also, ...]
    targets: tuple[TargetPair, ...]
    incentives: tuple[IncentivePair, ...]
    responsibilities: tuple[ResponsibilityPair, ...]


class Measured(Record, frozen=True):
    """One sentence of the higher notice, and what the local one makes of it."""

    clause: str
    span: Span
    quote: str
    verdict: Uptake
    local: str | None
    local_span: Span | None
    local_quote: str | None
    score: float


class RegionsDiff(Record, frozen=True):
    """Two notices on one subject compared. `uptake` is there when one is compared against a higher notice."""

    schema: Literal["hrdocs/diff/1"]
    mode: Literal["regions"]
    left: Header
    right: Header
    matches: tuple[Match, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    targets: tuple[TargetPair, ...]
    incentives: tuple[IncentivePair, ...]
    uptake: tuple[Measured, ...] | UnsetType = UNSET


class Edit(Record, frozen=True):
    """Words replaced, put in or taken out; one side is empty for the latter two."""

    left: str
    right: str
    left_span: Span
    right_span: Span


class FigureChange(Record, frozen=True):
    """A figure that is another one now: 最高20万元 → 最高30万元; null on the side where it does not stand."""

    left: Quantity | None
    right: Quantity | None
    left_span: Span | None
    right_span: Span | None


class Change(Record, frozen=True):
    """What became of one clause, or of a stretch outside all clauses (@title, @preamble …).

    A clause that was changed may have moved or got another number as well: `moved` and `renumbered` say so.
    """

    kind: ChangeKind
    left: str | None
    right: str | None
    moved: bool
    renumbered: bool
    edits: tuple[Edit, ...]
    figures: tuple[FigureChange, ...]


class VersionsDiff(Record, frozen=True):
    """Two states of one notice compared."""

    schema: Literal["hrdocs/diff/1"]
    mode: Literal["versions"]
    left: Header
    right: Header
    changes: tuple[Change, ...]


Diff = RegionsDiff | VersionsDiff


class Cell(Record, frozen=True):
    """What one notice has on one topic; empty clauses are a gap."""

    clauses: tuple[str, ...]
    targets: tuple[TargetSide, ...]
    incentives: tuple[IncentiveSide, ...]
    leads: tuple[str, ...]


class Row(Record, frozen=True):
    """One topic over all notices."""

    topic: str
    heading: str
    cells: tuple[Cell, ...]


class Matrix(Record, frozen=True):
    """Many notices on one subject: topic by notice."""

    schema: Literal["hrdocs/matrix/1"]
    notices: tuple[Header, ...]
    rows: tuple[Row, ...]
