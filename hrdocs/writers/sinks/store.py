"""Sinks of typed tables: a DuckDB store, and Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hrdocs.errors import UsageError
from hrdocs.writers.sinks.files import CsvFolder
from hrdocs.writers.store import connect, import_duckdb
from hrdocs.writers.tables import TABLES, Table

if TYPE_CHECKING:
    import duckdb

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "decimal": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
PARTITIONS = ("province_code", "genre", "level")


class Store(CsvFolder):
    """A DuckDB database with all tables."""

    def __init__(self, target: Path) -> None:
        import_duckdb()
        super().__init__(target)

    def close(self) -> None:
        """Load the rows into the database and move it to its place."""
        self.finish_files()
        database = self.room / "store.duckdb"
        with connect(database) as connection:
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
        import_duckdb()
        super().__init__(target)
        self._partition = partition

    def close(self) -> None:
        """Write the Parquet files and move them to their place."""
        self.finish_files()
        made = self.room / "parquet"
        made.mkdir()
        with connect(None) as connection:
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
