"""Notices as a DuckDB store or as Parquet files: the tables of `hrdocs.writers.tables`, typed and with keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdocs.errors import FormatError, InputError, OutputError, UsageError
from hrdocs.writers.sinks import CsvFolder
from hrdocs.writers.tables import TABLES, Table

if TYPE_CHECKING:
    import duckdb

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "decimal": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
PARTITIONS = ("province_code", "genre", "level")


class Store(CsvFolder):
    """A DuckDB database with all tables."""

    def close(self) -> None:
        """Load the rows into the database and move it to its place."""
        self.finish_files()
        database = self.room / "store.duckdb"
        with _connect(database) as connection:
            for table in TABLES:
                columns = ", ".join(
                    f'"{name}" {_TYPES[type_]}' for name, type_ in zip(table.header, table.types, strict=True)
                )
                key = ", ".join(f'"{name}"' for name in table.key)
                connection.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key}))')
                connection.execute(f'INSERT INTO "{table.name}" {_select(self.beside, table)}')
                _comment(connection, table)
        self.beside = database
        self.move()


class ParquetFolder(CsvFolder):
    """One Parquet file a table; with `partition` a folder a value of that column of `notices`."""

    def __init__(self, target: Path, partition: str | None = None) -> None:
        if partition not in (None, *PARTITIONS):
            raise UsageError(f"cannot partition by {partition!r}", remedy=f"one of {', '.join(PARTITIONS)}")
        super().__init__(target)
        self._partition = partition

    def close(self) -> None:
        """Write the Parquet files and move them to their place."""
        self.finish_files()
        made = self.room / "parquet"
        made.mkdir()
        with _connect(None) as connection:
            for table in TABLES:
                self._copy(connection, table, made)
        self.beside = made
        self.move()

    def _copy(self, connection: duckdb.DuckDBPyConnection, table: Table, made: Path) -> None:
        rows = f"({_select(self.beside, table)}) AS rows"
        if self._partition is None:
            target = _quoted(made / f"{table.name}.parquet")
            connection.execute(f"COPY (SELECT * FROM {rows}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
            return
        column, target = self._partition, _quoted(made / table.name)
        if table.name != "notices":
            notices = f"({_select(self.beside, TABLES[0])}) AS notices"
            rows += f" JOIN (SELECT notice, {column} FROM {notices}) USING (notice)"
        connection.execute(
            f"COPY (SELECT * FROM {rows}) TO {target} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({column}))"
        )


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


def _connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    import_duckdb()
    import duckdb

    try:
        # One thread keeps the order of rows, and so the bytes of Parquet files, the same.
        return duckdb.connect(str(path) if path else ":memory:", config={"threads": 1})
    except duckdb.Error as error:
        raise OutputError(f"cannot be opened: {_first_line(error)}", where=str(path)) from None


def _select(folder: Path, table: Table) -> str:
    columns = ", ".join(f"'{name}': '{_TYPES[type_]}'" for name, type_ in zip(table.header, table.types, strict=True))
    file = _quoted(folder / f"{table.name}.csv")
    return f"SELECT * FROM read_csv({file}, header=true, auto_detect=false, delim=',', quote='\"', escape='\"', max_line_size=1000000000, parallel=false, columns={{{columns}}})"


def _comment(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.doc)}')
    for column in table.columns:
        connection.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {_quoted(column.doc)}')


def _quoted(words: object) -> str:
    return "'" + str(words).replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]


def tables_markdown(tables: Sequence[Table] = TABLES) -> str:
    """The tables as documentation: docs/tables.md is this text."""
    lines = [
        "# Tables",
        "",
        "Made from `hrdocs/writers/tables.py`. Every table begins with `notice`, the notice's name in the batch.",
        "",
    ]
    for table in tables:
        lines += [
            f"## {table.name}",
            "",
            f"{table.doc}; key: {', '.join(table.key)}",
            "",
            "| column | type | meaning |",
            "|---|---|---|",
        ]
        lines += [f"| {column.name} | {column.type} | {column.doc} |" for column in table.columns]
        lines.append("")
    return "\n".join(lines)
