"""Rulings to tables: where lines cross there is a grid, and the signs inside it belong to cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from hrdocs.readers.layout.lines import lines_of
from hrdocs.readers.layout.page import Box, Glyph, Line, Page, Row, Ruling, Sheet
from hrdocs.readers.rows import DITTO, is_data

_NEAR = 3.0  # rulings closer than this are one; borders are often drawn twice
_MOST_RULINGS = 4_000  # a drawing, not a table


def sheet_of(page: Page) -> Sheet:
    """Lines and table rows of a page from top to bottom."""
    items: list[Line | Row] = []
    free = page.glyphs
    for grid in _grids(page.rulings):
        inside = [glyph for glyph in free if grid.holds(glyph)]
        rows = grid.rows(inside)
        if is_data([row.cells for row in rows]) and not _is_frame(rows):
            items += rows
            free = [glyph for glyph in free if not grid.holds(glyph)]
    items += lines_of(free)
    items.sort(key=lambda item: item.baseline)
    return Sheet(page.number, page.width, page.height, items)


def _is_frame(rows: list[Row]) -> bool:
    """Whether a grid is a drawn frame around running text: hardly any of its places hold words."""
    places = sum(len(row.cells) for row in rows)
    return sum(1 for row in rows for cell in row.cells if cell and cell != DITTO) * 4 < places


class _Grid:
    """Crossing rulings: sorted positions of columns and rows, and which borders are drawn."""

    def __init__(self, across: list[Ruling], down: list[Ruling]) -> None:
        self._tops = _positions(ruling.at for ruling in across)
        self._lefts = _positions(ruling.at for ruling in down)
        self._across, self._down = across, down

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a sign lies inside."""
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline - 0.4 * glyph.size
        return self._lefts[0] < x < self._lefts[-1] and self._tops[0] < y < self._tops[-1]

    def rows(self, glyphs: list[Glyph]) -> list[Row]:
        """Cells row by row; a merged cell has its words where it begins."""
        columns, depth = len(self._lefts) - 1, len(self._tops) - 1
        if columns < 1 or depth < 1:
            return []
        origin = self._origins(columns, depth)
        held: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            x, y = (glyph.left + glyph.right) / 2, glyph.baseline - 0.4 * glyph.size
            place = bisect_right(self._tops, y) - 1, bisect_right(self._lefts, x) - 1
            held.setdefault(origin[place], []).append(glyph)
        rows: list[Row] = []
        for i in range(depth):
            cells: list[str] = []
            boxes: list[Box | None] = []
            for j in range(columns):
                lines = lines_of(held.get((i, j), ())) if origin[i, j] == (i, j) else []
                above, left = origin[i, j]
                cells.append(_joined(lines) if lines else (DITTO if above < i and left == j else ""))
                boxes.append(_around(lines))
            rows.append(Row(tuple(cells), tuple(boxes), self._tops[i + 1]))
        return rows

    def _origins(self, columns: int, depth: int) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place of the grid the place where its cell begins: where no border is drawn, cells are one."""
        origin: dict[tuple[int, int], tuple[int, int]] = {}
        for i in range(depth):
            middle = (self._tops[i] + self._tops[i + 1]) / 2
            for j in range(columns):
                center = (self._lefts[j] + self._lefts[j + 1]) / 2
                if j and not _drawn(self._down, self._lefts[j], middle):
                    origin[i, j] = origin[i, j - 1]
                elif i and not _drawn(self._across, self._tops[i], center):
                    origin[i, j] = origin[i - 1, j]
                else:
                    origin[i, j] = (i, j)
        return origin


def _drawn(rulings: list[Ruling], at: float, along: float) -> bool:
    return any(abs(ruling.at - at) <= _NEAR and ruling.start - 1 <= along <= ruling.end + 1 for ruling in rulings)


def _positions(places: Iterable[float]) -> list[float]:
    """Sorted positions, those that lie together taken as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _grids(rulings: list[Ruling]) -> list[_Grid]:
    """Groups of rulings that touch each other, with at least two across and two down."""
    if not 4 <= len(rulings) <= _MOST_RULINGS:
        return []
    groups: list[tuple[Box, list[Ruling]]] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at if ruling.horizontal else ruling.start):
        box = _reach(ruling)
        members = [ruling]
        rest: list[tuple[Box, list[Ruling]]] = []
        for other, held in groups:
            if _touch(box, other):
                box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
                members = held + members
            else:
                rest.append((other, held))
        groups = [*rest, (box, members)]
    found: list[_Grid] = []
    for _, members in groups:
        across = [ruling for ruling in members if ruling.horizontal]
        down = [ruling for ruling in members if not ruling.horizontal]
        if len(_positions(r.at for r in across)) >= 3 and len(_positions(r.at for r in down)) >= 3:
            found.append(_Grid(across, down))
    return found


def _reach(ruling: Ruling) -> Box:
    if ruling.horizontal:
        return ruling.start, ruling.at, ruling.end, ruling.at
    return ruling.at, ruling.start, ruling.at, ruling.end


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + _NEAR and b[0] <= a[2] + _NEAR and a[1] <= b[3] + _NEAR and b[1] <= a[3] + _NEAR


def _joined(lines: list[Line]) -> str:
    """The words of a cell; its line breaks are those of the column's width."""
    words = ""
    for line in lines:
        spaced = words and line.words and words[-1].isascii() and words[-1].isalpha() and line.words[0].isascii()
        words += (" " if spaced else "") + line.words
    return words


def _around(lines: list[Line]) -> Box | None:
    if not lines:
        return None
    boxes = [line.box for line in lines]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
