"""Figures below a head that names their unit: 50 below 奖励标准（万元） is 500000 元."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from msgspec.structs import replace

from hrdocs.model import Figure, Number, Quantity, Span
from hrdocs.tables import Table
from hrdocs.text import Text

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_RANGE = "-—~至"


def scaled(figures: list[Figure], tables: tuple[Table, ...], text: Text) -> list[Figure]:
    """The figures, those in money columns read with the unit of the head; the unit in the head is no figure."""
    if not any(column.scale is not None for table in tables for column in table.columns):
        return figures
    figures = sorted(figures, key=lambda figure: figure.span)
    starts = [figure.span[0] for figure in figures]
    read: dict[int, list[Figure]] = {}  # by the index of a figure what stands in its place

    def within(span: Span) -> range:
        return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))

    for table in tables:
        for column in table.columns:
            if column.scale is not None:
                read |= {i: [] for i in within(column.head)}
        for _, column, cell in table.cells("money"):
            held = within(cell)
            if column.scale is not None and held:
                money = _in_cell([figures[i] for i in held], _factor(column.scale), text)
                read |= {i: [] for i in held} | {held[0]: money}
    return [figure for i, old in enumerate(figures) for figure in read.get(i, (old,))]


def _in_cell(figures: list[Figure], factor: int, text: Text) -> list[Figure]:
    if any(figure.quantity is None or figure.quantity.unit is not None for figure in figures):
        return figures
    money = [_money(figure, figure.quantity, factor) for figure in figures if figure.quantity]
    if len(money) == 2 and text.folded[money[0].span[1] : money[1].span[0]].strip() in tuple(_RANGE):
        return [_range(money[0], money[1], text)]
    return money


def _factor(scale: str) -> int:
    """万 → 10000, 千万 → 10000000, nothing → 1."""
    factor = 1
    for sign in scale:
        factor *= _SCALES[sign]
    return factor


def _money(figure: Figure, quantity: Quantity, factor: int) -> Figure:
    value = _times(quantity.value, factor)
    upper = _times(quantity.upper, factor) if quantity.upper is not None else None
    return replace(
        figure, kind="money", rule="column.unit", quantity=replace(quantity, value=value, upper=upper, unit="元")
    )


def _times(value: Number, factor: int) -> Number:
    exact = Decimal(str(value)) * factor
    return int(exact) if exact == int(exact) else float(exact)


def _range(low: Figure, high: Figure, text: Text) -> Figure:
    assert low.quantity is not None and high.quantity is not None
    span = (low.span[0], high.span[1])
    quote = text.plain[slice(*span)]
    quantity = replace(low.quantity, comparator="range", upper=high.quantity.value, quote=quote)
    return replace(low, span=span, reach=span, quantity=quantity)
