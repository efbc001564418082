"""Writing so that nothing is ever half-written: beside the target, then renamed; standard output in one go."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from hrdocs.errors import OutputError


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; makes the folders above it. `OutputError` when that cannot be."""
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except OSError as error:
        if beside:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
        raise output_error(error, str(path)) from None


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output and flush; a closed pipe stays `BrokenPipeError`, a full disk is `OutputError`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # The rest of the buffer cannot be written either; without this Python complains again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise output_error(error, "standard output") from None


def output_error(error: OSError, where: str) -> OutputError:
    """What the system said, as an error of ours."""
    return OutputError(f"cannot be written: {error.strerror or error}", where=where, remedy="check space and rights")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
