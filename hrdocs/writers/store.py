"""The DuckDB store: opening one, and asking it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdocs.errors import FormatError, InputError, OutputError, UsageError
from hrdocs.writers.tables import TABLES

if TYPE_CHECKING:
    import duckdb


def query(store: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one SELECT on a store, opened for reading only, cut off from files and network."""
    if not store.is_file():
        raise InputError("there is no such store", where=str(store), remedy="make one: hrdocs batch … -o store.duckdb")
    import_duckdb()
    import duckdb

    try:
        with duckdb.connect(str(store), read_only=True, config={"enable_external_access": "false"}) as connection:
            cursor = connection.execute(sql)
            return [column[0] for column in cursor.description or ()], cursor.fetchall()
    except duckdb.IOException as error:
        raise InputError(f"cannot be opened: {_first_line(error)}", where=str(store), remedy="is it in use?") from None
    except duckdb.Error as error:
        raise UsageError(
            f"the query fails: {_first_line(error)}", remedy="tables: " + ", ".join(t.name for t in TABLES)
        ) from None


def import_duckdb() -> None:
    """Check that the extra `store` is installed."""
    try:
        import duckdb  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ImportError:
        raise FormatError("DuckDB is not installed", remedy="pip install 'hrdocs[store]'") from None


def connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    """A connection that may write: to a new store, or to memory."""
    import_duckdb()
    import duckdb

    try:
        # One thread keeps the order of rows, and so the bytes of Parquet files, the same.
        return duckdb.connect(str(path) if path else ":memory:", config={"threads": 1})
    except duckdb.Error as error:
        raise OutputError(f"cannot be opened: {_first_line(error)}", where=str(path)) from None


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]
