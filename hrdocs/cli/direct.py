"""`hrdocs extract` with paths and its plain options alone, answered without typer (docs/adr/0007-the-direct-way.md).

The command is described in `hrdocs.cli.extract`; what is not understood here, its errors and its help are left to that.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FLAGS = {"--pretty", "--text", "--summary"}


def plain_options(words: list[str]) -> dict[str, Any] | None:
    """What the words behind `hrdocs extract` ask for: `a.txt b.pdf -o out --text`; None where typer must decide."""
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
    return {"notices": notices, "output": output, **{flag[2:]: flag in flags for flag in _FLAGS}}


def answer(words: list[str]) -> None:
    """Do what the words ask for and end the process; return when they are left to typer."""
    options = plain_options(words)
    if options is None:
        return
    gc.set_threshold(100_000)  # what is loaded at the start stays; looking through it again and again finds nothing
    with _absent("typing_extensions"):  # msgspec takes it where it is, in 8 ms, and does as well without
        from hrdocs.cli.guard import guarded
        from hrdocs.cli.run_extract import Job, run

    code = guarded(lambda: run(Job(**options)))
    sys.stderr.flush()
    os._exit(code)  # everything is written; taking the program apart object by object takes as long as a notice


def _is_path(word: str) -> bool:
    return word != "" and not word.startswith("-")


@contextmanager
def _absent(name: str) -> Generator[None]:
    """A module that is not loaded yet, as if it were not installed."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # pyright: ignore[reportArgumentType]
    try:
        yield
    finally:
        del sys.modules[name]
