"""Task tables: columns headed 牵头单位, 配合单位 …, one row a line, or flattened to one cell a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hrdocs.grammar import Grammar
from hrdocs.reading.units.lists import Lists, UnitList
from hrdocs.sentence import split, strip
from hrdocs.text import Text

_LABELS = ("unit.label.lead", "unit.label.responsible", "unit.label.cooperating", "unit.label.supervising")


class Cell(NamedTuple):
    """One cell of a table, without the spaces around its words."""

    start: int
    end: int


class Tables:
    """Reads the unit columns of task tables; made once a grammar."""

    def __init__(self, grammar: Grammar, lists: Lists) -> None:
        self._lists = lists
        self._labels = [grammar.rule(name) for name in _LABELS]
        self._heads = grammar.rule("unit.column").regex
        self._first = grammar.rule("unit.first_column").regex

    def read(self, text: Text) -> list[UnitList]:
        """The unit cells of all task tables, each as a list."""
        if self._heads.search(text.folded) is None:
            return []
        lines = [(start, end) for start, end in text.lines() if text.folded[start:end].strip()]
        return [*self._printed(text, lines), *self._flattened(text, lines)]

    def _printed(self, text: Text, lines: list[tuple[int, int]]) -> Iterator[UnitList]:
        """Tables with one row a line: | 序号 | 重点任务 | 牵头单位 |."""
        roles: dict[int, str] = {}
        for start, end in lines:
            cells = _cells(text, start, end)
            if len(cells) < 2:
                roles = {}
            elif heads := self._roles(text.folded, cells):
                roles = heads
            else:
                yield from self._row(text.folded, cells, roles)

    def _flattened(self, text: Text, lines: list[tuple[int, int]]) -> Iterator[UnitList]:
        """Tables with one cell a line: the head, and then rows of as many lines, numbered 1, 2, 3."""
        folded = text.folded
        cells = [Cell(*strip(folded, start, end)) for start, end in lines]
        i = 0
        while i < len(cells):
            if not self._first.fullmatch(folded, *cells[i]):
                i += 1
                continue
            widths = range(3, min(9, len(cells) - i))
            width = next((n for n in widths if folded[slice(*cells[i + n])] == "1"), 0)
            roles = self._roles(folded, cells[i : i + width])
            i += max(width, 1)
            number = 1
            while roles and i + width <= len(cells) and folded[slice(*cells[i])] == str(number):
                yield from self._row(folded, cells[i : i + width], roles)
                i, number = i + width, number + 1

    def _roles(self, folded: str, cells: list[Cell]) -> dict[int, str]:
        """The roles of a head row by column; empty for a row that is no head."""
        return {i: role for i, cell in enumerate(cells) if (role := self._role(folded[cell.start : cell.end]))}

    def _role(self, words: str) -> str:
        for rule in self._labels:
            if (match := rule.regex.search(words + "：")) and match.start("label") == 0:
                return str(rule.sets["role"])
        return ""

    def _row(self, folded: str, cells: list[Cell], roles: dict[int, str]) -> Iterator[UnitList]:
        for i, role in roles.items():
            if i < len(cells):
                start, end = cells[i]
                yield UnitList(start, end, tuple(self._lists.members(folded, start, end, role, "unit.column")))


def _cells(text: Text, start: int, end: int) -> list[Cell]:
    """The cells of a row: between upright lines, or between tabs; a line without either has none."""
    folded, plain = text.folded, text.plain
    if folded.count("|", start, end) > 1:
        start, end = strip(folded, start, end)
        start, end = start + (folded[start] == "|"), end - (folded[end - 1] == "|")
        return [Cell(*strip(folded, *piece)) for piece in split(folded, start, end, "|")]
    if plain.count("\t", start, end) > 1:
        return [Cell(*strip(folded, *piece)) for piece in split(plain, start, end, "\t")]
    return []
