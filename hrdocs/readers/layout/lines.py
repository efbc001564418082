"""Signs to lines: by base line, sorted by place, with blanks where the print shows them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hrdocs.readers.layout.page import Glyph, Line

_SAME_LINE = 0.45  # of the size: superscripts and mixed fonts still share a line
_LEAST_BLANK = 0.12  # of the size: narrower gaps are none, whatever the file holds
_LATIN_BLANK = 0.15  # of the size: the least gap that separates Latin words
_WIDE_BLANK = 0.6  # beside a Chinese sign; below it a gap is justification
_OVERPRINT = 0.12  # the same sign twice within this gap is bold print

_JOINED = "—…"  # fonts print two of them as one sign


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines from top to bottom. Signs come in any order: closing quotation marks often come late in a PDF."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if groups and glyph.baseline - groups[-1][0].baseline <= _SAME_LINE * min(glyph.size, groups[-1][0].size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    lines: list[Line] = []
    for group in groups:
        group.sort(key=lambda glyph: (glyph.left, glyph.right))
        blanks = [glyph.left for glyph in group if glyph.sign.isspace()]
        printed = [glyph for glyph in group if not glyph.sign.isspace()]
        lines += [_line(piece, blanks) for piece in _pieces(printed) if piece]
    return lines


def _pieces(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """A line falls apart where a wide gap and another size of print meet: a headline and a button beside it."""
    start = 0
    for i, (before, after) in enumerate(pairwise(glyphs), start=1):
        larger, smaller = max(before.size, after.size), min(before.size, after.size)
        if after.left - before.right > larger * 0.5 and smaller < 0.8 * larger:
            yield glyphs[start:i]
            start = i
    yield glyphs[start:]


def _line(glyphs: list[Glyph], blanks: list[float]) -> Line:
    words = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            if glyph.sign == last.sign not in _JOINED and glyph.left - last.left < _OVERPRINT * glyph.size:
                continue
            if _apart(last, glyph, blanks):
                words += " "
        words += glyph.sign
        last = glyph
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    return Line(
        words=words,
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs),
        baseline=max(glyph.baseline for glyph in glyphs),
        size=sizes.most_common(1)[0][0],
    )


def _apart(before: Glyph, after: Glyph, blanks: list[float]) -> bool:
    """Whether a gap separates: it holds a blank of the file, or is wide; one below that is justification."""
    gap, size = after.left - before.right, min(before.size, after.size)
    if gap <= _LEAST_BLANK * size:
        return False
    i = bisect_left(blanks, before.left)
    if i < len(blanks) and blanks[i] < after.left:
        return True
    latin = before.sign.isascii() and after.sign.isascii()
    return gap > (_LATIN_BLANK if latin else _WIDE_BLANK) * size
