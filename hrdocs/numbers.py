"""Chinese numerals and figures, read exactly: 二十一 → 21, 一点五亿 → 150000000, 两百 → 200, 1,200 → 1200.

All arithmetic is decimal, so that 12.5万 is 125000 and nothing else. Words come folded (hrdocs.text).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from hrdocs import kept
from hrdocs.model import Number

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸")
_TOKEN = kept.pattern(r"[0-9]+(?:\.[0-9]+)?|[〇零一二三四五六七八九两]+|[十百千万亿]")
_READABLE = kept.pattern(r"(?:[0-9.]|[〇零一二三四五六七八九两十百千万亿点])+")
_IGNORED = str.maketrans("", "", " ，余多")
_LONGEST = 40  # a longer run of digits is a code, not a number that something is counted by


@lru_cache(maxsize=4096)
def read(words: str) -> Decimal | None:
    """The value of a figure, in digits, in Chinese or mixed, or None when it is none.

    `1,200` → 1200, `12.5万` → 125000, `1亿2000万` → 120000000, `两百` → 200, `十万零一千` → 101000, `百万` → 1000000.
    """
    words = words.translate(_IGNORED)
    if not words or len(words) > _LONGEST:
        return None
    if not _FORMAL.isdisjoint(words):
        return _formal(words)
    if not _READABLE.fullmatch(words):
        return None
    if "点" in words:
        return _with_point(words)
    if all(sign in _DIGITS for sign in words):
        return Decimal("".join(str(_DIGITS[sign]) for sign in words))
    tokens = _TOKEN.findall(words)
    return _sum(tokens) if "".join(tokens) == words else None


def _sum(tokens: list[str]) -> Decimal:
    """Add up digits and scales: 3千2百 → 3200; a digit behind a skipped scale counts by the next one (一百二 → 120)."""
    total = section = Decimal(0)
    current: Decimal | None = None
    last_scale = 1
    bare = False
    for token in tokens:
        scale = _SCALES.get(token)
        if scale is None:
            bare = token[0] in _DIGITS and token[0] not in "零〇"
            current = Decimal(token) if token[0].isascii() else Decimal("".join(str(_DIGITS[sign]) for sign in token))
        elif scale < 10_000:
            section += (1 if current is None else current) * scale
            current, last_scale = None, scale
        else:
            bare_scale = current is None and not section and not total  # 万人, 亿元: one of them
            amount = Decimal(1) if bare_scale else section + (current or 0)
            total = total + amount * scale if scale == 10_000 else (total + amount) * scale
            section, current, last_scale = Decimal(0), None, scale
    if current is not None and bare and last_scale >= 100 and len(tokens[-1]) == 1:
        current *= last_scale // 10
    return total + section + (current or 0)


def _with_point(words: str) -> Decimal | None:
    """一点五亿 → 150000000, 十二点五 → 12.5."""
    whole, _, rest = words.partition("点")
    digits = re.match("[〇零一二三四五六七八九]+", rest)
    before = read(whole)
    if digits is None or before is None or not all(sign in _SCALES for sign in rest[digits.end() :]):
        return None
    value = before + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in digits[0]))
    for sign in rest[digits.end() :]:
        value *= _SCALES[sign]
    return value


def _formal(words: str) -> Decimal | None:
    """Bankers' numerals: 壹佰贰拾万 → 1200000."""
    import cn2an  # 270 ms, and only sums in bankers' numerals need it

    try:
        return Decimal(str(cn2an.cn2an(words, "smart")))
    except ValueError:
        return None


def number(value: Decimal) -> Number:
    """An int where the value is whole, else the shortest float: 12.50 → 12.5; a third is 0.333333."""
    return int(value) if value == value.to_integral_value() else float(value)


def fraction(numerator: Decimal, denominator: Decimal) -> Number | None:
    """A quotient with six places: 1, 3 → 0.333333."""
    return number((numerator / denominator).quantize(Decimal("0.000001")).normalize()) if denominator else None


@lru_cache(maxsize=4096)
def iso_date(year: str | None, month: str | None = None, day: str | None = None) -> str:
    """ISO 8601 of printed parts: 2023, 9, 7 → 2023-09-07; 二〇二三 → 2023; a date without year is --09-07."""
    parts = [_part(year, 4) if year else "-", *(_part(part, 2) for part in (month, day) if part)]
    return "-".join(parts)


def _part(words: str, width: int) -> str:
    value = read(words)
    return words if value is None else str(int(value)).zfill(width)
