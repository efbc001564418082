"""What stands above a sentence and governs it: headings, parent clauses, the deadline of an earlier sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter, itemgetter

from msgspec import Struct

from hrdocs.model import Clause, Deadline, Span
from hrdocs.outline import Sentence
from hrdocs.reading.targets.context import Context
from hrdocs.tables import DITTO

_LEAD = 60  # how far before its end the text of a clause is searched for the words that lead in its children
_NEAR = 5  # items back


class _Standing(Struct, frozen=True):
    """What holds for the sentences of a clause: a heading above them promises goals (一、主要目标), their own names a
    creed (指导思想), a parent leads in conditions (应当具备下列条件：).
    """

    goals: bool
    creed: bool
    conditions: bool


_ALONE = _Standing(goals=False, creed=False, conditions=False)


class Above:
    """Asked once for each sentence that may hold goals; what a clause or passage says is worked out once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._standings: dict[str, _Standing] = {}
        self._conditions: dict[str, bool] = {}
        self._openings: dict[Span, Deadline | None] = {}
        self._deadlines: dict[Span, list[tuple[int, Deadline]]] = {}

    @cached_property
    def _rows(self) -> dict[int, Deadline]:
        """By the beginning of a row what the column 完成时限 says of it; a cell merged with the one above repeats that."""
        found: dict[int, Deadline] = {}
        for table in self._context.outline.tables:
            above: Deadline | None = None
            for row, _, cell in table.cells("deadline"):
                if self._context.folded[slice(*cell)] != DITTO:
                    above = self._context.deadline(*cell, "clause")
                if above is not None:
                    found[row.span[0]] = above
        return found

    @cached_property
    def _period(self) -> Deadline | None:
        """The last year of the plan."""
        period = self._context.frame.period
        return Deadline(period.end, f"{period.start}-{period.end}年", "document") if period else None

    def promises_goals(self, sentence: Sentence) -> bool:
        """Whether a heading above the sentence promises goals: 一、主要目标."""
        return self._standing(sentence.passage.clause).goals

    def precludes(self, sentence: Sentence) -> bool:
        """Whether no goals can stand here: under 指导思想, or where a parent leads in conditions (应当具备下列条件：)."""
        standing = self._standing(sentence.passage.clause)
        return standing.conditions or (standing.creed and not self._sets_goals(sentence))

    def _sets_goals(self, sentence: Sentence) -> bool:
        """Whether even a creed says what is to be reached: 实现80余个社区服务规范化全覆盖."""
        return self._context.words["set_goal"].search(self._context.folded, sentence.start, sentence.end) is not None

    def _standing(self, clause: Clause | None) -> _Standing:
        if clause is None:
            return _ALONE
        if clause.id not in self._standings:
            words, heading = self._context.words, clause.heading or ""
            parent = self._context.outline.parents.get(clause.id)
            above = self._standing(parent)
            self._standings[clause.id] = _Standing(
                above.goals or words["goal_heading"].search(heading) is not None,
                words["creed_heading"].search(heading) is not None,
                above.conditions or (parent is not None and self._leads_conditions(parent)),
            )
        return self._standings[clause.id]

    def _leads_conditions(self, clause: Clause) -> bool:
        if clause.id not in self._conditions:
            start, end = clause.text_span
            lead = self._context.words["condition_lead"]
            self._conditions[clause.id] = lead.search(self._context.folded, max(start, end - _LEAD), end) is not None
        return self._conditions[clause.id]

    def deadline(self, sentence: Sentence) -> Deadline | None:
        """The deadline that governs a sentence which names none itself.

        The nearest earlier sentence of its item that begins with one (到2025年，体系健全。机构达200家。); else the parents,
        by the deadline column of a task table or the beginning of heading or text; else the last year of the plan.
        Under a heading of goals an earlier item governs as well (——规模。到2027年，…。——结构。…).
        """
        if earlier := self._before((sentence.passage.start, sentence.passage.end), sentence.start):
            return earlier
        if self.promises_goals(sentence) and (earlier := self._beside(sentence.passage.clause)):
            return earlier
        for clause in self._lineage(sentence):
            if clause.span[0] in self._rows:
                return self._rows[clause.span[0]]
            for span in (clause.heading_span, clause.text_span):
                if span and span[1] <= sentence.start and (deadline := self._opening_of(span)):
                    return deadline
        return self._period

    def _lineage(self, sentence: Sentence) -> Iterator[Clause]:
        """The clause of a sentence and its parents, innermost first."""
        clause = sentence.passage.clause
        while clause is not None:
            yield clause
            clause = self._context.outline.parents.get(clause.id)

    def _beside(self, clause: Clause | None) -> Deadline | None:
        """The deadline that an item shortly before a clause, under the same parent, has set for itself."""
        parent = self._context.outline.parents.get(clause.id) if clause else None
        if clause is None or parent is None:
            return None
        place = bisect_left(parent.children, clause.span, key=attrgetter("span"))
        for sibling in reversed(parent.children[max(0, place - _NEAR) : place]):
            if deadline := self._before(sibling.text_span, sibling.text_span[1]):
                return deadline
        return None

    def _before(self, span: Span, place: int) -> Deadline | None:
        """The deadline with which the nearest sentence of a passage before a place begins."""
        if span not in self._deadlines:
            self._deadlines[span] = [
                (sentence.start, deadline)
                for sentence in self._context.outline.sentences_within(*span)
                if (deadline := self._opening(sentence.start, sentence.end))
            ]
        deadlines = self._deadlines[span]
        i = bisect_left(deadlines, place, key=itemgetter(0))
        return deadlines[i - 1][1] if i else None

    def _opening_of(self, span: Span) -> Deadline | None:
        """The deadline with which a heading or text begins."""
        if span not in self._openings:
            self._openings[span] = self._opening(*span)
        return self._openings[span]

    def _opening(self, start: int, end: int) -> Deadline | None:
        context = self._context
        sign = context.words["deadline_sign"].match(context.folded, start, end)
        hit = context.openings.at(context.folded, sign.end()) if sign else None
        if hit is None or hit.rule.sets["kind"] != "deadline" or hit.match.end() > end:
            return None
        deadline = context.deadline(*hit.match.span(), "clause")
        return deadline if deadline is not None and context.promises(deadline) else None
