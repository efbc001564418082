"""The words around a sum, or around a list of sums: its sentence, its member between 、；its piece between commas."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar, Hit
from hrdocs.model import Clause, Comparator, Figure, Span
from hrdocs.outline import Outline
from hrdocs.sentence import brackets, split
from hrdocs.tables import Stretches

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
    tail: Hit | None
    clause: Clause | None
    surroundings: Surroundings

    @property
    def cues(self) -> Sequence[Hit]:
        """The cues of the sentence."""
        return self.surroundings.cues(self.sentence)

    @property
    def in_conditions(self) -> bool:
        """Whether the sums stand among conditions."""
        return self.clause is not None and self.surroundings.in_conditions(self.clause)

    @property
    def before(self) -> list[Hit]:
        """The cues of the member in front of the sums."""
        return [hit for hit in self.cues if self.member[0] <= hit.match.start() and hit.match.end() <= self.start]

    @property
    def later(self) -> set[str]:
        """What the member speaks of behind the sums."""
        return {hit.rule.sets["cue"] for hit in self.cues if self.end <= hit.match.start() < self.member[1]}

    def earlier(self) -> Sequence[Hit]:
        """The cues in front of the member: of the sentence, else of the clause so far."""
        found = [hit for hit in self.cues if hit.match.end() <= self.member[0]]
        if found:
            return found
        return self.surroundings.cues_above(self.clause, self.sentence[0]) if self.clause else []

    def says(self, name: str, start: int, end: int) -> bool:
        """Whether words of a rule of `amounts_around.toml` stand in [start, end)."""
        return self.surroundings.grammar.rule(name).regex.search(self.folded, start, end) is not None


class Surroundings:
    """Makes contexts; what it finds for a sentence serves all sums of the sentence."""

    def __init__(self, outline: Outline, grammar: Grammar) -> None:
        self.grammar = grammar
        self._outline = outline
        self._cues = grammar.scanner("amounts")
        self._tails = grammar.scanner("amounts_tail")
        self._sentence: Span = (-1, -1)
        self._found: Sequence[Hit] = ()
        self._conditions: dict[str, bool] = {}

    def of(self, figures: Sequence[Figure]) -> Context:
        """The context of the members of one list."""
        folded = self._outline.text.folded
        start, end = figures[0].span[0], figures[-1].reach[1]
        sentence = self._outline.sentence_at(start)
        span = (min(sentence.start, start), max(sentence.end, end)) if sentence else (start, end)
        if span[1] - span[0] > _LONGEST:  # no sentence, but a table or worse: the neighbourhood will do
            span = max(span[0], start - _LOOK_BACK), min(span[1], end + _LOOK_BACK)
        member = _holding(split(folded, *self._inside_bracket(span, start, end), "；"), start, end)
        quantity = figures[-1].quantity
        return Context(
            folded,
            start,
            end,
            span,
            member,
            _holding(split(folded, *member, "，；："), start, end),
            quantity.comparator if quantity else "eq",
            self._tails.at(folded, end),
            self._outline.clause_at(start),
            self,
        )

    def cues(self, sentence: Span) -> Sequence[Hit]:
        """The cues of a sentence outside titles: the 资金 of 《专项资金管理办法》 says nothing of a sum."""
        if sentence != self._sentence:
            folded = self._outline.text.folded
            titles = Stretches((start + 1, end) for start, end in brackets(folded, *sentence, "《"))
            self._sentence = sentence
            self._found = [hit for hit in self._cues.finditer(folded, *sentence) if hit.match.start() not in titles]
        return self._found

    def cues_above(self, clause: Clause, end: int) -> Sequence[Hit]:
        """The cues of a clause so far."""
        start = max(self._opening(clause), end - _LOOK_BACK)
        return list(self._cues.finditer(self._outline.text.folded, start, end))

    def _inside_bracket(self, span: Span, start: int, end: int) -> Span:
        """The inside of a bracket that speaks of a gift itself: 一等奖2名（奖现金20万元）."""
        folded = self._outline.text.folded
        opening, closing = folded.rfind("（", span[0], start), folded.rfind("）", span[0], start)
        if opening <= closing or not self.grammar.rule("around.gift").regex.search(folded, opening, start):
            return span
        behind = folded.find("）", end, span[1])
        return opening + 1, behind if behind >= 0 else span[1]

    def _opening(self, clause: Clause) -> int:
        """Where the words begin that a clause goes on from: its own start, or that of 按以下标准给予补助： above it."""
        parent = self._outline.parents.get(clause.id)
        led_in = parent is not None and parent.text.rstrip().endswith(("：", ":"))
        return parent.span[0] if parent and led_in else clause.span[0]

    def in_conditions(self, clause: Clause) -> bool:
        """Whether the clause, or one above it, lists conditions: 须符合下列条件之一."""
        name = clause.id
        if name not in self._conditions:
            words = f"{clause.heading or ''}{self._outline.text.folded[slice(*clause.text_span)]}"
            parent = self._outline.parents.get(name)
            self._conditions[name] = self.grammar.rule("around.conditions").regex.search(words) is not None or (
                parent is not None and self.in_conditions(parent)
            )
        return self._conditions[name]


def _holding(pieces: Sequence[Span], start: int, end: int) -> Span:
    """The piece that a place lies in, widened to hold the whole list."""
    for a, b in pieces:
        if a <= start < b:
            return a, max(b, end)
    return start, end
