"""What `hrdocs matrix` does, and `hrdocs diff` with more than two notices."""

from __future__ import annotations

from pathlib import Path

from hrdocs.cli.run_diff import is_stored, notice_at, put
from hrdocs.compare.matrix import compare
from hrdocs.errors import InputError, UsageError
from hrdocs.grammar import load
from hrdocs.model import Notice


def compare_many(notices: list[Notice], form: str, output: Path | None, patterns: Path | None) -> int:
    """Compare many notices and write the matrix; returns the exit code."""
    matrix = compare(notices, load(patterns))
    if form == "terminal":
        from hrdocs.writers.comparison.terminal import print_matrix

        print_matrix(matrix)
        return 0
    if form == "json":
        from hrdocs.writers.json import record_bytes

        put(record_bytes(matrix, pretty=True) + b"\n", output)
    elif form == "md":
        from hrdocs.writers.comparison.markdown import matrix_markdown

        put(matrix_markdown(matrix).encode(), output)
    elif form == "xlsx":
        from hrdocs.writers.comparison.xlsx import matrix_workbook

        put(matrix_workbook(matrix), output)
    else:
        from hrdocs.writers.comparison.page import matrix_page

        put(matrix_page(matrix, notices).encode(), output)
    return 0


def notices_in(folder: Path, patterns: Path | None) -> list[Notice]:
    """All notices of a folder: what `hrdocs batch` stored there as JSON, else the notices themselves."""
    if not folder.is_dir():
        raise InputError("there is no such folder", where=str(folder), remedy="give a folder of notices")
    from hrdocs.batch.plan import plan

    stored = [path for path in sorted(folder.rglob("*.json")) if is_stored(path)]
    found = [notice_at(path, patterns) for path in stored or [Path(task.path) for task in plan([str(folder)])]]
    if len(found) < 2:
        raise UsageError("fewer than two notices", remedy=f"give a folder with at least two, {folder} has not")
    return found
