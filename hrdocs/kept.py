"""What is kept between runs so that the next one starts fast: parsed pattern files and compiled patterns.

One file a pattern set, hrdocs and Python version, in the user's cache folder, and one for the patterns of the code; written
beside and renamed. A file is read only when it belongs to the user and nobody else may write it; one that is damaged or
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
import struct
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hrdocs import coded
from hrdocs.version import __version__

_CHECKSUM = 32
_LENGTHS = struct.Struct("<QQ")
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
        python = ".".join(map(str, sys.version_info[:3]))  # engines differ between patch versions too
        version = f"{__version__}-{sys.implementation.name}-{python}"
        self._path = cache_folder() / "grammar" / f"{digest}-{version}.bin"
        self._found, self._codes = _load(self._path)
        self._new = False

    def found(self, key: str, find: Callable[[], T]) -> T:
        """Something plain that takes time to find out, found out when it is not kept yet."""
        if key not in self._found:
            self._found[key] = find()
            self._new = True
        return self._found[key]

    def found_while(self, state: list[Any], find: Callable[[], T]) -> T:
        """Something plain that holds as long as a state does; of several states the last is kept."""
        if state != self._found.get("state"):
            self._found |= {"state": state, "found": find()}
            self._new = True
        return self._found["found"]

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
        content = _laid_out(self._found, self._codes)
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.write_bytes(content)
            beside.chmod(0o600)
            beside.replace(self._path)


@cache
def _of_code() -> Kept:
    return Kept("code")


def pattern(source: str) -> re.Pattern[str]:
    """A pattern that stands in the code, used like one of `re.compile`, which takes long for classes of Chinese signs."""
    return _of_code().compiled(source, lambda: coded.code(source, {}))


def while_unchanged(files: Sequence[Path], find: Callable[[], T]) -> T:
    """What was found in files, found anew when one of them has changed: another size, another time, another file."""
    try:
        states = [path.stat() for path in files]
    except OSError:
        return find()  # which says what is wrong
    marks = [(each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino) for each in states]
    return _of_code().found_while([*map(str, files), *marks], find)


def keep_patterns() -> None:
    """Keep the patterns that stand in the code for the next run."""
    _of_code().write()


# A kept file is a checksum of the table, the lengths of table and words, the table (what was found, and what there is to each
# pattern but its words), and the words of all patterns. These are millions of bytes: they are mapped, not read, and only the
# engine looks at them, which checks them itself.


def _laid_out(found: dict[str, Any], codes: dict[str, coded.Code]) -> bytes:
    rows: dict[str, Any] = {}
    words: list[bytes | memoryview] = []
    end = 0
    for source, code in codes.items():
        if isinstance(code, str) or len(code) == 2:
            rows[source] = code
            continue
        flags, own, *names = code
        start, end = end, end + len(own)
        words.append(own)
        rows[source] = flags, (start, end), *names
    table = marshal.dumps((found, rows))
    return b"".join([hashlib.sha256(table).digest(), _LENGTHS.pack(len(table), end), table, *words])


def _load(path: Path) -> tuple[dict[str, Any], dict[str, coded.Code]]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError, struct.error):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and not status.st_mode & 0o022 and status.st_uid == os.geteuid():
            with path.open("rb") as file:
                return _taken_up(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    return {}, {}


def _taken_up(data: memoryview) -> tuple[dict[str, Any], dict[str, coded.Code]]:
    length, words_length = _LENGTHS.unpack_from(data, _CHECKSUM)
    start = _CHECKSUM + _LENGTHS.size
    table, words = data[start : start + length], data[start + length :]
    if len(words) != words_length or hashlib.sha256(table).digest() != bytes(data[:_CHECKSUM]):
        return {}, {}
    found, codes = marshal.loads(table)
    for source, code in codes.items():
        if not isinstance(code, str) and len(code) > 2:
            flags, place, *names = code
            codes[source] = flags, words[slice(*place)], *names
    return found, codes
