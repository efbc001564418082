"""`hrdocs extract` with paths and its plain options alone, answered without typer (docs/adr/0006-the-direct-way.md).

The command is described in `hrdocs.cli.extract`; what is not understood here, its errors and its help are left to that.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from hrdocs.cli.guard import guarded
from hrdocs.cli.run_extract import Job, run

_FLAGS = {"--pretty", "--text", "--summary"}


def job_of(words: list[str]) -> Job | None:
    """The job that words behind `hrdocs extract` ask for: `a.txt b.pdf -o out --text`; None where typer must decide."""
    notices: list[Path] = []
    output: Path | None = None
    flags: set[str] = set()
    waiting = iter(words)
    for word in waiting:
        if word in _FLAGS:
            flags.add(word)
        elif word in ("-o", "--output"):
            value = next(waiting, "")
            if not _is_path(value):
                return None
            output = Path(value)
        elif word == "-" or _is_path(word):
            notices.append(Path(word))
        else:
            return None
    if not notices:
        return None
    return Job(notices, output, None, "--pretty" in flags, "--text" in flags, "--summary" in flags, None)


def answer(words: list[str]) -> None:
    """Do what the words ask for and end the process; return when they are left to typer."""
    job = job_of(words)
    if job is None:
        return
    gc.set_threshold(100_000)  # what is loaded at the start stays; looking through it again and again finds nothing
    code = guarded(lambda: run(job))
    sys.stderr.flush()
    os._exit(code)  # everything is written; taking the program apart object by object takes as long as a notice


def _is_path(word: str) -> bool:
    return word != "" and not word.startswith("-")
