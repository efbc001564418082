"""Sinks of plain files: a folder of JSON, JSON Lines, a folder of CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from hrdocs.writers.files import output_error, write_file
from hrdocs.writers.json import line_of, loads
from hrdocs.writers.sinks.beside import Beside
from hrdocs.writers.tables import TABLES, Value


class JsonFolder:
    """One JSON file a notice, in folders like those of the input."""

    def __init__(self, target: Path) -> None:
        self._folder = target

    def add(self, name: str, body: bytes) -> None:
        """Write the notice's file; a file that already holds the same bytes is left alone."""
        path = self._folder / f"{name}.json"
        data = line_of(body)
        with suppress(OSError):
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return
        write_file(path, data)

    def close(self) -> None:
        """Nothing is left to do."""

    def abandon(self) -> None:
        """Whole files stay: a second run goes on from them."""


class JsonLines(Beside):
    """One line a notice."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, folder=False)
        self._file = self.beside.open("wb")

    def add(self, name: str, body: bytes) -> None:
        """Add the notice's line."""
        try:
            self._file.write(line_of(body))
        except OSError as error:
            raise output_error(error, str(self.target)) from None

    def close(self) -> None:
        """Finish the file."""
        try:
            self._file.close()
        except OSError as error:
            raise output_error(error, str(self.target)) from None
        self.move()


class CsvFolder(Beside):
    """One CSV file a table, UTF-8 with a byte order mark so that spreadsheets read it rightly."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, folder=True)
        self._files: list[IO[str]] = []
        self._writers: list[Callable[[list[Value]], object]] = []
        for table in TABLES:
            file = (self.beside / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="")
            writer = csv.writer(file)
            writer.writerow(table.header)
            self._files.append(file)
            self._writers.append(writer.writerow)

    def add(self, name: str, body: bytes) -> None:
        """Add the notice's rows to every table."""
        notice = loads(body)
        try:
            for table, write in zip(TABLES, self._writers, strict=True):
                for row in table.rows(name, notice):
                    write(row)
        except OSError as error:
            raise output_error(error, str(self.target)) from None

    def close(self) -> None:
        """Finish all files."""
        self.finish_files()
        self.move()

    def finish_files(self) -> None:
        """Close the CSV files; a full disk shows here."""
        try:
            for file in self._files:
                file.close()
        except OSError as error:
            raise output_error(error, str(self.target)) from None
