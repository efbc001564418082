"""The lines of a text, each with its marker and with what its own words say it is."""

from __future__ import annotations

from typing import NamedTuple

from hrdocs.grammar import Grammar
from hrdocs.markers import Marker, Markers
from hrdocs.model import BlockKind
from hrdocs.openers import Openers
from hrdocs.text import Text

_LONGEST = 200


class Line(NamedTuple):
    """One line: where it begins, its words [start, end) without surrounding spaces, its marker, its kind if its words tell."""

    begin: int
    start: int
    end: int
    marker: Marker | None
    kind: BlockKind | None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.start == self.end


def read_lines(text: Text, grammar: Grammar) -> list[Line]:
    """All lines of a text with their markers and kinds."""
    rules = grammar.derived("blocks.lines", _line_rules)
    markers = Markers.of(grammar)
    folded, plain = text.folded, text.plain
    found: list[Line] = []
    begin = 0
    for begin, stop in text.lines():
        words = folded[begin:stop]
        end = begin + len(words.rstrip(" "))
        start = min(end, stop - len(words.lstrip(" ")))
        marker = kind = None
        if start < end:
            marker = markers.at_line(folded, start, end)
            if marker is None or marker.weak:
                kind = _kind(rules, folded, plain, start, end)
                marker = None if kind else marker
        found.append(Line(begin, start, end, marker, kind))
    return found


def _line_rules(grammar: Grammar) -> Openers:
    return Openers([rule for rule in grammar.rules("blocks") if rule.name.startswith("line.")], grammar)


def _kind(rules: Openers, folded: str, plain: str, start: int, end: int) -> BlockKind | None:
    """What the words of a line say it is: `抄送：市委办公室` is cc."""
    if end - start <= _LONGEST and (hit := rules.match(folded, start, end)):
        return hit.rule.sets["kind"]
    if (folded[start] == "|" and folded.count("|", start, end) > 1) or plain.count("\t", start, end) > 1:
        return "table"
    return None
