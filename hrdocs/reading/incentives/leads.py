"""Gifts that only lead in others: 实施购房补贴；购买首套房的，按1%给予补贴. What they say governs the others."""

from __future__ import annotations

from msgspec.structs import replace

from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Span
from hrdocs.outline import Outline, Passage, Sentence
from hrdocs.reading.incentives.drafts import Draft
from hrdocs.reading.incentives.pairing import Paired
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.reading.incentives.sides import Side
from hrdocs.reading.incentives.sums import RightSide

_NEAR = 600  # an announcement governs its paragraph, not what stands far behind it


class Leads:
    """The leading gifts of one notice: those before a colon, and those that announce what the next ones give."""

    def __init__(self, folded: str, outline: Outline, grammar: Grammar) -> None:
        self._folded = folded
        self._parents = outline.parents
        self._parts = parts_of(grammar)
        self._before_colon: dict[str, Draft] = {}
        self._announced: Draft | None = None

    def add(self, draft: Draft) -> None:
        """Keep a gift whose details follow behind its colon, in the same item or in the items below it."""
        if draft.clause:
            self._before_colon[draft.clause.id] = draft

    def announce(self, draft: Draft) -> None:
        """Keep a gift whose details follow in the next words."""
        self._announced = draft

    def opens_items(self, last: Draft, clause: Clause | None) -> bool:
        """Whether a gift without a sum ends the words above an item: 给予补贴。补贴标准为：1.甲级…."""
        parent = self._parents.get(clause.id) if clause else None
        if parent is None or last.clause is not parent or last.right.pays:
            return False
        return self._folded[slice(*parent.text_span)].rstrip().endswith("：")

    def of_item(self, clause: Clause | None) -> Draft | None:
        """The gift that leads a clause in: its own, or that of the clause above it."""
        if clause is None:
            return None
        parent = self._parents.get(clause.id)
        return self._before_colon.get(clause.id) or (self._before_colon.get(parent.id) if parent else None)

    def over(self, passage: Passage, place: int, side: Side) -> Draft | None:
        """The gift that governs what a side gets: said before, and not replaced by a receiver of its own."""
        announced = self._announced
        if announced and announced.governs(passage) and place - announced.predicate.end < _NEAR:
            return None if side.opened and side.recipient else announced
        return self.of_item(passage.clause)

    def announces(self, last: Draft, sentence: Sentence, place: int, action: str, side: Side, right: RightSide) -> bool:
        """Whether a gift only says what the next one, at `place`, gives."""
        if not last.governs(sentence.passage):
            return False
        if last.right.pays:
            return last.paired.mismatch and _values(right) <= _values(last.right)
        opens = self._parts["details"].match(self._folded, sentence.start, sentence.end)
        if last.action != action:
            among = self._folded.find("其中", last.predicate.end, place) >= 0
            return among or (bool(opens) and "标准" in opens[0])
        if last.side.is_empty or (opens and last.predicate.start < sentence.start):
            return True
        close = last.predicate.start >= sentence.start or self._only_names(last, sentence)
        if close and right.pays and not (side.opened and side.recipient):
            return True
        return last.predicate.start < sentence.start and self._repeats(last.side, sentence.start, place)

    def _only_names(self, last: Draft, sentence: Sentence) -> bool:
        """对购买新房给予补助。购买…的，按1%给予补助: one member, right in front of the sentence."""
        start = min((a for a, _ in last.side.events), default=last.predicate.start)
        between = self._folded[start : sentence.start].strip()
        return "的，" not in between and between.count("。") == 1 and between.endswith("。") and "，" not in between

    def _repeats(self, side: Side, start: int, end: int) -> bool:
        """Whether the words in front of a predicate hold all that an earlier side says."""
        said = (*side.events, *((side.recipient,) if side.recipient else ()))
        return all(self._folded.find(self._folded[a:b], start, end) >= 0 for a, b in said)


def _values(right: RightSide) -> set[object]:
    return {pay.amount.quantity.value for pay in right.pays if pay.amount}


def spans_of(lead: Draft) -> tuple[Span, ...]:
    """What a leading gift says of the condition of those that it leads in."""
    return (*lead.governing, *lead.side.common, *lead.side.events)


def with_receiver_of(lead: Draft | None, paired: Paired) -> Paired:
    """Who receives is often said only where gifts are led in."""
    return replace(paired, beneficiary=paired.beneficiary or lead.paired.beneficiary) if lead else paired
