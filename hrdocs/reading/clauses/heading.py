"""Whether a clause opens with a title or with a statement: （一）指导思想。… against 1.对符合条件的企业给予补贴。…"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.model import ClauseStyle, Span
from hrdocs.reading.clauses.numbering import Node
from hrdocs.sentence import strip

_LONGEST_TITLE = 45
_LONGEST_LINE = 60
_SURE_TITLE = 30
_SHORT_NAME = 9
_TERSE = 12
_FEW = 3
_CERTAIN = 9
_LISTED = -9
_FULL_STOPS, _OPENERS, _CLOSERS = "。；！？", "（〔《“", "）〕》”"
# A pair of brackets with nothing but words in it is passed over whole.
_STOP = kept.pattern(f"[{_FULL_STOPS}{_OPENERS}{_CLOSERS}](?:(?<=[{_OPENERS}])[^{_OPENERS}{_CLOSERS}]*[{_CLOSERS}])?")


class Opening(Struct, eq=False):
    """How a clause opens: what would be its heading, how much that looks like one, and what follows."""

    node: Node
    style: ClauseStyle
    parent: bool
    title: Span | None = None
    score: int = 0
    own_line: bool = False
    stopped: bool = False  # whether a full stop ends it
    rest: bool = False  # whether words follow behind it


class Headings:
    """Decides the headings of one series of clauses together, since officials keep to one manner in a series."""

    def __init__(self, folded: str, grammar: Grammar) -> None:
        self._folded = folded
        self._bracket = grammar.rule("heading.bracket").regex
        self._statement = grammar.rule("heading.statement").regex
        self._opening = grammar.rule("heading.statement_opening").regex
        self._broken = grammar.rule("heading.broken_line").regex
        self._measure = grammar.rule("heading.measure").regex
        self._label = grammar.rule("heading.label").regex
        self._units = grammar.rule("heading.units").regex

    def put(self, order: Sequence[Node]) -> None:
        """Give all clauses of a part their headings, or none: the clauses of one family under one parent are a series."""
        families: dict[str, list[Opening]] = {}
        series: dict[tuple[int, str], list[Opening]] = {}
        for node in order:
            opening, family = self._read(node), node.marker.family
            families.setdefault(family, []).append(opening)
            series.setdefault((id(node.parent), family), []).append(opening)
        titled: dict[str, bool] = {}  # a short series follows its whole family
        for (_, family), openings in series.items():
            if len(openings) > _FEW and openings[0].style != "article":
                self._decide(openings, self._titled(openings))
                continue
            if family not in titled:
                titled[family] = self._titled(families[family])
            self._decide(openings, titled[family])

    def _read(self, node: Node) -> Opening:
        """How a clause opens, from the paragraphs of its own words."""
        found = Opening(node, node.marker.style, bool(node.children))
        paragraphs = node.paragraphs
        if not paragraphs:
            return found
        start, end = paragraphs[0]
        if self._folded[start] in "【〖" and (match := self._bracket.match(self._folded, start, end)):
            found.title, found.score = match.span(1), _CERTAIN
            return found
        stop = self._stop(start, end)
        found.own_line = stop >= end - 1
        found.stopped = stop < end
        if len(paragraphs) > 1:
            found.rest = not (found.own_line and self._only_units(paragraphs[1:]))
        elif not found.own_line:
            found.rest = not self._units.match(self._folded, stop + 1, end)
        a, b = strip(self._folded, start, stop, " ：")
        if a < b:
            found.title = (a, b)
            found.score = self._score(found, a, b, found.own_line and self._folded[end - 1] == "：")
        return found

    def _decide(self, series: Sequence[Opening], titled: bool) -> None:
        """Decide the headings of a series, of which most clauses that could do open with a title or not."""
        bodies = any(opening.rest or opening.parent for opening in series)
        found = [self._is_heading(opening, titled, bodies) for opening in series]
        if len(series) > _FEW and sum(found) * 4 >= len(series) * 3:
            found = [is_one or self._is_terse(opening) for is_one, opening in zip(found, series, strict=True)]
        for opening, is_one in zip(series, found, strict=True):
            opening.node.heading = opening.title if is_one else None

    def _is_terse(self, opening: Opening) -> bool:
        """Whether an opening is so short that it is a title where all its neighbours have one: 可申请公积金贷款。符合…"""
        if opening.title is None or not opening.stopped or not opening.rest or opening.style == "article":
            return False
        start, end = opening.title
        return end - start <= _TERSE and "，" not in self._folded[start:end] and opening.score > _LISTED

    def _titled(self, openings: Sequence[Opening]) -> bool:
        """Whether most clauses that could open with a title do."""
        judged = [
            opening.score > (0 if opening.rest or opening.parent else 2)
            for opening in openings
            if opening.title and (opening.rest or opening.parent or (opening.stopped and opening.style != "article"))
        ]
        return sum(judged) * 2 >= len(judged)

    def _is_heading(self, opening: Opening, titled: bool, bodies: bool) -> bool:
        if opening.title is None:
            return False
        if opening.score == _CERTAIN or opening.style in ("chapter", "section"):
            return opening.score > _LISTED
        if opening.own_line and not opening.rest and not opening.parent:
            return bodies and titled and opening.score > (2 if opening.stopped else 0)
        return opening.score > (0 if titled else 2)

    def _stop(self, start: int, end: int) -> int:
        """The place of the full stop that ends the first sentence, or the end of the paragraph."""
        depth, at, reach = 0, start, min(end, start + 3 * _LONGEST_TITLE)
        while match := _STOP.search(self._folded, at, reach):
            sign, at = match[0], match.end()
            if sign in _FULL_STOPS:
                if not depth:
                    return match.start()
            elif sign in _CLOSERS:
                depth = max(depth - 1, 0)
            elif len(sign) == 1:
                depth += 1
        return end

    def _only_units(self, paragraphs: Sequence[Span]) -> bool:
        return all(self._units.match(self._folded, start, end) for start, end in paragraphs)

    def _states(self, start: int, end: int) -> bool:
        """Whether words say who does what: 企业应当按时缴费."""
        return bool(self._opening.match(self._folded, start, end) or self._statement.search(self._folded, start, end))

    def _score(self, opening: Opening, start: int, end: int, announces: bool) -> int:
        """How much words look like a title: positive for one, negative for a statement."""
        folded, size = self._folded, end - start
        if size > 2 * _LONGEST_LINE:
            return -3
        closing = folded[end : end + 1] if opening.stopped else ""
        if closing == "；" or folded[end - 1] in "，、；":
            return _LISTED
        if closing in ("？", "！"):
            return 3 if opening.own_line and (opening.rest or opening.parent) else 0
        article = opening.style == "article"
        if announces:
            return 3 if self._label.fullmatch(folded, start, end) and not self._states(start, end) else -3
        if folded.find("：", start, end) >= 0:
            return -3
        if opening.own_line and not opening.stopped:
            if not opening.rest and not opening.parent:
                return -3 if self._states(start, end) else 3
            if size > _LONGEST_LINE or self._broken.search(folded, start, end):
                return -3
            return -3 if article and self._states(start, end) else 4
        if size > _LONGEST_TITLE or self._states(start, end):
            return -3
        commas = folded.count("，", start, end)
        measure = self._measure.match(folded, start, end)
        if size < _SHORT_NAME and not commas and opening.rest and not (article and measure):
            return 3
        if opening.own_line and opening.rest and size <= _SURE_TITLE:
            commas = max(commas - 1, 0)
        if measure:
            return (3 if size <= _SURE_TITLE and not article else 2) - commas
        if article:
            return -1
        return (2 if size <= _SHORT_NAME else 1) - commas
