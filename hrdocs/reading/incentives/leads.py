"""Gifts that only lead in others: 实施购房补贴；购买首套房的，按1%给予补贴. What they say governs the others."""

from __future__ import annotations

from dataclasses import replace

from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Span
from hrdocs.outline import Outline, Passage
from hrdocs.reading.incentives.drafts import Draft
from hrdocs.reading.incentives.pairing import Paired
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.reading.incentives.predicates import Predicate
from hrdocs.reading.incentives.sides import Side
from hrdocs.reading.incentives.statement import Statement

_NEAR = 600  # an announcement governs its paragraph, not what stands far behind it


class Leads:
    """The leading gifts of one notice: those before a colon, and those that announce what the next ones give."""

    def __init__(self, folded: str, outline: Outline, grammar: Grammar) -> None:
        self._folded = folded
        self._parents = outline.parents
        self._grammar = grammar
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

    def announces(self, last: Draft, statement: Statement, predicate: Predicate, side: Side) -> bool:
        """Whether a gift without a sum only says what the next one gives."""
        if last.right.pays or not last.governs(statement.sentence.passage):
            return False
        opens = self._parts["details"].match(self._folded, statement.sentence.start, statement.sentence.end)
        if last.action != predicate.action:
            return bool(opens) and "标准" in opens[0]
        if last.side.is_empty:
            return True
        if last.predicate.start < statement.sentence.start:
            return bool(opens) or self._repeats(last.side, statement.sentence.start, predicate.start)
        own = side.opened and side.recipient
        return not own and last.predicate.verb in self._grammar.words("applying_verbs")

    def _repeats(self, side: Side, start: int, end: int) -> bool:
        """Whether the words in front of a predicate hold all that an earlier side says."""
        said = (*side.events, *((side.recipient,) if side.recipient else ()))
        return all(self._folded.find(self._folded[a:b], start, end) >= 0 for a, b in said)


def spans_of(lead: Draft) -> tuple[Span, ...]:
    """What a leading gift says of the condition of those that it leads in."""
    return (*lead.governing, *lead.side.common, *lead.side.events)


def with_receiver_of(lead: Draft | None, paired: Paired) -> Paired:
    """Who receives is often said only where gifts are led in."""
    return replace(paired, beneficiary=paired.beneficiary or lead.paired.beneficiary) if lead else paired
