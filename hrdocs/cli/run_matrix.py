"""What `hrdocs matrix` does, and `hrdocs diff` with more than two notices."""

from __future__ import annotations

from pathlib import Path

from hrdocs.compare.matrix import compare
from hrdocs.grammar import load
from hrdocs.model import Notice
from hrdocs.writers.files import put


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
