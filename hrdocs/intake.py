"""Bytes from the file system, with errors that say what to do."""

from __future__ import annotations

import os
from pathlib import Path

from hrdocs.errors import InputError

MAX_BYTES = 256 * 1024 * 1024


def shown(path: os.PathLike[str] | str) -> str:
    """A path for people: bytes that are no text are shown as \\x escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_file(path: Path) -> bytes:
    """The bytes of a file; `InputError` when it is missing, a folder, unreadable or larger than 256 MiB."""
    try:
        if path.is_dir():
            raise InputError("is a folder, not a notice", where=str(path), remedy="name files, or use `hrdocs batch`")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 2**20} MiB", where=str(path), remedy="split the file")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), remedy="check the path") from None
    except PermissionError:
        raise InputError("no permission to read it", where=str(path), remedy="check the file's rights") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from None
