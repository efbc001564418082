"""The lines of a text, each with its marker and with what its own words say it is."""

from __future__ import annotations

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.markers import Marker, Markers
from hrdocs.model import BlockKind
from hrdocs.openers import Openers
from hrdocs.sentence import strip
from hrdocs.tables import Stretches, find_tables
from hrdocs.text import Text

_LONGEST = 200
_SIGNED_LINE = 120
_HEAD = 30


class Line(Struct, frozen=True, gc=False):
    """One line: where it begins, its words [start, end) without surrounding spaces, its marker, its kind if its words tell."""

    begin: int
    start: int
    end: int
    marker: Marker | None
    kind: BlockKind | None
    outer: bool = False  # whether the kind holds only above and below the running text

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.start == self.end


def read_lines(text: Text, grammar: Grammar) -> list[Line]:
    """All lines of a text with their markers and kinds."""
    rules = grammar.derived("blocks.lines", _line_rules)
    markers = Markers.of(grammar)
    joints = grammar.derived("blocks.joints", Joints)
    folded, plain = text.folded, text.plain
    found: list[Line] = []
    tables = Stretches(table.span for table in find_tables(text, grammar))
    begin = 0
    for begin, stop in text.lines():
        words = folded[begin:stop]
        end = begin + len(words.rstrip(" "))
        start = min(end, stop - len(words.lstrip(" ")))
        marker = kind = None
        outer = False
        if start in tables:
            kind = "table" if start < end else None
        elif start < end:
            marker = markers.at_line(folded, start, end)
            if marker is None or marker.weak:
                kind, outer = _kind(rules, folded, plain, start, end)
                marker = None if kind else marker
        line = Line(begin, start, end, marker, kind, outer)
        found += [line] if marker else joints.parted(folded, line, head=len(found) < _HEAD)
    return found


class Joints:
    """Parts lines that hold two elements: addressees and preamble, signature and date."""

    def __init__(self, grammar: Grammar) -> None:
        self._addressees = grammar.rule("addressees").regex
        self._lead = grammar.rule("preamble.lead").regex
        self._signature = grammar.rule("signature").regex
        self._date = grammar.rule("signature.date").regex

    def parted(self, folded: str, line: Line, *, head: bool) -> list[Line]:
        """The line, or its two halves: 某市财政局 2024年10月25日 is a signature and a date."""
        start, end = line.start, line.end
        if line.blank or line.kind:
            return [line]
        if folded[end - 1] == "日" and end - start <= _SIGNED_LINE:
            date = self._date.search(folded, start, end)
            if date and self._signature.fullmatch(folded, *strip(folded, start, date.start(), " ")):
                return self._halves(folded, line, date.start(), "date")
        if head and (address := self._addressees.match(folded, start, min(end, start + _LONGEST))):
            at = address.end()
            if at < end and self._lead.match(folded, at, end):
                return self._halves(folded, line, at, None)
        return [line]

    def _halves(self, folded: str, line: Line, at: int, kind: BlockKind | None) -> list[Line]:
        first, second = strip(folded, line.start, at, " "), strip(folded, at, line.end, " ")
        return [Line(line.begin, *first, None, None), Line(at, *second, None, kind)]


def _line_rules(grammar: Grammar) -> Openers:
    return Openers([rule for rule in grammar.rules("blocks") if rule.name.startswith("line.")], grammar)


def _kind(rules: Openers, folded: str, plain: str, start: int, end: int) -> tuple[BlockKind | None, bool]:
    """What the words of a line say it is, and whether only outside the running text: `抄送：市委办公室` is cc."""
    if end - start <= _LONGEST and (hit := rules.match(folded, start, end)):
        return hit.rule.sets["kind"], hit.rule.sets.get("outer", False)
    if (folded[start] == "|" and folded.count("|", start, end) > 1) or plain.count("\t", start, end) > 1:
        return "table", False
    return None, False
