"""The words that differ between two states of a passage, and the figures among them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import regex

from hrdocs.compare.model import Edit, FigureChange
from hrdocs.compare.words import words
from hrdocs.model import Notice, Numeral, Span
from hrdocs.text import fold

_SENTENCE_ENDS = "。！？；"
_MEMBER_ENDS = "，、：）"
_TOKEN = regex.compile(r"\d[\d.]*\d|\d|[\u4e00-\u9fff]+|[A-Za-z]+|\S")


class Token(NamedTuple):
    """A word, figure or sign, and where it stands."""

    words: str
    span: Span


def tokens(text: str, stretch: Span) -> list[Token]:
    """The words, figures and signs of a stretch: 给予20万元奖励 → 给予 20 万元 奖励."""
    found: list[Token] = []
    for match in _TOKEN.finditer(fold(text[slice(*stretch)])):
        at = stretch[0] + match.start()
        if match[0][0] < "\u4e00" or match[0][0] > "\u9fff":
            found.append(Token(match[0], (at, at + len(match[0]))))
            continue
        for word in words(match[0]):
            found.append(Token(word, (at, at + len(word))))
            at += len(word)
    return found


def edits_of(left_text: str, left: Iterable[Span], right_text: str, right: Iterable[Span]) -> tuple[Edit, ...]:
    """What was replaced, put in and taken out, word by word, in order."""
    ours = [token for stretch in left for token in tokens(left_text, stretch)]
    theirs = [token for stretch in right for token in tokens(right_text, stretch)]
    found: list[Edit] = []
    for a, b, c, d in _differing(ours, theirs):
        slide = _slide(ours, a, b) if c == d else _slide(theirs, c, d) if a == b else 0
        left_span, right_span = _reach(ours, a + slide, b + slide), _reach(theirs, c + slide, d + slide)
        found.append(Edit(left_text[slice(*left_span)], right_text[slice(*right_span)], left_span, right_span))
    return tuple(found)


def _differing(ours: list[Token], theirs: list[Token]) -> Iterator[tuple[int, int, int, int]]:
    """Where two rows of tokens differ: sentences first, then the words of those that differ; so long texts stay quick."""
    left, right = _sentence_borders(ours), _sentence_borders(theirs)
    for a, b, c, d in _opcodes(_cut(ours, left), _cut(theirs, right)):
        a, b, c, d = left[a], left[b], right[c], right[d]
        inside = _opcodes([token.words for token in ours[a:b]], [token.words for token in theirs[c:d]])
        for e, f, g, h in inside:
            yield a + e, a + f, c + g, c + h


def _opcodes(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int]]:
    for tag, *borders in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield borders[0], borders[1], borders[2], borders[3]


def _sentence_borders(found: list[Token]) -> list[int]:
    """Where sentences begin, and the end."""
    return [0, *(at for at in range(1, len(found)) if found[at - 1].words in _SENTENCE_ENDS), len(found)]


def _cut(found: list[Token], borders: list[int]) -> list[tuple[str, ...]]:
    return [tuple(token.words for token in found[a:b]) for a, b in pairwise(borders)]


def _slide(found: list[Token], start: int, end: int) -> int:
    """How far an edit should move so that it begins where a sentence does; the words read the same either way.

    鼓励甲。|支持乙。支持|丙。 → 鼓励甲。支持乙。|支持丙。| is found as the former and shown as the latter.
    """
    first = last = 0
    while start + first > 0 and found[start + first - 1].words == found[end + first - 1].words:
        first -= 1
    while end + last < len(found) and found[start + last].words == found[end + last].words:
        last += 1
    return min(range(first, last + 1), key=lambda by: (_breaks(found, start + by), abs(by)))


def _breaks(found: list[Token], at: int) -> int:
    """0 where a sentence begins, 1 where a member of one does, 2 elsewhere."""
    before = found[at - 1].words if at else "。"
    return 0 if before in _SENTENCE_ENDS else 1 if before in _MEMBER_ENDS else 2


def _reach(found: list[Token], start: int, end: int) -> Span:
    """From the first to the last of some tokens; of none, the place between their neighbours."""
    if start < end:
        return found[start].span[0], found[end - 1].span[1]
    place = found[start].span[0] if start < len(found) else found[-1].span[1] if found else 0
    return place, place


def figures_of(edits: tuple[Edit, ...], left: Notice, right: Notice) -> tuple[FigureChange, ...]:
    """The figures that edits touch, side by side in order: 20万元 → 30万元."""
    found: list[FigureChange] = []
    for edit in edits:
        ours, theirs = _touched(left, edit.left_span), _touched(right, edit.right_span)
        for k in range(max(len(ours), len(theirs))):
            a, b = (figures[k] if k < len(figures) else None for figures in (ours, theirs))
            if a and b and a.quantity == b.quantity:
                continue
            change = FigureChange(a and a.quantity, b and b.quantity, a and a.span, b and b.span)
            if change not in found:
                found.append(change)
    return tuple(found)


def _touched(notice: Notice, span: Span) -> list[Numeral]:
    return [
        numeral
        for numeral in notice.numerals
        if numeral.quantity and numeral.span[0] < span[1] and span[0] < numeral.span[1]
    ]
