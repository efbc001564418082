"""Where the notices of a command come from: files, standard input, extractions that were stored, folders."""

from __future__ import annotations

import sys
from pathlib import Path

import hrdocs
from hrdocs.errors import InputError, UsageError
from hrdocs.grammar import load
from hrdocs.model import NOTICE_SCHEMA, Notice


def read_notice(path: Path, patterns: Path | None) -> Notice:
    """Extract one notice from a path, `-` being standard input."""
    if str(path) == "-":
        notice = hrdocs.extract(sys.stdin.buffer.read(), name="-", patterns=patterns)
    else:
        notice = hrdocs.extract(path, patterns=patterns)
    load(patterns).keep()
    return notice


def notice_at(path: Path, patterns: Path | None) -> Notice:
    """The notice at a path: extracted, or read back where the file is an extraction that was stored as JSON."""
    if not is_stored(path):
        return read_notice(path, patterns)
    from hrdocs.writers.json import loads

    return loads(path.read_bytes())


def is_stored(path: Path) -> bool:
    """Whether a file is an extraction stored as JSON."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as file:
        return f'"{NOTICE_SCHEMA}"'.encode() in file.read(200)


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
