"""Where the notices of a batch go, one after another, in flat memory: a sink a form, chosen by name or suffix.

A sink gets every notice in the order of the plan and is then closed; nothing appears under its final name before that,
except the folder of JSON files, whose files appear whole one by one.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from hrdocs.errors import UsageError
from hrdocs.model import Notice
from hrdocs.writers.files import output_error, write_file
from hrdocs.writers.json import dumps
from hrdocs.writers.tables import TABLES, Value


class Sink(Protocol):
    """Takes notices in order."""

    def add(self, name: str, notice: Notice) -> None:
        """Take one notice under its name in the batch."""
        ...

    def close(self) -> None:
        """Finish: everything appears under its final name."""
        ...

    def abandon(self) -> None:
        """Stop without finishing: nothing is left behind."""
        ...


class JsonFolder:
    """One JSON file a notice, in folders like those of the input."""

    def __init__(self, target: Path) -> None:
        self._folder = target

    def add(self, name: str, notice: Notice) -> None:
        """Write the notice's file; a file that already holds the same bytes is left alone."""
        path = self._folder / f"{name}.json"
        data = dumps(notice) + b"\n"
        with suppress(OSError):
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return
        write_file(path, data)

    def close(self) -> None:
        """Nothing is left to do."""

    def abandon(self) -> None:
        """Whole files stay: a second run goes on from them."""


class Beside:
    """A sink that fills a hidden neighbour of its target and moves it there when it is complete."""

    def __init__(self, target: Path, *, folder: bool) -> None:
        self.target = target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.room = Path(tempfile.mkdtemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent))
        except OSError as error:
            raise output_error(error, str(target)) from None
        self.beside = self.room / target.name
        if folder:
            self.beside.mkdir()

    def move(self) -> None:
        """Move what is complete to its final place."""
        try:
            if self.beside.is_dir():
                self.target.mkdir(exist_ok=True)
                for path in sorted(self.beside.iterdir()):
                    path.replace(self.target / path.name)
            else:
                self.beside.replace(self.target)
        except OSError as error:
            raise output_error(error, str(self.target)) from None
        finally:
            shutil.rmtree(self.room, ignore_errors=True)

    def abandon(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.room, ignore_errors=True)


class JsonLines(Beside):
    """One line a notice."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, folder=False)
        self._file = self.beside.open("wb")

    def add(self, name: str, notice: Notice) -> None:
        """Add the notice's line."""
        try:
            self._file.write(dumps(notice) + b"\n")
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

    def add(self, name: str, notice: Notice) -> None:
        """Add the notice's rows to every table."""
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


SUFFIXES = {".jsonl": "jsonl", ".xlsx": "xlsx", ".duckdb": "duckdb"}
FORMS = ("json", "jsonl", "csv", "xlsx", "parquet", "duckdb")


def form_of(target: Path, form: str | None) -> str:
    """The form asked for; without one, by the target's suffix, and a folder of JSON files where it has none."""
    form = form or SUFFIXES.get(target.suffix.lower(), "json")
    if form not in FORMS:
        raise UsageError(f"there is no form {form!r}", remedy=f"one of {', '.join(FORMS)}")
    return form


def open_sink(target: Path, form: str | None, partition: str | None = None) -> Sink:
    """The sink of a form, as `form_of` decides."""
    form = form_of(target, form)
    if partition and form != "parquet":
        raise UsageError("--partition-by goes with --to parquet")
    if form == "json":
        return JsonFolder(target)
    if form == "jsonl":
        return JsonLines(target)
    if form == "csv":
        return CsvFolder(target)
    if form == "xlsx":
        from hrdocs.writers.xlsx import Workbook

        return Workbook(target)
    from hrdocs.writers.store import ParquetFolder, Store, import_duckdb

    import_duckdb()
    return Store(target) if form == "duckdb" else ParquetFolder(target, partition)
