"""Clause markers: what kind of number a line begins with, read with the rules of `patterns/clauses.toml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from msgspec import Struct

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.model import ClauseStyle
from hrdocs.openers import Openers

_DIGITS = "零一二三四五六七八九"
_SIGNS = {
    **{chr(0x2460 + i): i + 1 for i in range(20)},
    **{chr(0x2474 + i): i + 1 for i in range(20)},
    **{sign: i + 1 for i, sign in enumerate("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")},
    **{sign: i + 1 for i, sign in enumerate("abcdefgh")},
    **{sign: i + 1 for i, sign in enumerate("ABCDEFGH")},
    "首": 1, "其": 2, "再": 3,
}  # fmt: skip
_NUMBER = kept.pattern(r"\d[\d ]*(?:\.\d+)*|[一二三四五六七八九十百零〇 ]*[一二三四五六七八九十百]")
_PREFIX = kept.pattern(r"(?:[ >]|#{1,6} |\*\*|[★☆※](?= ?[（\d一二三四五六七八九十第]))*")
_BEFORE_MARKERS = frozenset(" >#*★☆※")
_OPENERS = frozenset("第措任举行（—-●■◆▲▪◼★☆※○◇□△·❖➢►首其再" + "一二三四五六七八九十百0123456789" + "".join(_SIGNS))


class Marker(Struct, frozen=True, gc=False):
    """A marker read at a place: （十三） is chinese-paren 13; `family` tells series of one style apart (1. and 1、)."""

    start: int
    end: int
    style: ClauseStyle
    family: str
    ordinal: int
    weak: bool


class Markers:
    """Reads markers with the rules of the grammar; get one from `of`."""

    def __init__(self, grammar: Grammar) -> None:
        rules = tuple(rule for rule in grammar.rules("clauses") if rule.name.startswith("marker."))
        self._rules = Openers(rules, grammar)
        self._text = ""  # the text at hand: two stages ask for the same lines, one behind the other
        self._lines: dict[int, Marker | None] = {}

    @classmethod
    def of(cls, grammar: Grammar) -> Markers:
        """The marker reader of a grammar, made once."""
        return grammar.derived("markers", cls)

    def at_line(self, folded: str, start: int, end: int) -> Marker | None:
        """The marker that a line begins with, behind spaces, Markdown # and ★: `## 第一章 总则`."""
        at = start
        if start < end and folded[start] in _BEFORE_MARKERS:
            at = cast("re.Match[str]", _PREFIX.match(folded, start, end)).end()
        if at >= end or folded[at] not in _OPENERS:
            return None
        if folded is not self._text:
            self._text, self._lines = folded, {}
        if start not in self._lines:
            self._lines[start] = self.at(folded, at, end)
        return self._lines[start]

    def at(self, folded: str, start: int, end: int) -> Marker | None:
        """The marker at a place, if there is one."""
        if start >= end or folded[start] not in _OPENERS:
            return None
        hit = self._rules.match(folded, start, end)
        if hit is None:
            return None
        sets, match = hit.rule.sets, hit.match
        words = match[0]
        family = words if sets["style"] == "bullet" else sets["family"]
        if family == "section-number":
            family += str(words.count("."))
        return Marker(start, match.end(), sets["style"], family, ordinal(words), sets.get("weak", False))


@lru_cache(maxsize=4096)
def ordinal(words: str) -> int:
    """The number that a marker prints, 0 for signs that count nothing: （二十一） → 21, ⑶ → 3, —— → 0."""
    match = _NUMBER.search(words)
    if match is None:
        return next((_SIGNS[sign] for sign in words if sign in _SIGNS), 0)
    number = match[0].replace(" ", "")
    if number[0].isdigit():
        return int(number.rsplit(".", 1)[-1])
    return _chinese(number)


def printed(words: str, ordinal: int, wanted: int) -> str:
    """How a marker that prints one number would print another: 二、, 2 and 3 give 三、."""
    if len(words) == 1:
        return chr(ord(words) + wanted - ordinal)
    if str(ordinal) in words:
        return words.replace(str(ordinal), str(wanted))
    return words.replace(_spelled(ordinal), _spelled(wanted))


def _spelled(number: int) -> str:
    """Chinese numerals below 100: 21 → 二十一."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens % 10] + "十"
    return ten + (_DIGITS[ones] if ones or not tens else "")


def _chinese(number: str) -> int:
    """Chinese ordinals up to 999: 二十一 → 21, 一百零三 → 103."""
    total = digit = 0
    for sign in number.replace("〇", "零"):
        if sign == "百":
            total, digit = (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
