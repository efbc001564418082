"""What a page holds: signs, rulings, and what is made of them: lines and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """One printed sign: its advance box, its base line, and the size of its font."""

    sign: str
    left: float
    right: float
    baseline: float
    size: float


class Ruling(NamedTuple):
    """A straight line of a table: horizontal or vertical, at `at`, from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """Signs and rulings of one page, numbered from 1."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rulings: list[Ruling] = field(default_factory=list[Ruling])


class Line(NamedTuple):
    """Words on one base line; `size` is the size of most of its signs."""

    words: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def box(self) -> Box:
        """The stretch of page that the line covers."""
        return (
            round(self.left, 1),
            round(self.baseline - 0.88 * self.size, 1),
            round(self.right, 1),
            round(self.baseline + 0.12 * self.size, 1),
        )


class Row(NamedTuple):
    """One row of a table: the words of its cells, and the boxes of those that hold words."""

    cells: tuple[str, ...]
    boxes: tuple[Box | None, ...]
    baseline: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page after lines and tables were found, in reading order."""

    number: int
    width: float
    height: float
    items: list[Line | Row]
