"""What has been read before: extractions by content, name, program version and pattern set.

An entry is written beside and renamed, so that parallel runs and crashes leave whole entries or none. An entry that
cannot be read back counts as absent. A cache that cannot be written is said once and then left alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from pathlib import Path

from hrdocs.errors import OutputError
from hrdocs.kept import cache_folder
from hrdocs.version import __version__
from hrdocs.writers.files import write_file


def default_folder() -> Path:
    """Where batches keep extractions."""
    return cache_folder() / "notices"


class Cache:
    """A folder of extractions, each under the digest of what it depends on."""

    def __init__(self, folder: Path, patterns: str) -> None:
        self.folder = folder
        self._patterns = patterns
        self.fault: str | None = None

    def key(self, data: bytes, name: str) -> str:
        """The digest that an extraction depends on: bytes, name, program version, pattern set."""
        digest = hashlib.sha256(data)
        digest.update(f"\0{name}\0{__version__}\0{self._patterns}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """The stored JSON, None when there is none or it is damaged."""
        with contextlib.suppress(OSError):
            data = self._path(key).read_bytes()
            seal, body = data[:64], data[65:]
            if hashlib.sha256(body).hexdigest().encode() == seal:
                return body
        return None

    def put(self, key: str, body: bytes) -> None:
        """Store JSON under a key, sealed with its own digest."""
        if self.fault:
            return
        try:
            write_file(self._path(key), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        except OutputError as error:
            self.fault = str(error)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"


def size(folder: Path) -> tuple[int, int]:
    """How many entries a cache folder holds, and how many bytes."""
    sizes = [path.stat().st_size for path in folder.glob("??/*.json")] if folder.is_dir() else []
    return len(sizes), sum(sizes)


def clear(folder: Path) -> int:
    """Delete all entries; returns how many there were."""
    entries, _ = size(folder)
    for path in folder.glob("??"):
        shutil.rmtree(path, ignore_errors=True)
    return entries
