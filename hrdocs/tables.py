"""Tables in a text: rows between bars or tabs, and tables flattened to one cell a line; what their columns are.

A table counts here when its head says what at least two of its columns are; any other is left as it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hrdocs import kept
from hrdocs.grammar import Grammar, Rule
from hrdocs.model import Span
from hrdocs.sentence import strip
from hrdocs.text import Text

DITTO = "〃"  # what a reader writes where a cell is merged with the one above
_RULE_ROW = kept.pattern(r"[\s|:—-]+")
_BRACKET = kept.pattern(r"（(?P<words>[^（）]*)）$")
_WIDEST = 12
_HEADS = 40  # signs of the longest head of a column
_NUMBERED = ("序号", "编号", "项次")


class Column(Struct, frozen=True):
    """One column: what its head says it is ("" where it says nothing known), the rule, the head, the unit's scale."""

    kind: str
    rule: Rule | None
    head: Span
    scale: str | None = None
    per: str | None = None


class Row(Struct, frozen=True):
    """One row: from its first printed cell to its last, and the places of all cells, empty ones included."""

    span: Span
    cells: tuple[Span, ...]


class Table(Struct, frozen=True):
    """A table: its stretch of lines, head included, its columns and its rows."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_task_table(self) -> bool:
        """Whether the rows are tasks: somebody is responsible for them, or they are to be done by a date."""
        kinds = {column.kind for column in self.columns}
        return bool(kinds & {"lead", "responsible", "cooperating"}) or {"task", "deadline"} <= kinds

    @property
    def gives(self) -> bool:
        """Whether the table says who gets how much: 档次 | 条件 | 奖励标准."""
        return any(column.rule is not None and column.rule.sets.get("role") == "award" for column in self.columns)

    def cells(self, kind: str) -> Iterator[tuple[Row, Column, Span]]:
        """The printed cells of all columns of a kind, row by row."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=False):
                if column.kind == kind and cell[0] < cell[1]:
                    yield row, column, cell


class Stretches:
    """Stretches of a text, in order and apart; asks whether a place lies in one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, at: int) -> bool:
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._spans[i][1]


def find_tables(text: Text, grammar: Grammar) -> tuple[Table, ...]:
    """The tables of a text in order: `| 序号 | 任务 | 牵头单位 |` and the rows below."""
    folded = text.folded
    barred = "|" in folded or "\t" in text.plain
    if not barred and not any(word in folded for word in _NUMBERED):
        return ()
    lines = [line for line in ((start, end) for start, end in text.lines()) if folded[slice(*line)].strip()]
    heads = Heads(grammar)
    found = [*(_barred(text, lines, heads) if barred else ()), *_flattened(folded, lines, heads)]
    return tuple(sorted(found, key=lambda table: table.span))


class Heads:
    """Reads the heads of columns."""

    def __init__(self, grammar: Grammar) -> None:
        *self._kinds, self._unit = grammar.rules("columns")

    def columns(self, folded: str, cells: Sequence[Span]) -> tuple[Column, ...]:
        """The columns of a head row; none when fewer than two heads are known."""
        columns = tuple(self._column(folded, cell) for cell in cells)
        return columns if sum(1 for column in columns if column.kind) >= 2 else ()

    def _column(self, folded: str, cell: Span) -> Column:
        words = "".join(folded[slice(*cell)].split())
        if not 0 < len(words) <= _HEADS:
            return Column("", None, cell)
        bracket = _BRACKET.search(words)
        unit = self._unit.regex.match(bracket["words"]) if bracket else None
        bare = words[: bracket.start()] if bracket else words
        for rule in self._kinds:
            if rule.regex.match(words) or rule.regex.match(bare):
                return Column(rule.sets["kind"], rule, cell, *((unit["scale"], unit["per"]) if unit else ()))
        return Column("", None, cell)


def _barred(text: Text, lines: Sequence[Span], heads: Heads) -> Iterator[Table]:
    """Tables with one row a line; the head is the first row whose columns are known."""
    columns: tuple[Column, ...] = ()
    rows: list[Row] = []
    start = end = 0
    for line in [*lines, (len(text.folded), len(text.folded))]:
        cells = _cells(text, *line)
        if columns and len(cells) < 2:
            yield Table((start, end), columns, tuple(rows))
            columns, rows = (), []
        if len(cells) < 2 or _RULE_ROW.fullmatch(text.folded, *line):
            continue
        if not columns:
            columns, start = heads.columns(text.folded, cells), line[0]
        elif (row := _row(cells)) and not heads.columns(text.folded, cells):
            rows.append(row)
        end = line[1]


def _cells(text: Text, start: int, end: int) -> list[Span]:
    """The cells of a line: between bars, or between tabs; a line without either has none."""
    folded, plain = text.folded, text.plain
    if folded.count("|", start, end) > 1:
        start, end = strip(folded, start, end)
        return _pieces(folded, start + (folded[start] == "|"), end - (folded[end - 1] == "|"), "|")
    if plain.count("\t", start, end) > 1:
        return _pieces(plain, start, end, "\t")
    return []


def _pieces(words: str, start: int, end: int, sign: str) -> list[Span]:
    found: list[Span] = []
    while (at := words.find(sign, start, end)) >= 0:
        found.append(strip(words, start, at, " \t"))
        start = at + 1
    return [*found, strip(words, start, end, " \t")]


def _flattened(folded: str, lines: Sequence[Span], heads: Heads) -> Iterator[Table]:
    """Tables with one cell a line: the head from 序号 on, and then rows of as many lines, numbered 1, 2, 3."""
    cells = [strip(folded, *line) for line in lines]
    i = 0
    while i < len(cells):
        if folded[slice(*cells[i])].replace(" ", "") not in _NUMBERED:
            i += 1
            continue
        widths = range(3, min(_WIDEST, len(cells) - i))
        width = next((n for n in widths if folded[slice(*cells[i + n])] == "1"), 0)
        columns = heads.columns(folded, cells[i : i + width])
        first, i = i, i + max(width, 1)
        rows: list[Row] = []
        while columns and i + width <= len(cells) and folded[slice(*cells[i])] == str(len(rows) + 1):
            row = _row(cells[i : i + width])
            rows += [row] if row else []
            i += width
        if rows:
            yield Table((lines[first][0], lines[i - 1][1]), columns, tuple(rows))


def _row(cells: Sequence[Span]) -> Row | None:
    printed = [cell for cell in cells if cell[0] < cell[1]]
    return Row((printed[0][0], printed[-1][1]), tuple(cells)) if printed else None
