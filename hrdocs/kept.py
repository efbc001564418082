"""What is kept between runs so that the next one starts fast: parsed pattern files and compiled patterns.

One file a pattern set, hrdocs, Python and regex version, in the user's cache folder, and one for the patterns of the code;
written beside and renamed. A file is read only when it belongs to the user and nobody else may write it; one that is damaged or
foreign counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import mmap
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

_CHECKSUM, _LENGTH = 32, 8  # bytes
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
        self._found, self._codes = _load(self._path)
        self._new = False

    def parsed(self, key: str, parse: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a pattern file holds, parsed when it is not kept yet."""
        return self.found(key, parse)

    def found(self, key: str, find: Callable[[], T]) -> T:
        """Something plain that takes time to find out, found out when it is not kept yet."""
        if key not in self._found:
            self._found[key] = find()
            self._new = True
        return self._found[key]

    def compiled(self, source: str, make: Callable[[], coded.Code]) -> re.Pattern[str]:
        """A compiled pattern, built from its code in a fraction of the time that making the code takes."""
        if source in self._codes:
            with contextlib.suppress(coded.Damaged):
                return coded.build(source, self._codes[source])
        code = self._codes[source] = make()
        self._new = True
        return coded.build(source, code)

    def write(self) -> None:
        """Keep what is new; a cache that cannot be written is no fault."""
        if not self._new:
            return
        self._new = False
        body = _body(self._found, self._codes)
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


# A kept file is a checksum, the length of its first part, that part (what was found, and what there is to each pattern but its
# words), and the words of all patterns: millions of bytes that are mapped, not read, and copied only into the engine.


def _body(found: dict[str, Any], codes: dict[str, coded.Code]) -> bytes:
    places: dict[str, Any] = {}
    words: list[bytes | memoryview] = []
    end = 0
    for source, code in codes.items():
        if isinstance(code, str) or len(code) == 2:
            places[source] = code
            continue
        flags, own, *names = code
        start, end = end, end + len(own)
        words.append(own)
        places[source] = flags, (start, end), *names
    first = marshal.dumps((found, places))
    return b"".join([len(first).to_bytes(_LENGTH, "little"), first, *words])


def _load(path: Path) -> tuple[dict[str, Any], dict[str, coded.Code]]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and not status.st_mode & 0o022 and status.st_uid == os.geteuid():
            data = _mapped(path)
            body = data[_CHECKSUM:]
            if hashlib.sha256(body).digest() == bytes(data[:_CHECKSUM]):
                return _parts(body)
    return {}, {}


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _parts(body: memoryview) -> tuple[dict[str, Any], dict[str, coded.Code]]:
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "little")
    found, codes = marshal.loads(body[_LENGTH:end])
    words = body[end:]
    for source, code in codes.items():
        if not isinstance(code, str) and len(code) > 2:
            flags, place, *names = code
            codes[source] = flags, words[slice(*place)], *names
    return found, codes
