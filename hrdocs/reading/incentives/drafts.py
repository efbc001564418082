"""Incentives in the making, and the records made from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hrdocs.ledger import Ledger
from hrdocs.model import Clause, Frequency, Incentive, Span
from hrdocs.outline import Passage
from hrdocs.reading.incentives.pairing import Paired
from hrdocs.reading.incentives.predicates import Predicate
from hrdocs.reading.incentives.sides import Side
from hrdocs.reading.incentives.sums import RightSide
from hrdocs.reading.incentives.tables import Gift
from hrdocs.sentence import strip
from hrdocs.text import Text


class Draft(Struct):
    """An incentive in the making: later words may still bound it or state its sum."""

    predicate: Predicate
    passage: Passage
    part: int
    side: Side
    right: RightSide
    paired: Paired
    action: str
    frequency: Frequency | None
    cumulation: str | None
    governing: tuple[Span, ...] = ()
    stated_at: int = -1

    @property
    def clause(self) -> Clause | None:
        """The clause that it stands in."""
        return self.passage.clause

    def governs(self, passage: Passage) -> bool:
        """Whether a passage is of the same item: of one clause, or the same block where there are no clauses."""
        clause = self.clause
        return passage.clause is clause if clause else passage is self.passage

    def span(self, folded: str) -> Span:
        """All words that it rests on, from its condition to its last sum."""
        own = (*self.side.events, *self.side.common, *((self.side.recipient,) if self.side.recipient else ()))
        start = min([self.predicate.start, *(start for start, _ in own)])
        end = max([self.predicate.end, *(pay.span[1] for pay in self.right.pays)])
        return strip(folded, start, end)

    def figures(self) -> Iterator[Span]:
        """The stretches whose figures it uses: conditions, sums, ceilings."""
        yield from self.side.events
        yield from self.side.common
        yield from self.governing
        yield from (pay.span for pay in self.right.pays)
        yield from (cap.span for cap in self.right.caps)


def records(text: Text, ledger: Ledger, drafts: Sequence[Draft], tables: Iterable[Gift]) -> list[Incentive]:
    """The incentives in text order, then those of tables; their figures are claimed."""
    ordered = sorted(drafts, key=lambda draft: draft.predicate.start)
    found: list[Incentive] = []
    for draft in ordered:
        found.append(_of_draft(f"i{len(found) + 1}", draft, text))
        _claim(ledger, draft.figures(), found[-1].id)
    for gift in tables:
        found.append(_of_table(f"i{len(found) + 1}", gift, text))
        _claim(ledger, [gift.span], found[-1].id)
    return found


def _of_draft(name: str, draft: Draft, text: Text) -> Incentive:
    span = draft.span(text.folded)
    return Incentive(
        id=name,
        clause=draft.clause.id if draft.clause else None,
        span=span,
        quote=text.plain[slice(*span)],
        rule=draft.predicate.rule,
        action=draft.action,
        beneficiary=draft.paired.beneficiary,
        frequency=draft.frequency,
        tiers=draft.paired.tiers,
        common_condition=draft.paired.common,
        caps=tuple(cap.id for cap in draft.right.caps),
        cumulation=draft.cumulation,
    )


def _of_table(name: str, gift: Gift, text: Text) -> Incentive:
    return Incentive(
        id=name,
        clause=gift.clause.id if gift.clause else None,
        span=gift.span,
        quote=text.plain[slice(*gift.span)],
        rule=gift.rule,
        action=gift.action,
        beneficiary=None,
        frequency=None,
        tiers=gift.tiers,
        common_condition=None,
        caps=(),
        cumulation=None,
    )


def _claim(ledger: Ledger, spans: Iterable[Span], name: str) -> None:
    for start, end in spans:
        for figure in ledger.within(start, end):
            if figure.kind != "marker":
                ledger.claim(figure, name)
