"""Places that fsspec knows (memory://, s3://, oss://, hdfs:// …): finding, reading and writing. Needs the extra `cluster`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from hrdocs.errors import FormatError, InputError, OutputError
from hrdocs.writers.json import line_of
from hrdocs.writers.sinks import form_of, open_sink

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


def is_remote(location: str) -> bool:
    """Whether a location is a URL of fsspec: s3://bucket/notices."""
    return "://" in location


def find(location: str) -> list[tuple[str, str]]:
    """The files under a URL, as (URL, name relative to it); a URL that names a file gives just that."""
    system, path = _system(location)
    try:
        if system.isfile(path):
            return [(location, path.rsplit("/", 1)[-1])]
        found: list[str] = sorted(map(str, system.glob(path) if "*" in path else system.find(path)))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be listed: {error}", where=location) from None
    if not found:
        raise InputError("there is nothing there", where=location, remedy="check the address")
    base = path.split("*")[0].rsplit("/", 1)[0] if "*" in path else path.rstrip("/")
    return [(system.unstrip_protocol(each), each[len(base) :].lstrip("/")) for each in found]


def read(location: str) -> bytes:
    """The bytes of a URL."""
    system, path = _system(location)
    try:
        return cast(bytes, system.cat_file(path))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=location) from None


class RemoteSink:
    """A sink whose target is a URL: JSON files one by one, other forms made beside and sent when they are complete."""

    def __init__(self, target: str, form: str | None, partition: str | None) -> None:
        self._target = target
        self._system, self._path = _system(target)
        self._room = Path(tempfile.mkdtemp(prefix="hrdocs-"))
        local = self._room / self._path.rstrip("/").rsplit("/", 1)[-1]
        self._inner = None if form_of(local, form) == "json" else open_sink(local, form, partition)

    def add(self, name: str, body: bytes) -> None:
        """Take one notice."""
        if self._inner:
            self._inner.add(name, body)
        else:
            self._send(lambda: self._system.pipe_file(f"{self._path}/{name}.json", line_of(body)))

    def close(self) -> None:
        """Send what was made."""
        if self._inner:
            self._inner.close()
            parent = self._path.rstrip("/").rpartition("/")[0]
            for path in sorted(self._room.rglob("*")):
                if path.is_file():
                    remote = f"{parent}/{path.relative_to(self._room).as_posix()}"
                    self._send(lambda path=path, remote=remote: self._system.put_file(str(path), remote))
        shutil.rmtree(self._room, ignore_errors=True)

    def abandon(self) -> None:
        """Nothing is left behind on this machine."""
        if self._inner:
            self._inner.abandon()
        shutil.rmtree(self._room, ignore_errors=True)

    def _send(self, action: Any) -> None:
        try:
            self._system.makedirs(self._path.rpartition("/")[0], exist_ok=True)
            action()
        except (OSError, ValueError) as error:
            raise OutputError(f"cannot be written: {error}", where=self._target) from None


def _system(location: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise FormatError("fsspec is not installed", where=location, remedy="pip install 'hrdocs[cluster]'") from None
    try:
        return url_to_fs(location)
    except (ImportError, ValueError) as error:
        raise FormatError(f"cannot be opened: {error}", where=location) from None
