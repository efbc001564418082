"""Lines to paragraphs: the wraps of the print are undone, also from page to page (自然资源⏎局 → 自然资源局)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hrdocs.model import PageBox
from hrdocs.readers.layout.page import Line, Row, Sheet
from hrdocs.readers.rows import row

_MARKER = re.compile(
    r"第?[一二三四五六七八九十百零〇0-9\s]{1,6}[条章节、]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,3}[.．、)）](?![0-9])"
    r"|[①-⑳●■◆·]|——|附\s*件"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_NARROW = 0.45  # of the page's width; a text block is wider
_ENDS = ("。", "；", "：", "！", "？", ";", ":", "!", "?")
PutWords = Callable[[str], tuple[int, int]]
_INDENT = 0.8  # of the size: a line that begins further in begins a paragraph
_RAGGED = (
    2.6  # of the size: how far from the right margin a full line may end (signs that must not open a line wrap early)
)
_LEADING = 1.35  # times the usual distance of lines: a wider gap separates paragraphs


class _Measure(NamedTuple):
    """Where the text block of the document begins and ends, how far its lines are apart, and whether it indents."""

    left: float
    right: float
    leading: float
    indents: bool


class _Placed(NamedTuple):
    line: Line
    page: int


def compose(sheets: list[Sheet]) -> tuple[str, tuple[PageBox, ...]]:
    """The text and its page map."""
    lines = [item for sheet in sheets for item in sheet.items if isinstance(item, Line)]
    measure = _measure(lines, max((sheet.width for sheet in sheets), default=0.0))
    text: list[str] = []
    boxes: list[PageBox] = []
    length = 0
    last: _Placed | None = None
    header: tuple[str, ...] | None = None

    def put(words: str) -> tuple[int, int]:
        nonlocal length
        text.append(words)
        length += len(words)
        return length - len(words), length

    for sheet in sheets:
        on_top = True
        for item in sheet.items:
            if isinstance(item, Row):
                if header is None:
                    header = item.cells
                elif on_top and item.cells == header:  # the head of a table is printed again on each page
                    continue
                put("\n" if length else "")
                _put_row(item, put, boxes, sheet.number)
                last = None
            else:
                placed = _Placed(item, sheet.number)
                if last is not None and _continues(last, placed, measure):
                    put(_glue(last.line.words, item.words))
                else:
                    put("\n" if length else "")
                boxes.append(PageBox(put(item.words), sheet.number, item.box))
                last, header = placed, None
            on_top = False
    return "".join(text), tuple(boxes)


def _put_row(item: Row, put: PutWords, boxes: list[PageBox], page: int) -> None:
    words = row(item.cells)
    start, _ = put(words)
    at = 0
    for cell, box in zip(item.cells, item.boxes, strict=True):
        if box is not None and (found := words.find(row([cell])[2:-2], at)) >= 0:
            at = found + len(row([cell])) - 4
            boxes.append(PageBox((start + found, start + at), page, box))


def _measure(lines: list[Line], width: float) -> _Measure:
    """The text block, from the lines of the most common size that are long enough to be running text.

    Where all lines are short, none is full: a list of headings, a form.
    """
    if not lines:
        return _Measure(0, 0, 0, False)
    size = Counter(round(line.size) for line in lines for _ in line.words).most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= 1] or lines
    longest = max(line.right - line.left for line in body)
    long = [line for line in body if line.right - line.left > 0.7 * longest] or body
    lefts = Counter(round(line.left) for line in long)
    left = min(place for place, count in lefts.items() if count >= max(lefts.values()) * 0.25)
    right = sorted(line.right for line in long)[int(0.9 * (len(long) - 1))]
    if longest < _NARROW * width:
        right = width
    gaps = [b.baseline - a.baseline for a, b in pairwise(body) if 0 < b.baseline - a.baseline < 4 * size]
    begun = [b.left - left for a, b in pairwise(body) if a.right < right - _RAGGED * size]
    indents = sum(1.2 * size < inset < 3 * size for inset in begun) * 2 > len(begun)
    return _Measure(left, right, median(gaps) if gaps else 2.0 * size, indents)


def _continues(last: _Placed, now: _Placed, measure: _Measure) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    before, after = last.line, now.line
    size = min(before.size, after.size)
    if abs(before.size - after.size) > 0.12 * size:
        return False
    ragged = _RAGGED if measure.indents else _RAGGED / 2
    if before.right < measure.right - ragged * size:
        return False
    if now.page == last.page and after.baseline - before.baseline > _LEADING * measure.leading:
        return False
    opens = _MARKER.match(after.words) is not None
    ended = before.words.endswith(_ENDS)
    if after.left - measure.left > _INDENT * size:  # an inset block goes on, unless paragraphs begin that way
        inset = before.left - measure.left > _INDENT * size and after.left <= before.left + size
        return inset and not (measure.indents or opens or ended)
    return measure.indents or not (opens and (ended or _HEADING.match(after.words)))


def _glue(before: str, after: str) -> str:
    """Latin words stay apart where a line ended between them; Chinese and figures close up."""
    ends, begins = before[-1:], after[:1]
    return " " if ends.isascii() and begins.isascii() and ends.isalpha() and begins.isalpha() else ""
