"""Tables of a page: rows of facts become row lines, tables that only lay out the page are walked like any block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hrdocs.readers.rows import DITTO, is_data, row

_LONG_CELL = 1500  # signs; a longer cell is a page column, not a fact
_MOST_SPAN = 60


def table_rows(table: Any, tidy: Callable[[str], str]) -> list[str] | None:
    """The caption and the rows of a data table as lines; None for a layout table."""
    if len(table.css("table")) > 1:
        return None
    rows: list[list[str]] = []
    carried: dict[int, int] = {}
    for line in table.css("tr"):
        cells: list[str] = []
        for cell in line.css("td, th"):
            _fill(cells, carried)
            words = tidy(_words(cell))
            if len(words) > _LONG_CELL:
                return None
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            if deep > 1:
                carried |= {len(cells) + i: deep for i in range(wide)}
            cells += [words] + [""] * (wide - 1)
        _fill(cells, carried)
        carried = {column: left - 1 for column, left in carried.items() if left > 1}
        rows.append(cells)
    rows = [cells for cells in rows if any(cells)]
    if not is_data(rows):
        return None
    caption = table.css_first("caption")
    return ([tidy(caption.text())] if caption is not None else []) + [row(cells) for cells in rows]


def _fill(cells: list[str], carried: dict[int, int]) -> None:
    """Put the ditto sign where a cell of an earlier row reaches down."""
    while len(cells) in carried:
        cells.append(DITTO)


def _span(cell: Any, name: str) -> int:
    try:
        return min(max(int(cell.attributes.get(name) or 1), 1), _MOST_SPAN)
    except ValueError:
        return 1


def _words(cell: Any) -> str:
    """The words of a cell; paragraphs and breaks in it are blanks."""
    for unread in cell.css("script, style"):
        unread.decompose()
    for tag in cell.css("br, p, div, li"):
        tag.insert_before("\n")
    return cell.text()
