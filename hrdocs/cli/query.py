"""`hrdocs query`: questions to a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def query(
    store: Annotated[Path, typer.Argument(help="A .duckdb store made by `hrdocs batch`.")],
    sql: Annotated[str, typer.Argument(help="One SELECT; the tables are in docs/tables.md.")],
    format: Annotated[Literal["table", "csv", "json"], typer.Option(help="How to print the rows.")] = "table",
) -> None:
    """Ask a store with SQL; read-only."""
    from hrdocs.writers.rows import print_rows
    from hrdocs.writers.store import query as ask

    print_rows(*ask(store, sql), form=format)
