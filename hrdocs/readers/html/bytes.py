"""The bytes of a page: their encoding, and a look at how deep the tags nest before a parser sees them."""

from __future__ import annotations

import codecs
import re

from hrdocs.errors import FormatError
from hrdocs.readers.limits import MAX_TAG_DEPTH
from hrdocs.text import decode

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HEAD = 8192
# tags that close themselves, or that the next of their kind closes
_FLAT = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "rp",
    "rt", "html", "head", "body", "script", "style",
}  # fmt: skip


def decode_page(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding: BOM, then UTF-8 where the bytes are, then what the page says of itself, then detection."""
    words, encoding = _decode(data, name)
    _check_depth(words, name)
    return words, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    says = _META.search(data[:_HEAD])
    if says is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, where=name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    label = says[1].decode("ascii").lower()
    encoding = "gb18030" if label in ("gb2312", "gbk", "x-gbk") else label
    try:
        return data.decode(encoding), encoding
    except (LookupError, UnicodeDecodeError):
        return decode(data, where=name)


def _check_depth(words: str, name: str) -> None:
    """Parsers take quadratic time on tags that open and never close; no page nests a thousand deep."""
    depth = 0
    for match in _TAG.finditer(words):
        if match[2].lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > MAX_TAG_DEPTH:
            raise FormatError(
                f"nests its tags more than {MAX_TAG_DEPTH} deep",
                where=name,
                remedy="save the page anew from a browser",
            )
