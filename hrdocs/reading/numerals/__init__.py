"""One scan finds every figure of the text and reads it once: 达2200亿元左右, 二十家, 第一条, 2023年9月7日, “6+5+X”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrdocs import kept
from hrdocs.grammar import Grammar, Hit, Scanner
from hrdocs.model import Figure
from hrdocs.outline import Outline
from hrdocs.reading.numerals.columns import scaled
from hrdocs.reading.numerals.comparators import Comparators
from hrdocs.reading.numerals.shapes import Shape, shapes

# Where a figure may begin: a digit, a Chinese numeral, 第, 翻 (翻一番), 半 (半年), or a sign of the blocks where all
# other digits and enclosed numbers lie (②, ½) and much that is none.
_CHINESE = "〇零一二三四五六七八九十百千万亿两"
_WORDS = "第翻半壹贰叁肆伍陆柒捌玖拾"
_RARE = (
    "²³¹¼-¾\u0660-\u1fff\u2070-\u218f\u2460-\u24ff\u2776-\u2793\u2cfd\u3192-\u32bf\ua620-\uabff\U00010000-\U0010ffff"
)
_ANCHOR = kept.pattern(rf"[0-9{_CHINESE}{_WORDS}{_RARE}](?:(?<=[0-9])[0-9]*+|(?<=[{_CHINESE}])[{_CHINESE}]*+)?+")

# What a unit or a word behind the digits begins with; a decimal at a line start may be a marker with a figure.
_BEHIND = kept.pattern(r"[0-9]++(?:(?<=\p{Han}[0-9]{1,9})\.[0-9]++)?+ ?+([%‰\p{Han}])")
_UNIT = kept.pattern(r"[%‰\p{Han}]")

_DIGIT = kept.pattern(r"[\p{Nd}\p{No}]")
_NUMERAL = kept.pattern(f"[0-9{_CHINESE}{_WORDS}]")


def read(outline: Outline, grammar: Grammar) -> list[Figure]:
    """Every run of digits, and the Chinese numerals that count, order, date or number something."""
    markers = list(_markers(outline))
    comparators = grammar.derived("numerals.comparators", Comparators)
    figures = [*markers, *comparators.figures(outline.text, _scan(outline, grammar, markers))]
    return scaled(figures, outline.tables, outline.text)


def _markers(outline: Outline) -> Iterator[Figure]:
    """The numbers of clauses: they are what the outline says they are."""
    folded = outline.text.folded
    done = 0
    for clause in outline.all_clauses:
        start = clause.span[0]
        span = (start, start + len(clause.marker))
        if clause.marker and start >= done and (_NUMERAL.search(folded, *span) or _DIGIT.search(folded, *span)):
            yield Figure(span, "marker", "clause", None, span)
            done = span[1]


def _scan(outline: Outline, grammar: Grammar, markers: Sequence[Figure]) -> list[Shape]:
    """All other figures, from left to right."""
    folded = outline.text.folded
    rules = grammar.derived("numerals.rules", _Rules)
    ahead = [(len(folded) + 1, 0), *(figure.span for figure in reversed(markers))]
    found: list[Shape] = []
    done = 0
    for anchor in _ANCHOR.finditer(folded):
        at, end = anchor.span()
        while at >= ahead[-1][0]:
            done = max(done, ahead.pop()[1])
        if at < done:
            at = done
        while at < end and (hit := rules.at(folded, at, end)):
            found += shapes(hit, folded, done)
            at = done = max(done, found[-1].span[1])
    return found


class _Rules:
    """The rule files of figures, and in which order to ask them: the sign behind the digits says what is likely."""

    def __init__(self, grammar: Grammar) -> None:
        dates, signs = grammar.scanner("numerals_dates"), grammar.scanner("numerals_signs")
        quantities, rest = grammar.scanner("quantities"), grammar.scanner("numerals_rest")
        self._signed = (dates, signs, quantities, rest)
        self._counted = (quantities, signs, rest)
        dated = (dates, quantities, signs, rest)
        self._behind: dict[str, tuple[Scanner, ...]] = {"年": dated, "月": dated}
        chinese = grammar.scanner("numerals_chinese")
        self._worded = dict.fromkeys(_CHINESE + _WORDS, (chinese,)) | {"第": (signs, rest, chinese)}

    def at(self, folded: str, at: int, end: int) -> Hit | None:
        """The rule that reads the figure at a place, whose run of digits or numerals ends at `end`.

        Digits are always read, by the last rule at the latest.
        """
        sign = folded[at]
        if "0" <= sign <= "9":
            order = self._order(folded, at, end)
        elif sign in self._worded:
            order = self._worded[sign]
        else:
            order = self._signed if _DIGIT.match(sign) else ()
        for scanner in order:
            if hit := scanner.at(folded, at):
                return hit
        return None

    def _order(self, folded: str, at: int, end: int) -> tuple[Scanner, ...]:
        if "A" <= folded[at - 1 : at] <= "z":
            return self._signed
        sign = folded[end : end + 1]
        if sign in (" ", "."):
            match = _BEHIND.match(folded, at)
            sign = match[1] if match else ""
        if sign not in self._behind:
            self._behind[sign] = self._counted if _UNIT.match(sign) else self._signed
        return self._behind[sign]
