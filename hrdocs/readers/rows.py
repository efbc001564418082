"""How a table row stands in the text: one line, cells between bars.

A cell that is merged with the one above it holds `〃`, so that its words and figures stand in the text once; a cell that
is merged with the one on its left is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

DITTO = "〃"


def row(cells: Iterable[str]) -> str:
    """One row as a line: ["1", "建园区"] → `| 1 | 建园区 |`."""
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "｜")


def is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells are a table of facts, and not a page layout: two rows and two columns that hold words."""
    full = [sum(1 for cell in cells if cell.strip()) for cells in rows]
    return sum(1 for count in full if count >= 2) >= 2
