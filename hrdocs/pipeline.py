"""One notice's way from bytes to records. This is the whole program."""

from __future__ import annotations

import hashlib

from msgspec import UNSET
from msgspec.structs import replace

from hrdocs import readers
from hrdocs.finding import finding
from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import NOTICE_SCHEMA, Generator, Notice, Source
from hrdocs.reading import (
    amounts,
    blocks,
    citations,
    clauses,
    findings,
    frame,
    incentives,
    metadata,
    numerals,
    targets,
    units,
)
from hrdocs.restore import restore
from hrdocs.tables import find_tables
from hrdocs.text import Text
from hrdocs.version import __version__


def extract_bytes(data: bytes, name: str, grammar: Grammar) -> Notice:
    """Read a file's bytes and extract everything from them."""
    reading = readers.read(data, name)
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reading.media_type,
        encoding=reading.encoding,
        characters=len(reading.text),
        pages=reading.pages or UNSET,
        metadata=dict(reading.metadata) or UNSET,
    )
    notice = extract_source(source, reading.text, grammar)
    if not reading.pictures:
        return notice
    pages = "、".join(map(str, reading.pictures))
    return replace(notice, findings=(finding(grammar, "no-text-layer", None, None, pages=pages), *notice.findings))


def extract_source(source: Source, raw: str, grammar: Grammar) -> Notice:
    """Text to blocks, clauses and frame; figures once; then meaning, each stage on the records of those before it."""
    text = Text.of(raw)
    tables = find_tables(text, grammar)
    outline = clauses.read(text, blocks.read(text, tables, grammar), tables, grammar)
    head, box_findings = metadata.complete(frame.read(outline, grammar), source.metadata or {}, grammar)
    ledger = Ledger(numerals.read(outline, grammar))

    cited = citations.read(outline, head, grammar)
    money = amounts.read(outline, ledger, grammar)
    duties, unit_findings = units.read(outline, head, grammar)
    goals, target_findings = targets.read(outline, head, ledger, money, grammar)
    gifts, incentive_findings = incentives.read(outline, ledger, money, grammar)
    faults = findings.read(
        outline, head, ledger, [*box_findings, *unit_findings, *target_findings, *incentive_findings], grammar
    )

    notice = Notice(
        schema=NOTICE_SCHEMA,
        generator=Generator("hrdocs", __version__, grammar.digest),
        source=source,
        title=head.title,
        genre=head.genre,
        document_number=head.document_number,
        issuers=head.issuers,
        addressees=head.addressees,
        issued_on=head.issued_on,
        validity=head.validity,
        period=head.period,
        region=head.region,
        disclosure=head.disclosure,
        parts=frame.titled(outline.parts, head),
        blocks=outline.blocks,
        clauses=outline.clauses,
        citations=tuple(cited),
        targets=tuple(goals),
        amounts=tuple(money),
        incentives=tuple(gifts),
        responsibilities=tuple(duties),
        numerals=ledger.numerals(text),
        findings=tuple(faults),
        text=raw,
    )
    return restore(notice, text)
