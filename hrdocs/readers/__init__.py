"""From the bytes of a file to its text. One module a family of formats, found by media type, imported when used."""

from __future__ import annotations

from typing import NamedTuple

from hrdocs.model import PageBox
from hrdocs.text import decode


class Reading(NamedTuple):
    """What a reader gives: the text, the encoding (null for binary formats), page map, metadata boxes of web pages."""

    text: str
    media_type: str
    encoding: str | None
    pages: tuple[PageBox, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()


def read(data: bytes, name: str) -> Reading:
    """Read the bytes of a file; the media type is sniffed from the content, the name only helps where it is silent."""
    text, encoding = decode(data, where=name)
    return Reading(text, "text/plain", encoding)
