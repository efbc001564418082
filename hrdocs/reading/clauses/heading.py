"""Whether a clause opens with a title or with a statement: （一）指导思想。… against 1.对符合条件的企业给予补贴。…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrdocs.grammar import Grammar
from hrdocs.markers import Marker
from hrdocs.model import Span
from hrdocs.sentence import strip

_LONGEST_LINE = 80
_LONGEST_TITLE = 45
_SURE_TITLE = 30


@dataclass(eq=False, slots=True)
class Opening:
    """How a clause opens: its marker, its paragraphs of own words, and whether clauses stand below it."""

    marker: Marker
    paragraphs: Sequence[Span]
    parent: bool
    title: Span | None = None  # what would be the heading, if it is one
    rest: bool = False  # whether words follow behind it
    own_line: bool = False
    score: int = 0


class Headings:
    """Decides the headings of one series of clauses together, since officials keep to one manner in a series."""

    def __init__(self, folded: str, grammar: Grammar) -> None:
        self._folded = folded
        self._bracket = grammar.rule("heading.bracket").regex
        self._statement = grammar.rule("heading.statement").regex
        self._measure = grammar.rule("heading.measure").regex
        self._label = grammar.rule("heading.label").regex
        self._units = grammar.rule("heading.units").regex

    def decide(self, series: Sequence[Opening]) -> list[Span | None]:
        """The heading of each clause of a series, None where it has none."""
        for opening in series:
            self._look(opening)
        judged = [opening for opening in series if opening.title]
        titles = sum(opening.score > 0 for opening in judged)
        manner = titles * 2 >= len(judged)
        bodies = any(opening.rest or opening.parent for opening in series)
        return [opening.title if self._is_heading(opening, manner, bodies) else None for opening in series]

    def _look(self, opening: Opening) -> None:
        """Find what may be the heading, and how much it looks like one."""
        if not opening.paragraphs:
            return
        start, end = opening.paragraphs[0]
        if match := self._bracket.match(self._folded, start, end):
            opening.title, opening.score = match.span(1), 9
            return
        stop = self._stop(start, end)
        opening.own_line = stop >= end - 1
        opening.rest = not opening.own_line or len(opening.paragraphs) > 1
        if opening.own_line and opening.rest and self._only_units(opening.paragraphs[1:]):
            opening.rest = False
        elif not opening.own_line and self._units.match(self._folded, stop + 1, end):
            opening.rest = len(opening.paragraphs) > 1
        a, b = strip(self._folded, start, min(stop, end), " ：")
        if a < b:
            opening.title = (a, b)
            opening.score = self._score(opening, a, b, end)

    def _stop(self, start: int, end: int) -> int:
        """The place of the full stop that ends the first sentence, or the end of the paragraph."""
        depth = 0
        for at in range(start, min(end, start + 120)):
            sign = self._folded[at]
            if sign in "（〔《“":
                depth += 1
            elif sign in "）〕》”":
                depth = max(depth - 1, 0)
            elif sign in "。；！？" and not depth:
                return at
        return end

    def _only_units(self, paragraphs: Sequence[Span]) -> bool:
        return all(self._units.match(self._folded, start, end) for start, end in paragraphs)

    def _score(self, opening: Opening, start: int, end: int, paragraph_end: int) -> int:
        """How much words look like a title: positive for one, negative for a statement."""
        folded, size = self._folded, end - start
        closing = folded[end] if end < paragraph_end else ""
        if closing in ("；", "？", "！") and closing:
            return -9 if closing == "；" else -1
        if opening.own_line and closing == "" and folded[end - 1] not in "，、；":
            if folded[end : end + 1] == "：" or folded[paragraph_end - 1] == "：":
                return 2 if self._label.fullmatch(folded, start, end) else -3
            return 3 if size <= _LONGEST_LINE else -1
        if folded[end - 1] in "，、；：" or size > _LONGEST_TITLE:
            return -5
        if self._statement.search(folded, start, end):
            return -3
        score = 2 if size <= _SURE_TITLE else 0
        if self._measure.match(folded, start, end):
            score += 1
        return score - folded.count("，", start, end)

    def _is_heading(self, opening: Opening, manner: bool, bodies: bool) -> bool:
        if opening.title is None:
            return False
        if opening.score >= 9 or opening.marker.style in ("chapter", "section"):
            return opening.score > -9
        if opening.own_line and not opening.rest and not opening.parent:
            return bodies and manner and opening.score > 0
        return opening.score > 0 if manner else opening.score > 1
