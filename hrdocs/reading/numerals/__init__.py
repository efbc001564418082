"""One scan finds every figure of the text and reads it once: 达2200亿元左右, 二十家, 第一条, 2023年9月7日, “6+5+X”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from hrdocs.grammar import Grammar, Hit, Scanner
from hrdocs.model import Figure
from hrdocs.outline import Outline
from hrdocs.reading.numerals.comparators import Comparators
from hrdocs.reading.numerals.shapes import Shape, shapes

# Where a figure may begin: any digit or enclosed number, a Chinese numeral, 第, 翻 (翻一番), 半 (半年).
_ANCHOR = regex.compile(r"[\p{Nd}\p{No}]++|[〇零一二三四五六七八九十百千万亿两]++|[第翻半]")


def read(outline: Outline, grammar: Grammar) -> list[Figure]:
    """Every run of digits, and the Chinese numerals that count, order, date or number something."""
    markers = list(_markers(outline))
    comparators = grammar.derived("numerals.comparators", Comparators)
    return [*markers, *comparators.figures(outline.text, list(_scan(outline, grammar, markers)))]


def _markers(outline: Outline) -> Iterator[Figure]:
    """The numbers of clauses: they are what the outline says they are."""
    folded = outline.text.folded
    done = 0
    for clause in outline.walk():
        start = clause.span[0]
        span = (start, start + len(clause.marker))
        if start >= done and _ANCHOR.search(folded, *span):
            yield Figure(span, "marker", "clause", None, span)
            done = span[1]


def _scan(outline: Outline, grammar: Grammar, markers: Iterable[Figure]) -> Iterator[Shape]:
    """All other figures, from left to right."""
    folded = outline.text.folded
    digits, chinese = grammar.scanner("numerals"), grammar.scanner("numerals_chinese")
    done = 0
    for stop, behind in [*(figure.span for figure in markers), (len(folded), len(folded))]:
        for anchor in _ANCHOR.finditer(folded, done, stop):
            at = max(anchor.start(), done)
            while at < anchor.end():
                hit = _hit(folded, at, digits, chinese)
                if hit is None:
                    break
                for shape in shapes(hit, folded, done):
                    yield shape
                    done = max(done, shape.span[1])
                at = done
        done = max(done, behind)


def _hit(folded: str, at: int, digits: Scanner, chinese: Scanner) -> Hit | None:
    """The rule that reads the figure at a place; digits are always read, by the last rule at the latest."""
    sign = folded[at]
    if sign == "第":
        return digits.at(folded, at) or chinese.at(folded, at)
    return chinese.at(folded, at) if "\u3007" <= sign < "\uff00" and not sign.isdigit() else digits.at(folded, at)
