"""The table of all figures of one notice: every stage asks it, and says which figures its records use.

Nobody parses a number a second time; what no record has claimed at the end is a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import UNSET

from hrdocs.model import Figure, Numeral
from hrdocs.text import Text


class Ledger:
    """Figures in text order, found by place, with the ids of the records that use them."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures: tuple[Figure, ...] = tuple(sorted(figures, key=lambda figure: figure.span))
        self._starts = [figure.span[0] for figure in self.figures]
        self._claims: dict[int, tuple[str, ...]] = {}

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that begin in [start, end), in text order."""
        return self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, start: int) -> Figure | None:
        """The figure that begins at a place."""
        i = bisect_left(self._starts, start)
        return self.figures[i] if i < len(self._starts) and self._starts[i] == start else None

    def claim(self, figure: Figure, record: str) -> None:
        """Note that a record uses a figure."""
        claims = self.records(figure)
        if record not in claims:
            self._claims[figure.span[0]] = (*claims, record)

    def records(self, figure: Figure) -> tuple[str, ...]:
        """The ids of the records that use a figure."""
        return self._claims.get(figure.span[0], ())

    def numerals(self, text: Text) -> tuple[Numeral, ...]:
        """The ledger as the contract prints it."""
        return tuple([self._numeral(figure, text.plain) for figure in self.figures])

    def _numeral(self, figure: Figure, plain: str) -> Numeral:
        span, kind = figure.span, figure.kind
        date = figure.date if kind in ("date", "year") else UNSET
        return Numeral(span, plain[slice(*span)], kind, figure.quantity, self.records(figure), figure.rule, date)
