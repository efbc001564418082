"""The figures of a sentence that could measure something, as the rules see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from hrdocs.model import Figure, Quantity
from hrdocs.reading.targets.context import Context

COVERAGE = "全覆盖"
_SIGNS = {"money": "⟨¥⟩", "count": "⟨n⟩", "percent": "⟨%⟩", "multiple": "⟨×⟩", "duration": "⟨t⟩"}
_NESTED = regex.compile("（[^（）]*+）?|“[^“”]*+”?|《[^《》]*+》?|〔[^〔〕]*+〕?")


class Measured(NamedTuple):
    """A figure from its first digit to 以上 or 左右 behind its unit, and the sign that stands for it in a phrase.

    `figure` is None for 全覆盖, which is no figure and has its own quantity.
    """

    start: int
    end: int
    sign: str
    quantity: Quantity
    figure: Figure | None


def measured(context: Context, start: int, end: int) -> list[Measured]:
    """The figures of [start, end) that could be measures, in text order; those in brackets and quotations are none."""
    folded = context.folded
    nested = [match.span() for match in _NESTED.finditer(folded, start, end)]
    found = [*_figures(context, start, end), *coverages(folded, start, end)]
    found = [one for one in found if not any(a < one.start < b for a, b in nested)]
    return sorted(found, key=lambda one: one.start)


def is_measure(figure: Figure) -> bool:
    """Whether a figure counts or measures anything: 20家 and 10% do, 第一条 and 2025年 do not."""
    return figure.quantity is not None and figure.kind in _SIGNS


def _figures(context: Context, start: int, end: int) -> Iterator[Measured]:
    for figure in context.ledger.within(start, end):
        unit = figure.quantity.unit or "" if figure.quantity else ""
        if figure.quantity is None or not is_measure(figure) or unit in context.class_units:
            continue
        if figure.kind != "duration" or context.words["time_before"].search(context.folded, start, figure.span[0]):
            sign = "⟨±⟩" if unit.endswith("百分点") else _SIGNS[figure.kind]
            yield Measured(figure.span[0], max(figure.span[1], figure.reach[1]), sign, figure.quantity, figure)


def coverages(folded: str, start: int, end: int) -> Iterator[Measured]:
    """Every 全覆盖 in [start, end)."""
    at = folded.find(COVERAGE, start, end)
    while at >= 0:
        after = at + len(COVERAGE)
        yield Measured(at, after, COVERAGE, Quantity("eq", 100, None, "%", COVERAGE), None)
        at = folded.find(COVERAGE, after, end)
