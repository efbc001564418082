"""The words around a sum, or around a list of sums: its member of the sentence, its piece between commas, the cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from hrdocs.grammar import Grammar, Hit
from hrdocs.model import Comparator, Figure, Span
from hrdocs.outline import Outline, Sentence
from hrdocs.sentence import split

_CONDITIONS = regex.compile(
    "下列|条件之一|条件(?:：|如下)|(?:申报|认定|申请|准入|享受|基本|以下)条件|(?:申报|认定|入选|评定|划分)标准"
)
_GIFT = regex.compile("奖|补贴|补助|资助|奖补|给予|贴息|扶持资金")


@dataclass(frozen=True, slots=True)
class Context:
    """A list of sums and what stands around it; places are offsets of the folded text."""

    outline: Outline
    folded: str
    figures: Span
    sentence: Span
    member: Span
    piece: Span
    comparator: Comparator
    cues: tuple[Hit, ...]
    tail: Hit | None

    def in_conditions(self) -> bool:
        """Whether the clause, or one above it, lists conditions: 须符合下列条件之一."""
        clause = self.outline.clause_at(self.figures[0])
        while clause is not None:
            words = self.folded[clause.heading_span[0] : clause.heading_span[1]] if clause.heading_span else ""
            words += self.folded[clause.text_span[0] : min(clause.text_span[1], self.figures[0])]
            if _CONDITIONS.search(words):
                return True
            clause = self.outline.parents.get(clause.id)
        return False

    def gives_before(self) -> bool:
        """Whether the passage speaks of a gift before the sum."""
        passage = self.outline.passage_at(self.figures[0])
        start = passage.start if passage else self.sentence[0]
        return _GIFT.search(self.folded, start, self.figures[0]) is not None


def context(outline: Outline, figures: Sequence[Figure], grammar: Grammar) -> Context:
    """The context of the members of one list."""
    folded = outline.text.folded
    start, end = figures[0].reach[0], figures[-1].reach[1]
    sentence = _stretch(outline.sentence_at(figures[0].span[0]), start, end)
    member = _holding(split(folded, *_inside_bracket(folded, sentence, start, end), "；"), start, end)
    piece = _holding(split(folded, *member, "，；："), start, end)
    quantity = figures[-1].quantity
    cues = tuple(grammar.scanner("amounts").finditer(folded, *sentence))
    return Context(
        outline,
        folded,
        (start, end),
        sentence,
        member,
        piece,
        quantity.comparator if quantity else "eq",
        cues,
        grammar.scanner("amounts_tail").at(folded, end),
    )


def _inside_bracket(folded: str, sentence: Span, start: int, end: int) -> Span:
    """The inside of the bracket that the sums stand in, where there is one: 一等奖2名（奖现金20万元）."""
    opening, closing = folded.rfind("（", sentence[0], start), folded.rfind("）", sentence[0], start)
    if opening <= closing or _GIFT.search(folded, opening, start) is None:
        return sentence
    behind = folded.find("）", end, sentence[1])
    return opening + 1, behind if behind >= 0 else sentence[1]


def _stretch(sentence: Sentence | None, start: int, end: int) -> Span:
    return (min(sentence.start, start), max(sentence.end, end)) if sentence else (start, end)


def _holding(pieces: Sequence[Span], start: int, end: int) -> Span:
    """The piece that a place lies in, widened to hold the whole list."""
    for a, b in pieces:
        if a <= start < b:
            return a, max(b, end)
    return start, end
