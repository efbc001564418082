"""How running text is cut: sentences, members at a separator, bracket pairs. All on folded text, all in offsets.

A cut never falls inside a bracket pair （…） 〔…〕 【…】 《…》 or a quotation “…”.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from hrdocs import kept

_PAIRS = {"（": "）", "〔": "〕", "【": "】", "《": "》", "〈": "〉", "“": "”", "‘": "’"}
_CLOSERS = frozenset(_PAIRS.values())
_BLANKS = " \n\r"
_NESTING = "".join((*_PAIRS, *_PAIRS.values()))


@cache
def _signs(separators: str) -> re.Pattern[str]:
    """Where something may have to be cut, opened or closed; a pair with nothing but words in it is passed over whole.

    All alternatives begin with a sign of their own: `re` finds these twice as fast as `regex`.
    """
    pairs = [f"{opening}[^{_NESTING}\n\r]*+{closing}" for opening, closing in _PAIRS.items()]
    return kept.pattern("|".join([*pairs, *map(re.escape, separators + _NESTING)]))


def split(folded: str, start: int, end: int, separators: str) -> list[tuple[int, int]]:
    """Cut [start, end) at any of the separators outside brackets: 甲（乙、丙）、丁 at 、 gives two pieces.

    A separator belongs to no piece.
    """
    if len(separators) == 1 and folded.find(separators, start, end) < 0:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    stack: list[str] = []
    at = start
    for match in _signs(separators).finditer(folded, start, end):
        sign = match[0]
        if sign in separators:
            if stack:
                if sign not in "\n\r":
                    continue
                stack.clear()
            place = match.start()
            if sign == "：" and _in_ratio(folded, place):
                continue
            pieces.append((at, place))
            at = place + 1
        elif sign in _PAIRS:
            stack.append(_PAIRS[sign])
        elif sign in stack:
            _close(stack, sign)
    pieces.append((at, end))
    return pieces


def _close(stack: list[str], sign: str) -> None:
    """Close the innermost open bracket of that kind, and what was left open in it."""
    while stack.pop() != sign:
        pass


def _in_ratio(folded: str, place: int) -> bool:
    """Whether a colon stands between digits: 按1：1配套, 9：00."""
    return folded[place - 1 : place].isdigit() and folded[place + 1 : place + 2].isdigit()


def sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of [start, end), without their final 。！？ and without surrounding spaces; empty ones are dropped."""
    found: list[tuple[int, int]] = []
    for a, b in split(folded, start, end, "。！？\n\r"):
        if a < b and (folded[a] in _BLANKS or folded[b - 1] in _BLANKS):
            a, b = strip(folded, a, b)
        if a < b:
            found.append((a, b))
    return found


class Member(Struct, frozen=True, gc=False):
    """A member of a sentence: what stands between two ，；：; `part` counts the semicolons before it."""

    start: int
    end: int
    part: int


def members(folded: str, start: int, end: int) -> list[Member]:
    """The members of a sentence, empty ones dropped: 到2025年，甲达1家；乙达2家 has three, in parts 0, 0 and 1."""
    found: list[Member] = []
    part = 0
    for a, b in split(folded, start, end, "，：；"):
        if a > start and folded[a - 1] == "；":
            part += 1
        if a < b and (folded[a] in _BLANKS or folded[b - 1] in _BLANKS):
            a, b = strip(folded, a, b)
        if a < b:
            found.append(Member(a, b, part))
    return found


def strip(folded: str, start: int, end: int, signs: str = _BLANKS) -> tuple[int, int]:
    """The stretch without the given signs at its ends."""
    while start < end and folded[start] in signs:
        start += 1
    while end > start and folded[end - 1] in signs:
        end -= 1
    return start, end


@cache
def _bracket_signs(opening: str) -> re.Pattern[str]:
    closing = "".join(_PAIRS[sign] for sign in opening)
    return kept.pattern(f"[{opening}{closing}\n\r]")


def brackets(folded: str, start: int, end: int, opening: str = "（〔【") -> list[tuple[int, int]]:
    """Outermost bracket pairs within [start, end), each as (place of the opening sign, place behind the closing one).

    A bracket that never closes runs to the end of its line.
    """
    found: list[tuple[int, int]] = []
    stack: list[str] = []
    at = -1
    for match in _bracket_signs(opening).finditer(folded, start, end):
        sign = match[0]
        if sign in "\n\r":
            if stack:
                found.append((at, match.start()))
                stack.clear()
        elif sign in _CLOSERS:
            if sign in stack:
                _close(stack, sign)
                if not stack:
                    found.append((at, match.end()))
        else:
            if not stack:
                at = match.start()
            stack.append(_PAIRS[sign])
    if stack:
        found.append((at, end))
    return found
