"""What `hrdocs diff` does: read the notices, compare them, write the form that was asked for, choose the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hrdocs.cli.notices import notice_at
from hrdocs.cli.run_matrix import compare_many
from hrdocs.compare import compare
from hrdocs.compare.model import Diff, Mode, VersionsDiff
from hrdocs.errors import UsageError
from hrdocs.grammar import load
from hrdocs.model import Notice
from hrdocs.writers.files import put

_SUFFIXES = {".json": "json", ".md": "md", ".xlsx": "xlsx", ".html": "html", ".htm": "html"}


class Job(NamedTuple):
    """The options of the command."""

    notices: list[Path]
    against: Path | None
    mode: Mode | None
    output: Path | None
    to: str | None
    everything: bool
    exit_code: bool
    patterns: Path | None


def run(job: Job) -> int:
    """Run the job; returns the exit code: 1 for differences only where it was asked for."""
    form = form_of(job.output, job.to)
    paths = [job.against, *job.notices] if job.against else job.notices
    if len(paths) < 2:
        raise UsageError("one notice alone cannot be compared", remedy="give two, or --against HIGHER LOCAL")
    if len(paths) > 2:
        if job.against or job.mode:
            raise UsageError("--against and --mode are for two notices", remedy="leave them out, or give two notices")
        return compare_many([notice_at(path, job.patterns) for path in paths], form, job.output, job.patterns)
    left, right = (notice_at(path, job.patterns) for path in paths)
    diff = compare(left, right, load(job.patterns), mode=job.mode, against=job.against is not None)
    write(diff, left, right, form, job)
    return int(job.exit_code and differs(diff))


def form_of(output: Path | None, to: str | None) -> str:
    """The form: as asked, else as the suffix says, else the terminal."""
    form = to or _SUFFIXES.get(output.suffix.lower() if output else "", "terminal")
    if output and form == "terminal":
        raise UsageError(f"{output}: the suffix names no form", remedy="use .json, .md, .xlsx or .html, or say --to")
    if form == "xlsx" and not output:
        raise UsageError("a workbook cannot go to standard output", remedy="add -o FILE.xlsx")
    return form


def write(diff: Diff, left: Notice, right: Notice, form: str, job: Job) -> None:
    """Write a comparison in one form."""
    if form == "terminal":
        from hrdocs.writers.comparison.terminal import print_diff

        print_diff(diff, left, right, everything=job.everything)
    else:
        put(_bytes(diff, left, right, form), job.output)


def _bytes(diff: Diff, left: Notice, right: Notice, form: str) -> bytes:
    if form == "json":
        from hrdocs.writers.json import record_bytes

        return record_bytes(diff, pretty=True) + b"\n"
    if form == "md":
        from hrdocs.writers.comparison.markdown import diff_markdown

        return diff_markdown(diff, left, right).encode()
    if form == "xlsx":
        from hrdocs.writers.comparison.xlsx import diff_workbook

        return diff_workbook(diff, left, right)
    from hrdocs.writers.comparison.page import diff_page

    return diff_page(diff, left, right).encode()


def differs(diff: Diff) -> bool:
    """Whether two notices differ at all; regions do unless every clause and every figure has its like."""
    if isinstance(diff, VersionsDiff):
        return any(change.kind != "same" for change in diff.changes)
    return (
        bool(diff.left_only or diff.right_only)
        or any(pair.verdict != "same-indicator" or pair.ratio != 1 for pair in diff.targets)
        or any(pair.verdict != "both-with-figure" for pair in diff.incentives)
        or any(match.score < 1 for match in diff.matches)
    )
