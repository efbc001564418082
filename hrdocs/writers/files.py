"""Writing so that nothing is ever half-written: beside the target, then renamed; standard output in one go."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import NoReturn

from hrdocs.errors import OutputError


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; makes the folders above it. `OutputError` when that cannot be.

    A device or a pipe (/dev/stdout) is written to, not replaced; so is the file behind a link.
    """
    import tempfile  # with what it imports 4 ms, and most output goes to standard output

    beside: str | None = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        path = path.resolve()
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
    """Write bytes to standard output and flush; `OutputError` when it was closed or its disk is full."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _give_up(error)


def put(data: bytes, output: Path | None) -> None:
    """Write to a file, or to standard output."""
    if output:
        write_file(output, data)
    else:
        write_stdout(data)


class StandardOutput(io.TextIOWrapper):
    """Standard output for text, with faults as `OutputError`: rich and typer end on a closed pipe without a word.

    What the terminal's encoding lacks is written as an escape.
    """

    @classmethod
    def install(cls) -> None:
        """Put it in the place of `sys.stdout`."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            encoding, by_line = sys.stdout.encoding, sys.stdout.line_buffering
            sys.stdout = cls(sys.stdout.detach(), encoding, "backslashreplace", line_buffering=by_line)

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            _give_up(error)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            _give_up(error)


def _give_up(error: OSError) -> NoReturn:
    # The rest of the buffer cannot be written either; without this Python complains again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        raise OutputError("was closed before everything was written", where="standard output") from None
    raise output_error(error, "standard output") from None


def output_error(error: OSError, where: str) -> OutputError:
    """What the system said, as an error of ours."""
    return OutputError(f"cannot be written: {error.strerror or error}", where=where, remedy="check space and rights")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
