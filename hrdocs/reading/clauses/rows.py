"""Rows of task tables as clauses of style `row`, under the clause that the table stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from hrdocs.model import Clause, Span
from hrdocs.reading.clauses.tree import Share
from hrdocs.sentence import strip
from hrdocs.tables import DITTO, Row, Table
from hrdocs.text import Text

_TITLE = 40
_STOPS = "。；，：！？"


class Rows:
    """Puts the rows of tables into the tree of one part; `shares` says afterwards who owns which stretch."""

    def __init__(self, text: Text, part: str) -> None:
        self._text = text
        self._part = part
        self.shares: list[Share] = []

    def put(self, clauses: tuple[Clause, ...], tables: Sequence[Table]) -> tuple[Clause, ...]:
        """The tree with the rows of all tables in it."""
        for table in tables:
            clauses = self._into(clauses, table, None)
        return clauses

    def _into(self, clauses: tuple[Clause, ...], table: Table, parent: Clause | None) -> tuple[Clause, ...]:
        """The siblings with the rows among them, or below the one that the table stands in."""
        for i, clause in enumerate(clauses):
            if clause.style != "row" and clause.span[0] < table.span[0] < clause.span[1]:
                held = replace(self._cut(clause, table), children=self._into(clause.children, table, clause))
                return (*clauses[:i], held, *clauses[i + 1 :])
        rows = list(self._rows(table, parent, clauses))
        self.shares += [Share(table.span[0], parent.id if parent else None)]
        self.shares += [Share(self._line(row.span[0]), row.id) for row in rows]
        self.shares += [Share(table.span[1], parent.id if parent else None)]
        return tuple(sorted([*clauses, *rows], key=lambda clause: clause.span))

    def _rows(self, table: Table, parent: Clause | None, siblings: tuple[Clause, ...]) -> Iterator[Clause]:
        taken = {clause.id for clause in siblings}
        before = sum(1 for clause in siblings if clause.style == "row")
        prefix = f"{parent.id}." if parent else "" if self._part == "main" else f"{self._part}/"
        for ordinal, row in enumerate(table.rows, start=before + 1):
            name, times = f"{prefix}{ordinal}", 1
            while name in taken:
                times += 1
                name = f"{prefix}{ordinal}~{times}"
            taken.add(name)
            yield self._clause(table, row, name, ordinal, parent)

    def _line(self, at: int) -> int:
        """Where the line of a row begins, bar included."""
        folded = self._text.folded
        while at and folded[at - 1] in " |":
            at -= 1
        return at

    def _clause(self, table: Table, row: Row, name: str, ordinal: int, parent: Clause | None) -> Clause:
        plain = self._text.plain
        printed = [cell for cell in row.cells if cell[0] < cell[1]]
        numbered = table.columns[0].kind == "number" and row.cells[0][0] < row.cells[0][1]
        marker = plain[slice(*printed[0])] if numbered else ""
        rest = printed[1:] if numbered else printed
        heading = rest[0] if rest and self._is_title(rest[0]) else None
        own = rest[1:] if heading else rest
        end = row.span[1]
        text = (own[0][0], end) if own else (end, end)
        return Clause(
            id=name,
            part=self._part,
            marker=marker,
            style="row",
            ordinal=ordinal,
            depth=parent.depth + 1 if parent else 1,
            label=(parent.label if parent else "") + marker,
            heading=plain[slice(*heading)] if heading else None,
            text=plain[slice(*text)],
            span=row.span,
            heading_span=heading,
            text_span=text,
        )

    def _is_title(self, cell: Span) -> bool:
        words = self._text.folded[slice(*cell)]
        return words != DITTO and len(words) <= _TITLE and not any(sign in _STOPS for sign in words.rstrip("。；"))

    def _cut(self, clause: Clause, table: Table) -> Clause:
        """The clause that holds a table: its text ends before the table, what follows the table is its tail."""
        start, end = clause.text_span
        if not start <= table.span[0] < end:
            return clause
        text = strip(self._text.folded, start, table.span[0])
        text = text if text[0] < text[1] else (start, start)
        tail = strip(self._text.folded, table.span[1], end)
        plain = self._text.plain
        changed = replace(clause, text_span=text, text=plain[slice(*text)])
        if tail[0] < tail[1] and clause.tail_span is None and not clause.children:
            return replace(changed, tail_span=tail, tail=plain[slice(*tail)])
        return changed
