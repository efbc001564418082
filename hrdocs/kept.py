"""What is kept between runs so that the next one starts fast: parsed pattern files and compiled patterns.

One file a pattern set, hrdocs, Python and regex version, in the user's cache folder, and one for the patterns of the code;
written beside and renamed. A file is read only when it belongs to the user and nobody else may write it; one that is damaged or
foreign counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import re
import stat
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hrdocs import coded
from hrdocs.version import __version__

T = TypeVar("T")


def cache_folder() -> Path:
    """`$HRDOCS_CACHE`, else `hrdocs` in the user's cache folder; for a user without a home where nothing can be kept."""
    if own := os.environ.get("HRDOCS_CACHE"):
        return Path(own)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hrdocs"
    except RuntimeError:
        return Path(os.devnull, "hrdocs")


class Kept:
    """The kept file of one pattern set."""

    def __init__(self, digest: str) -> None:
        version = f"{__version__}-{sys.implementation.cache_tag}"
        self._path = cache_folder() / "grammar" / f"{digest}-{version}.bin"
        self._content: dict[str, Any] = _load(self._path)
        self._new = False

    def parsed(self, key: str, parse: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a pattern file holds, parsed when it is not kept yet."""
        return self.found(key, parse)

    def found(self, key: str, find: Callable[[], T]) -> T:
        """Something plain that takes time to find out, found out when it is not kept yet."""
        if key not in self._content:
            self._content[key] = find()
            self._new = True
        return self._content[key]

    def compiled(self, source: str, make: Callable[[], coded.Code]) -> re.Pattern[str]:
        """A compiled pattern, built from its code in a fraction of the time that making the code takes."""
        key = f"pattern {source}"
        if key in self._content:
            with contextlib.suppress(coded.Damaged):
                return coded.build(source, self._content[key])
        code = self._content[key] = make()
        self._new = True
        return coded.build(source, code)

    def write(self) -> None:
        """Keep what is new; a cache that cannot be written is no fault."""
        if not self._new:
            return
        self._new = False
        body = marshal.dumps(self._content)
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.write_bytes(hashlib.sha256(body).digest() + body)
            beside.chmod(0o600)
            beside.replace(self._path)


@cache
def _of_code() -> Kept:
    return Kept("code")


def pattern(source: str) -> re.Pattern[str]:
    """A pattern that stands in the code, used like one of `re.compile`, which takes long for classes of Chinese signs."""
    return _of_code().compiled(source, lambda: coded.code(source, {}))


def keep_patterns() -> None:
    """Keep the patterns that stand in the code for the next run."""
    _of_code().write()


def _load(path: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o022 or status.st_uid != os.geteuid():
            return {}
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() == data[:32]:
            return marshal.loads(data[32:])
    return {}
