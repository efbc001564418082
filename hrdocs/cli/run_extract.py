"""What `hrdocs extract` does: read each notice, write it where it belongs, go on past a bad one, choose the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from hrdocs.cli.notices import read_notice
from hrdocs.errors import HrdocsError, UsageError
from hrdocs.model import Notice
from hrdocs.writers.files import write_file, write_stdout
from hrdocs.writers.json import dumps


class Job(Struct, frozen=True):
    """The options of the command."""

    notices: list[Path]
    output: Path | None = None
    format: str | None = None
    pretty: bool = False
    text: bool = False
    summary: bool = False
    patterns: Path | None = None


def run(job: Job) -> int:
    """Run the job; returns the exit code: 0, 1 with findings of severity error, 2 when a notice could not be read."""
    lines = job.format == "jsonl" or (job.format is None and len(job.notices) > 1)
    if job.pretty and lines and not _is_folder(job.output):
        raise UsageError("--pretty and JSON Lines do not go together", remedy="leave one out, or give -o FOLDER/")
    if job.summary and job.output is None:
        raise UsageError(
            "--summary needs -o, because the JSON goes to standard output", remedy="add -o FILE or -o FOLDER/"
        )
    if job.format == "json" and len(job.notices) > 1 and not _is_folder(job.output):
        raise UsageError("several notices make no single JSON document", remedy="use --format jsonl, or -o FOLDER/")
    failed = False
    done: list[tuple[str, Notice]] = []
    written: list[bytes] = []
    names = output_names(job.notices)
    for path, notice in _readable(job):
        if notice is None:
            failed = True
            continue
        done.append((names[path].removesuffix(".json"), notice))
        data = dumps(notice, pretty=job.pretty, text=job.text) + b"\n"
        if job.output is None:
            write_stdout(data)
        elif _is_folder(job.output):
            write_file(job.output / names[path], data)
        else:
            written.append(data)
    if job.output is not None and not _is_folder(job.output) and written:
        write_file(job.output, b"".join(written))
    if job.summary:
        from hrdocs.writers.terminal import print_summary

        print_summary(done)
    if failed:
        return 2
    return int(any(finding.severity == "error" for _, notice in done for finding in notice.findings))


def _readable(job: Job) -> Iterator[tuple[Path, Notice | None]]:
    """Each notice with its extraction; None where it could not be read, which has been said on stderr."""
    for path in job.notices:
        try:
            yield path, read_notice(path, job.patterns)
        except HrdocsError as error:
            print(f"hrdocs: {error}", file=sys.stderr)
            yield path, None


def _is_folder(output: Path | None) -> bool:
    """A folder is one that exists, or a name without suffix."""
    return output is not None and (output.is_dir() or (not output.suffix and not output.exists()))


def output_names(paths: list[Path]) -> dict[Path, str]:
    """A file name for each notice; where two would be alike, as many folder names as it takes stand in front.

    >>> output_names([Path("hefei/notice.txt"), Path("chuannan/notice.txt")])[Path("hefei/notice.txt")]
    'hefei-notice.json'
    """
    names: dict[Path, str] = {}
    for depth in range(1, max((len(path.parts) for path in paths), default=1) + 1):
        open_paths = [path for path in paths if path not in names]
        proposed = {path: "-".join((*path.parts[-depth:-1], path.stem)).replace("/", "") for path in open_paths}
        taken = list(proposed.values())
        names |= {path: f"{name}.json" for path, name in proposed.items() if taken.count(name) == 1}
    for i, path in enumerate(path for path in paths if path not in names):
        names[path] = f"{path.stem}-{i + 1}.json"
    return names
