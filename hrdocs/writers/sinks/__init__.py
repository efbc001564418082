"""Where the notices of a batch go, one after another, in flat memory: a sink a form, chosen by name or suffix.

A sink gets every notice in the order of the plan and is then closed; nothing appears under its final name before that,
except the folder of JSON files, whose files appear whole one by one.
"""

from __future__ import annotations

from pathlib import Path

from hrdocs.errors import UsageError
from hrdocs.writers.sinks.beside import Sink
from hrdocs.writers.sinks.files import CsvFolder, JsonFolder, JsonLines

__all__ = ["FORMS", "Sink", "form_of", "open_sink"]

SUFFIXES = {".jsonl": "jsonl", ".xlsx": "xlsx", ".duckdb": "duckdb"}
FORMS = ("json", "jsonl", "csv", "xlsx", "parquet", "duckdb")


def form_of(target: Path, form: str | None) -> str:
    """The form asked for; without one, by the target's suffix, and a folder of JSON files where it has none."""
    suffix = target.suffix.lower()
    if not form and suffix and suffix not in SUFFIXES and not target.is_dir():
        raise UsageError(
            f"the suffix {suffix} names no form", where=str(target), remedy="use .jsonl .xlsx .duckdb, or --to"
        )
    form = form or SUFFIXES.get(suffix, "json")
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
        from hrdocs.writers.sinks.workbook import Workbook

        return Workbook(target)
    from hrdocs.writers.sinks.store import ParquetFolder, Store

    return Store(target) if form == "duckdb" else ParquetFolder(target, partition)
