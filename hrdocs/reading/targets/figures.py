"""The figures of a sentence that could measure something, as the rules see them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from hrdocs import kept
from hrdocs.model import Figure, Quantity, Span
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.signs import COUNT, COVERAGE, FRACTION, MONEY, MULTIPLE, POINTS, SHARE, TIME

_SIGNS = {"money": MONEY, "count": COUNT, "percent": SHARE, "multiple": MULTIPLE, "duration": TIME, "other": SHARE}
_MANY = 1000  # from here on 条 counts pieces instead of clauses
_VOLUME = 10  # from here on 次 counts work instead of pacing it
_NESTED = kept.pattern("（[^（）]*+）?|“[^“”]*+”?|《[^《》]*+》?|〔[^〔〕]*+〕?")


class Measured(Struct, frozen=True, gc=False):
    """A figure from its first digit to 以上 or 左右 behind its unit, and the sign that stands for it in a phrase.

    `figure` is None for 全覆盖, which is no figure and has its own quantity.
    """

    start: int
    end: int
    sign: str
    quantity: Quantity
    figure: Figure | None


class Measures:
    """The figures of a notice or a sentence that could be measures, in text order."""

    def __init__(self, figures: Sequence[Measured]) -> None:
        self.figures = figures
        self._starts = [one.start for one in figures]

    def within(self, start: int, end: int) -> Sequence[Measured]:
        """Those that begin in [start, end)."""
        return self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def unnested(self, folded: str, start: int, end: int) -> Measures:
        """Those that begin in [start, end) outside brackets and quotations."""
        found = self.within(start, end)
        if not found:
            return _NONE
        nested = [match.span() for match in _NESTED.finditer(folded, start, end)]
        return Measures([one for one in found if not _inside(nested, one.start)] if nested else found)


_NONE = Measures(())


def measures(context: Context) -> Measures:
    """All figures of a notice that could measure something, and every 全覆盖."""
    return Measures(sorted([*_figures(context), *_coverages(context.folded)], key=attrgetter("start")))


def _is_measure(context: Context, figure: Figure) -> bool:
    """Whether a figure could be the measure of a goal: 20家 and 10% could; 第一条, 二级 and a sum that is given could not."""
    quantity = figure.quantity
    if quantity is None or figure.kind not in _SIGNS:
        return False
    if quantity.unit in context.class_units and not (quantity.unit in context.volume_units and quantity.value >= _MANY):
        return False
    if quantity.unit in context.rhythm_units and quantity.value < _VOLUME:
        return False
    if figure.kind == "other":
        return quantity.unit == FRACTION and quantity.value < 1  # 一半, 三分之二
    if figure.kind == "money":
        return context.roles.get(figure.span[0], "target") in ("target", "other")
    if figure.kind == "duration":
        return bool(context.words["time_before"].search(context.folded, max(0, figure.span[0] - 20), figure.span[0]))
    return True


def _figures(context: Context) -> Iterator[Measured]:
    for figure in context.ledger.figures:
        if figure.quantity is not None and _is_measure(context, figure):
            sign = POINTS if figure.quantity.unit == "百分点" else _SIGNS[figure.kind]
            yield Measured(figure.span[0], max(figure.span[1], figure.reach[1]), sign, figure.quantity, figure)


def _inside(spans: list[Span], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in text order and do not overlap."""
    i = bisect_left(spans, (place, 0)) - 1
    return i >= 0 and spans[i][0] < place < spans[i][1]


def _coverages(folded: str) -> Iterator[Measured]:
    at = folded.find(COVERAGE)
    while at >= 0:
        after = at + len(COVERAGE)
        yield Measured(at, after, COVERAGE, Quantity("eq", 100, None, "%", COVERAGE), None)
        at = folded.find(COVERAGE, after)
