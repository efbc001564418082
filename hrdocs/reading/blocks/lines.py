"""The lines of a text, each with its marker and with what its own words say it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.markers import Marker, Markers
from hrdocs.model import BlockKind
from hrdocs.openers import Openers
from hrdocs.sentence import strip
from hrdocs.tables import Stretches, Table
from hrdocs.text import Text

_LONGEST = 200
_SIGNED_LINE = 120
_HEAD = 30


class Line(Struct, frozen=True, gc=False):
    """One line: where it begins, its words [start, end) without surrounding spaces, its marker, its kind if its words tell."""

    begin: int
    start: int
    end: int
    marker: Marker | None = None
    kind: BlockKind | None = None
    outer: bool = False  # whether the kind holds only above and below the running text
    blank: bool = False  # whether nothing is printed on it


def read_lines(text: Text, tables: Sequence[Table], grammar: Grammar) -> list[Line]:
    """All lines of a text with their markers and kinds."""
    rules = grammar.derived("blocks.lines", _line_rules)
    markers = Markers.of(grammar)
    joints = grammar.derived("blocks.joints", Joints)
    folded, plain = text.folded, text.plain
    found: list[Line] = []
    in_tables = Stretches(table.span for table in tables)
    for begin, stop in text.lines():
        start, end = strip(folded, begin, stop, " ") if begin < stop else (begin, begin)
        if start == end:
            found.append(Line(begin, begin, begin, blank=True))
            continue
        if tables and start in in_tables:
            found.append(Line(begin, start, end, kind="table"))
            continue
        marker = markers.at_line(folded, start, end)
        if marker is None or marker.weak:
            kind, outer = _kind(rules, folded, plain, start, end)
            if kind:
                found.append(Line(begin, start, end, None, kind, outer))
                continue
        line = Line(begin, start, end, marker)
        found += [line] if marker else joints.parted(folded, line, head=len(found) < _HEAD)
    return found


class SignedDate:
    """The date at the end of a line, also behind a signature: 某市财政局 2024年10月25日."""

    def __init__(self, grammar: Grammar) -> None:
        rule = grammar.rule("signature.date")
        self._regex = rule.regex
        self._ends: str | None = rule.sets.get("ends")

    def search(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The date that ends the line [start, end), which is not blank."""
        if self._ends and folded[end - 1] not in self._ends:
            return None
        return self._regex.search(folded, start, end)


class Joints:
    """Parts lines that hold two elements: addressees and preamble, signature and date."""

    def __init__(self, grammar: Grammar) -> None:
        self._addressees = grammar.rule("addressees").regex
        self._lead = grammar.rule("preamble.lead").regex
        self._signature = grammar.rule("signature").regex
        self._date = SignedDate(grammar)

    def parted(self, folded: str, line: Line, *, head: bool) -> list[Line]:
        """The line, or its two halves: 某市财政局 2024年10月25日 is a signature and a date."""
        start, end = line.start, line.end
        date = self._date.search(folded, start, end) if end - start <= _SIGNED_LINE else None
        if date and self._signature.fullmatch(folded, *strip(folded, start, date.start(), " ")):
            return self._halves(folded, line, date.start(), "date")
        if head and (address := self._addressees.match(folded, start, min(end, start + _LONGEST))):
            at = address.end()
            if at < end and self._lead.match(folded, at, end):
                return self._halves(folded, line, at, None)
        return [line]

    def _halves(self, folded: str, line: Line, at: int, kind: BlockKind | None) -> list[Line]:
        first, second = strip(folded, line.start, at, " "), strip(folded, at, line.end, " ")
        return [Line(line.begin, *first), Line(at, *second, kind=kind)]


def _line_rules(grammar: Grammar) -> Openers:
    return Openers([rule for rule in grammar.rules("blocks") if rule.name.startswith("line.")], grammar)


def _kind(rules: Openers, folded: str, plain: str, start: int, end: int) -> tuple[BlockKind | None, bool]:
    """What the words of a line say it is, and whether only outside the running text: `抄送：市委办公室` is cc."""
    if end - start <= _LONGEST and (hit := rules.match(folded, start, end)):
        return hit.rule.sets["kind"], hit.rule.sets.get("outer", False)
    if (folded[start] == "|" and folded.count("|", start, end) > 1) or plain.count("\t", start, end) > 1:
        return "table", False
    return None, False
