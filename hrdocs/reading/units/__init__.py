"""Who is responsible: unit lists in brackets and lines, and bodies made responsible in running text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hrdocs.grammar import Grammar
from hrdocs.model import Finding, Frame, Responsibility, UnitRole
from hrdocs.outline import Outline
from hrdocs.reading.units.canonical import Canon, NoticeCanon
from hrdocs.reading.units.lists import Lists, Mention
from hrdocs.reading.units.names import Names, squeeze

_SILENT = frozenset({"furniture", "contact", "cc", "title", "addressees", "signature", "date", "document_number"})


class _Readers(NamedTuple):
    lists: Lists
    canon: Canon


def _readers(grammar: Grammar) -> _Readers:
    return _Readers(Lists(grammar, Names(grammar)), Canon(grammar))


def read(outline: Outline, frame: Frame, grammar: Grammar) -> tuple[list[Responsibility], list[Finding]]:
    """The responsibilities in print order (inherited ones behind the clause's own), and what looked wrong."""
    readers = grammar.derived("units", _readers)
    folded = outline.text.folded
    labelled = readers.lists.labelled(folded)
    bracketed = readers.lists.bracketed(folded, labelled)
    mentions = [mention for _, _, members in (*labelled, *bracketed) for mention in members]
    canon = NoticeCanon(readers.canon, frame.region, folded)
    return _records(outline, mentions, canon), []


def _records(outline: Outline, mentions: Iterable[Mention], canon: NoticeCanon) -> list[Responsibility]:
    """One record a unit, role and clause."""
    records: list[Responsibility] = []
    seen: set[tuple[str | None, str, str]] = set()
    for mention in sorted(mentions):
        passage = outline.passage_at(mention.start)
        if passage is not None and passage.block is not None and passage.block.kind in _SILENT:
            continue
        clause = outline.clause_at(mention.start)
        place = clause.id if clause else None
        quote = outline.text.plain[mention.start : mention.end]
        unit = squeeze(quote)
        role: UnitRole = mention.role  # type: ignore[assignment]
        if (place, unit, role) in seen:
            continue
        seen.add((place, unit, role))
        canonical, sector = canon.of(unit, mention.head)
        records.append(
            Responsibility(
                id=f"r{len(records) + 1}",
                clause=place,
                span=(mention.start, mention.end),
                quote=quote,
                rule=mention.rule,
                unit=unit,
                canonical=canonical,
                sector=sector,
                role=role,
                inherited=False,
            )
        )
    return records
