"""Which files a batch reads, in which order, and what each is called in the output."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hrdocs.batch.remote import find, is_remote
from hrdocs.errors import InputError, UsageError
from hrdocs.intake import shown

_GLOB_SIGNS = frozenset("*?[")
# In a folder only these are notices; a file that is named is read whatever it is called.
NOTICE_SUFFIXES = frozenset({".txt", ".htm", ".html", ".shtml", ".docx", ".doc", ".wps", ".rtf", ".pdf", ".ofd"})


class Task(NamedTuple):
    """One notice to read: its path or URL, and its name in the output (relative, `/` between folders)."""

    path: str
    name: str


def plan(sources: Iterable[str], lists: Iterable[Path] = ()) -> list[Task]:
    """The tasks of folders, files and globs, and of list files (one path a line), sorted by name, each file once.

    Folders are read to any depth; hidden files, and links that lead back into a folder already seen, are left out.
    `InputError` for a source that does not exist, `UsageError` when nothing is left to do.
    """
    found: dict[str, str] = {}
    for source in [*sources, *(line for path in lists for line in _listed(path))]:
        for path, name in find(source) if is_remote(source) else _expand(source):
            found.setdefault(str(path), name)
    if not found:
        raise UsageError("there is no file to read", remedy="name folders, files or globs")
    return _named(found)


def _listed(path: Path) -> Iterator[str]:
    try:
        lines = os.fsdecode(path.read_bytes()).splitlines()
    except OSError as error:
        raise InputError(f"the list cannot be read: {error.strerror}", where=shown(path)) from None
    base = path.parent
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield str(base / line.strip())


def _expand(source: str) -> Iterator[tuple[Path, str]]:
    path = Path(source)
    if path.is_dir():
        yield from _walk(path)
    elif os.path.lexists(path):
        yield path, path.name
    elif _GLOB_SIGNS & set(source):
        for match in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207 (an absolute pattern is no Path.glob):
            yield from _expand(match)
    else:
        raise InputError("there is no such file or folder", where=shown(path), remedy="check the path")


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    seen: set[tuple[int, int]] = set()
    for where, folders, files in os.walk(folder, followlinks=True):
        status = Path(where).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(where, name)
            if not name.startswith(".") and path.suffix.lower() in NOTICE_SUFFIXES:
                yield path, path.relative_to(folder).as_posix()


def _named(found: dict[str, str]) -> list[Task]:
    """Sorted by name; a name that two files share gets folder names in front until it is unique."""
    by_name: dict[str, list[str]] = {}
    for path, name in found.items():
        by_name.setdefault(shown(name), []).append(path)
    tasks: list[Task] = []
    for name, paths in by_name.items():
        if len(paths) == 1:
            tasks.append(Task(paths[0], name))
            continue
        whole = {
            path: [part for part in path.replace("://", "/").split("/") if part not in ("", ".")] for path in paths
        }
        for path, parts in whole.items():
            depth = next(
                (d for d in range(1, len(parts)) if sum(other[-d:] == parts[-d:] for other in whole.values()) == 1),
                len(parts),
            )
            tasks.append(Task(path, shown("/".join(parts[-max(depth, name.count("/") + 1) :]))))
    return sorted(tasks, key=lambda task: task.name)
