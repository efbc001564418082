"""The text of a notice: decoding, lines, and the folded copy that patterns look at.

Folding writes one code point for one code point, so a place in the folded copy is a place in the text. It goes towards
the forms that official Chinese prints: brackets and punctuation become full-width （），：；！？〔〕, digits, letters,
`%`, `.`, `-` and `~` become ASCII. Patterns can therefore be written the way notices are printed: `（责任单位：`.
"""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterator

from msgspec import Struct

from hrdocs import kept
from hrdocs.dirt import dirt
from hrdocs.errors import UndecodableError

_PAIRS = {
    "(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "!": "！", "?": "？",
    "．": ".", "﹒": ".", "﹑": "、", "､": "、", "｡": "。",
    "－": "-", "–": "-", "‐": "-", "‑": "-", "−": "-", "﹣": "-", "―": "—", "─": "—", "━": "—",
    "～": "~", "〜": "~", "∼": "~", "％": "%", "﹪": "%", "＋": "+", "﹢": "+",
    "[": "〔", "]": "〕", "［": "〔", "］": "〕", "﹝": "〔", "﹞": "〕", "﹙": "（", "﹚": "）", "﹐": "，", "﹔": "；", "﹕": "：", "∶": "：",
    "<": "〈", ">": "〉", "‹": "〈", "›": "〉", "＜": "〈", "＞": "〉", "≪": "《", "≫": "》",
    "「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”",
    "•": "·", "‧": "·", "∙": "·", "・": "·", "･": "·",
}  # fmt: skip
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_KEPT_WIDE = "（），：；！？"
_FOLD = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in _KEPT_WIDE},
    **_PAIRS,
    **dict.fromkeys(_SPACES, " "),
}
_COMMON = ",():;"
_UNFOLDED = kept.pattern(f"[{re.escape(''.join(_FOLD))}]")


def fold(words: str) -> str:
    """Fold widths and variant forms, one code point to one: `(１）2—3％` → `（1）2—3%`."""
    # Few signs need it, and a search for them is far faster than a look at every sign. Those that writers mix up most are
    # replaced all at once.
    for sign in _COMMON:
        words = words.replace(sign, _FOLD[sign])
    return _UNFOLDED.sub(_folded, words)


def _folded(match: re.Match[str]) -> str:
    return _FOLD[match[0]]


class Text(Struct, frozen=True):
    """A decoded notice: `raw` as read, `plain` without dirt, `folded` for matching, `origin` from plain to raw.

    `plain` and `folded` have the same length. For clean text `plain` is `raw` and `origin` is None; otherwise
    `origin[i]` is the place in `raw` of the i-th code point of `plain`, with `len(raw)` at the end. All stages work on
    `plain` and `folded`; `hrdocs.restore` moves every span back to `raw` at the end.
    """

    raw: str
    plain: str
    folded: str
    origin: array[int] | None = None

    @classmethod
    def of(cls, raw: str) -> Text:
        """Make the text of a decoded source; dirt (hrdocs.dirt) is taken out of `plain`."""
        spans = dirt(raw)
        if not spans:
            return cls(raw, raw, fold(raw))
        pieces: list[str] = []
        origin = array("l")
        at = 0
        for start, end in [*spans, (len(raw), len(raw))]:
            pieces.append(raw[at:start])
            origin.extend(range(at, start))
            at = end
        origin.append(len(raw))
        plain = "".join(pieces)
        return cls(raw, plain, fold(plain), origin)

    def lines(self) -> list[tuple[int, int]]:
        r"""The lines as (start, end without the break); they break at \n, \r\n and \r only."""
        found: list[tuple[int, int]] = []
        start = 0
        for line in self.folded.splitlines(keepends=True):  # the other signs that end a line for Python are folded
            found.append((start, start + len(line.rstrip("\r\n"))))
            start += len(line)
        if not found or found[-1][1] < start:
            found.append((start, start))
        return found


_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_BYTES = bytes([0x00, *range(0x20, 0x28), 0x30, *range(0x4E, 0xA0), 0xFE, 0xFF])
_UTF16_SHARE = 0.95


def decode(data: bytes, *, where: str | None = None) -> tuple[str, str]:
    """Decode bytes strictly; returns text without BOM and the encoding's name.

    The ladder: BOM, UTF-8, UTF-16 by the high bytes of one parity, GB18030 (which holds GBK and GB2312). Never a
    replacement character: bytes that fit none of them raise `UndecodableError` with the offset of the first fault.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, where)
    first_fault = 0
    tried: list[str] = []
    for encoding in _ladder(data):
        tried.append(encoding)
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            first_fault = max(first_fault, error.start)
    tried.append("gb18030")
    try:
        words = data.decode("gb18030")
    except UnicodeDecodeError as error:
        first_fault = max(first_fault, error.start)
    else:
        if words.encode("gb18030") == data:
            return words, "gb18030"
    raise UndecodableError(
        f"the bytes are no text in {', '.join(tried)}; first fault at offset {first_fault}",
        where=where,
        remedy="save the file as UTF-8, or check that it is a text file at all",
    )


def _strict(data: bytes, encoding: str, where: str | None) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"the byte order mark says {encoding}, but the bytes at offset {error.start} are not",
            where=where,
            remedy="save the file as UTF-8",
        ) from None


def _ladder(data: bytes) -> Iterator[str]:
    """UTF-8 comes first, but not where NUL stands: no text holds it, and UTF-16 without Chinese passes as UTF-8 with it."""
    if b"\0" in data:
        yield from _utf16_candidates(data)
        yield "utf-8"
    else:
        yield "utf-8"
        yield from _utf16_candidates(data)


def _utf16_candidates(data: bytes) -> list[str]:
    """UTF-16 without BOM shows itself by the high bytes of ASCII (00), signs (20, 30, FF) and Chinese (4E to 9F)."""
    if len(data) % 2:
        return []
    shares = {"utf-16-le": _high_share(data[1::2]), "utf-16-be": _high_share(data[0::2])}
    best = max(shares, key=lambda encoding: shares[encoding])
    return [best] if shares[best] >= _UTF16_SHARE else []


def _high_share(column: bytes) -> float:
    return 1 - len(column.translate(None, _HIGH_BYTES)) / len(column) if column else 0.0
