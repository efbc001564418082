"""Notices as an Excel workbook: a sheet a table, frozen header, filters, numbers as numbers, links to clauses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from hrdocs.errors import OutputError
from hrdocs.writers.json import loads
from hrdocs.writers.sinks.beside import Beside
from hrdocs.writers.tables import TABLES, Table, Value

MAX_ROWS = 1_048_576
MAX_SIGNS = 32_767
MAX_LINKS = 65_000
_WIDTHS = {"text": 40, "quote": 40, "title": 40, "condition": 40, "indicator": 30, "heading": 30, "canonical": 30}


class Workbook(Beside):
    """One workbook; rows are written as they come, in constant memory."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, folder=False)
        options = {
            "constant_memory": True,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "tmpdir": str(self.room),
        }
        self._book = xlsxwriter.Workbook(str(self.beside), options)
        # A fixed date keeps the same notices the same bytes.
        self._book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        bold = self._book.add_format({"bold": True, "bottom": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._link = self._book.add_format({"font_color": "#0563C1", "underline": 1})
        self._sheets = [self._sheet(table, bold) for table in TABLES]
        self._rows = [1] * len(TABLES)
        self._links = [0] * len(TABLES)

    def _sheet(self, table: Table, bold: Any) -> Any:
        sheet = self._book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        for i, name in enumerate(table.header):
            sheet.set_column(i, i, _WIDTHS.get(name, 12))
        sheet.write_row(0, 0, table.header, bold)
        return sheet

    def add(self, name: str, body: bytes) -> None:
        """Add the notice's rows to every sheet."""
        notice = loads(body)
        clauses: dict[Value, int] = {}
        for i, table in enumerate(TABLES):
            for row in table.rows(name, notice):
                if self._rows[i] >= MAX_ROWS:
                    raise OutputError(
                        f"sheet {table.name} is full ({MAX_ROWS} rows)",
                        where=str(self.target),
                        remedy="use --to parquet or duckdb",
                    )
                if table.name == "clauses":
                    clauses[row[1]] = self._rows[i]
                self._write(i, table, row, clauses)
                self._rows[i] += 1

    def _write(self, i: int, table: Table, row: list[Value], clauses: dict[Value, int]) -> None:
        sheet, at = self._sheets[i], self._rows[i]
        for column, (name, type_, value) in enumerate(zip(table.header, table.types, row, strict=True)):
            if value is None:
                continue
            if name == "clause" and value in clauses and self._links[i] < MAX_LINKS:
                self._links[i] += 1
                sheet.write_url(at, column, f"internal:clauses!A{clauses[value] + 1}", self._link, str(value))
            elif type_ == "date":
                sheet.write_datetime(at, column, date.fromisoformat(str(value)), self._day)
            elif isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, str):
                sheet.write_string(at, column, value if len(value) <= MAX_SIGNS else value[: MAX_SIGNS - 1] + "…")
            else:
                sheet.write_number(at, column, value)

    def close(self) -> None:
        """Set the filters and finish the workbook."""
        for sheet, table, rows in zip(self._sheets, TABLES, self._rows, strict=True):
            sheet.autofilter(0, 0, rows - 1, len(table.header) - 1)
        try:
            self._book.close()
        except (XlsxWriterException, OSError) as error:
            raise OutputError(f"cannot be written: {error}", where=str(self.target)) from None
        self.move()
