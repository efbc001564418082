"""The words around a sum, or around a list of sums: its sentence, its member between 、；its piece between commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar, Hit
from hrdocs.model import Clause, Comparator, Figure, Span
from hrdocs.outline import Outline
from hrdocs.sentence import brackets, split

_LOOK_BACK = 200
_LONGEST = 2000


class Context(Struct, frozen=True):
    """A list of sums and what stands around it; places are offsets of the folded text."""

    folded: str
    start: int
    end: int
    sentence: Span
    member: Span
    piece: Span
    comparator: Comparator
    cues: tuple[Hit, ...]
    tail: Hit | None
    clause_start: int
    in_conditions: bool
    grammar: Grammar

    @property
    def before(self) -> list[Hit]:
        """The cues of the member in front of the sums."""
        return [hit for hit in self.cues if self.member[0] <= hit.match.start() and hit.match.end() <= self.start]

    @property
    def later(self) -> set[str]:
        """What the member speaks of behind the sums."""
        return {hit.rule.sets["cue"] for hit in self.cues if self.end <= hit.match.start() < self.member[1]}

    def earlier(self) -> list[Hit]:
        """The cues in front of the member: of the sentence, else of the clause so far."""
        found = [hit for hit in self.cues if hit.match.end() <= self.member[0]]
        if found:
            return found
        start = max(self.clause_start, self.sentence[0] - _LOOK_BACK)
        return list(self.grammar.scanner("amounts").finditer(self.folded, start, self.sentence[0]))

    def says(self, name: str, start: int, end: int) -> bool:
        """Whether words of a rule of `amounts_around.toml` stand in [start, end)."""
        return self.grammar.rule(name).regex.search(self.folded, start, end) is not None


class Surroundings:
    """Makes contexts; what it finds for a sentence serves all sums of the sentence."""

    def __init__(self, outline: Outline, grammar: Grammar) -> None:
        self._outline = outline
        self._grammar = grammar
        self._cues = grammar.scanner("amounts")
        self._tails = grammar.scanner("amounts_tail")
        self._sentence: Span = (-1, -1)
        self._found: tuple[Hit, ...] = ()
        self._conditions: dict[str, bool] = {}

    def of(self, figures: Sequence[Figure]) -> Context:
        """The context of the members of one list."""
        folded = self._outline.text.folded
        start, end = figures[0].span[0], figures[-1].reach[1]
        sentence = self._outline.sentence_at(start)
        span = (min(sentence.start, start), max(sentence.end, end)) if sentence else (start, end)
        if span[1] - span[0] > _LONGEST:  # no sentence, but a table or worse: the neighbourhood will do
            span = max(span[0], start - _LOOK_BACK), min(span[1], end + _LOOK_BACK)
        if span != self._sentence:
            self._sentence, self._found = span, tuple(self._cues_of(folded, span))
        member = _holding(split(folded, *self._inside_bracket(span, start, end), "；"), start, end)
        quantity = figures[-1].quantity
        clause = self._outline.clause_at(start)
        return Context(
            folded,
            start,
            end,
            span,
            member,
            _holding(split(folded, *member, "，；："), start, end),
            quantity.comparator if quantity else "eq",
            self._found,
            self._tails.at(folded, end),
            self._opening(clause) if clause else span[0],
            clause is not None and self._in_conditions(clause.id),
            self._grammar,
        )

    def _cues_of(self, folded: str, span: Span) -> Iterator[Hit]:
        """The cues of a sentence outside titles: the 资金 of 《专项资金管理办法》 says nothing of a sum."""
        titles = brackets(folded, *span, "《")
        for hit in self._cues.finditer(folded, *span):
            if not any(start < hit.match.start() < end for start, end in titles):
                yield hit

    def _inside_bracket(self, span: Span, start: int, end: int) -> Span:
        """The inside of a bracket that speaks of a gift itself: 一等奖2名（奖现金20万元）."""
        folded = self._outline.text.folded
        opening, closing = folded.rfind("（", span[0], start), folded.rfind("）", span[0], start)
        if opening <= closing or not self._grammar.rule("around.gift").regex.search(folded, opening, start):
            return span
        behind = folded.find("）", end, span[1])
        return opening + 1, behind if behind >= 0 else span[1]

    def _opening(self, clause: Clause) -> int:
        """Where the words begin that a clause goes on from: its own start, or that of 按以下标准给予补助： above it."""
        parent = self._outline.parents.get(clause.id)
        led_in = parent is not None and parent.text.rstrip().endswith(("：", ":"))
        return parent.span[0] if parent and led_in else clause.span[0]

    def _in_conditions(self, name: str) -> bool:
        """Whether the clause, or one above it, lists conditions: 须符合下列条件之一."""
        if name not in self._conditions:
            clause = self._outline.by_id[name]
            words = f"{clause.heading or ''}{self._outline.text.folded[slice(*clause.text_span)]}"
            parent = self._outline.parents.get(name)
            self._conditions[name] = self._grammar.rule("around.conditions").regex.search(words) is not None or (
                parent is not None and self._in_conditions(parent.id)
            )
        return self._conditions[name]


def _holding(pieces: Sequence[Span], start: int, end: int) -> Span:
    """The piece that a place lies in, widened to hold the whole list."""
    for a, b in pieces:
        if a <= start < b:
            return a, max(b, end)
    return start, end
