"""Who is responsible: unit lists in brackets and lines, and bodies made responsible in running text."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from hrdocs.finding import finding
from hrdocs.grammar import Grammar
from hrdocs.model import Finding, Frame, Responsibility, UnitRole
from hrdocs.outline import Outline
from hrdocs.reading.units.canonical import Canon, NoticeCanon
from hrdocs.reading.units.defaults import Defaults, Inherited
from hrdocs.reading.units.lists import Lists, Mention, UnitList
from hrdocs.reading.units.names import Names, squeeze
from hrdocs.reading.units.running import Running
from hrdocs.reading.units.tables import Tables

_SILENT = frozenset({"furniture", "contact", "cc", "title", "addressees", "signature", "date", "document_number"})


class _Readers(Struct, frozen=True):
    lists: Lists
    tables: Tables
    running: Running
    defaults: Defaults
    canon: Canon


def _readers(grammar: Grammar) -> _Readers:
    names = Names(grammar)
    lists = Lists(grammar, names)
    return _Readers(lists, Tables(lists), Running(grammar, names), Defaults(grammar, names), Canon(grammar))


def read(outline: Outline, frame: Frame, grammar: Grammar) -> tuple[list[Responsibility], list[Finding]]:
    """The responsibilities in print order (inherited ones behind the clause's own), and what looked wrong."""
    readers = grammar.derived("units", _readers)
    folded = outline.text.folded
    cells, merged = readers.tables.read(outline)
    lists = [found for found in (*readers.lists.read(folded), *cells) if not _silent(outline, found.start)]
    lists.sort(key=UnitList.place)
    mentions = [mention for found in lists for mention in found.members]
    mentions += [
        mention
        for mention in readers.running.read(folded, [(found.start, found.end) for found in lists])
        if not _silent(outline, mention.start)
    ]
    inherited = readers.defaults.read(outline, lists)
    for clause, units in merged.items():
        inherited.setdefault(clause, []).extend(units)
    book = _Book(outline, NoticeCanon(readers.canon, frame.region, folded))
    book.enter(sorted(mentions, key=lambda mention: mention.start), inherited)
    return book.records, _unknown(outline, mentions, grammar)


def _silent(outline: Outline, at: int) -> bool:
    """Whether a place is in words that are not the notice's own: a contact line, the web page around it."""
    passage = outline.passage_at(at)
    return passage is not None and passage.block is not None and passage.block.kind in _SILENT


class _Book:
    """The records of one notice, one a unit, role and clause, inherited ones behind their clause's own."""

    def __init__(self, outline: Outline, canon: NoticeCanon) -> None:
        self.records: list[Responsibility] = []
        self._plain = outline.text.plain
        self._clause_at = outline.clause_at
        self._canon = canon
        self._seen: set[tuple[str | None, str, str]] = set()
        self._named: set[tuple[str | None, str]] = set()

    def enter(self, mentions: list[Mention], inherited: dict[str, list[Inherited]]) -> None:
        """Write all records, the inherited ones when their clause's own are done."""
        place: str | None = None
        for mention in mentions:
            clause = self._clause_at(mention.start)
            here = clause.id if clause else None
            if here != place:
                self._enter_inherited(place, inherited)
                place = here
            self._write(here, mention, self._unit(mention), inherited=False)
        for rest in [place, *inherited]:  # rows whose cells are all merged have no units of their own
            self._enter_inherited(rest, inherited)

    def _enter_inherited(self, place: str | None, inherited: dict[str, list[Inherited]]) -> None:
        for mention in inherited.pop(place, ()) if place else ():
            unit = self._unit(mention)
            if (place, unit) not in self._named:
                self._write(place, mention, unit, inherited=True)

    def _unit(self, mention: Mention) -> str:
        return squeeze(self._plain[mention.start : mention.end])

    def _write(self, place: str | None, mention: Mention, unit: str, inherited: bool) -> None:
        role = mention.role
        key = place, unit, role
        if key in self._seen:
            return
        self._seen.add(key)
        self._named.add((place, unit))
        span = start, end = mention.start, mention.end
        rank_start, rank_end = mention.rank
        canonical, sector = self._canon.of(unit, mention.head, self._plain[rank_start:rank_end])
        self.records.append(
            Responsibility(
                id=f"r{len(self.records) + 1}",
                clause=place,
                span=span,
                quote=self._plain[start:end],
                rule=mention.rule,
                unit=unit,
                canonical=canonical,
                sector=sector,
                role=cast(UnitRole, role),
                inherited=inherited,
            )
        )


def _unknown(outline: Outline, mentions: list[Mention], grammar: Grammar) -> list[Finding]:
    """A finding for each listed unit whose name has no known shape."""
    found: list[Finding] = []
    for mention in mentions:
        if not mention.known:
            span = mention.start, mention.end
            clause = outline.clause_at(mention.start)
            found.append(finding(grammar, "unit-unknown", span, clause, quote=outline.text.plain[slice(*span)]))
    return found
