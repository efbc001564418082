"""Rows of a query: as a table for people, CSV, or JSON."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from typing import Any

import orjson
from rich.markup import escape

from hrdocs.writers.files import write_stdout
from hrdocs.writers.terminal import console, table


def print_rows(header: Sequence[str], rows: Sequence[Sequence[Any]], *, form: str) -> None:
    """Print the rows in a form: table, csv, json."""
    if form == "json":
        data = [dict(zip(header, row, strict=True)) for row in rows]
        write_stdout(orjson.dumps(data, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    else:
        grid = table("", *header)
        for row in rows:
            grid.add_row(*(escape(_cell(value)) for value in row))
        console().print(grid)


def _cell(value: Any) -> str:
    """A value for people: 20.0, as a store keeps every figure, is 20."""
    if value is None:
        return ""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)
