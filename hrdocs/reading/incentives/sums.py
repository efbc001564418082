"""The right side of a giving predicate: its sums and rates, and the ceilings that bound them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Figure, Rate, Span
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.sentence import brackets


class Pay(Struct, frozen=True):
    """One sum or one rate that is paid, and the words in front of it that say for what: 博士5000元."""

    span: Span
    amount: Amount | None
    rate: Rate | None
    at_most: bool
    label: Span | None = None


class RightSide(Struct, frozen=True):
    """What is paid (`pays`, in text order), what bounds it (`caps`), and where these words begin."""

    start: int = 0
    pays: tuple[Pay, ...] = ()
    caps: tuple[Amount, ...] = ()


class SumReader:
    """Reads right sides in one text, from the awards and percent figures that stand there."""

    def __init__(self, folded: str, amounts: Sequence[Amount], ledger: Ledger, grammar: Grammar) -> None:
        parts = parts_of(grammar)
        self._folded = folded
        self._ledger = ledger
        self._awards = [amount for amount in amounts if amount.role == "award"]
        self._starts = [amount.span[0] for amount in self._awards]
        self._no_rate = parts["no_rate"]
        self._between = parts["between_sums"]
        self._label = parts["label"]
        self._former = parts["former"]
        self._total = parts["total"]
        self._base_before = parts["base_before"]
        self._base_behind = parts["base_behind"]

    def awards(self, start: int, end: int) -> list[Amount]:
        """The awards that begin in [start, end)."""
        return self._awards[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def read(self, zone: Span, trailing: Sequence[Span]) -> RightSide:
        """What a predicate pays: the figures of its own member, then those of the members that go on from it."""
        own = self._sums(zone)
        if rates := self._rates(zone):
            own = sorted([*own, *rates], key=lambda pay: pay.span)
        own = self._outside_brackets(zone, own)
        firm = [pay for pay in own if not pay.at_most or pay.rate]
        ceilings = [pay for pay in own if pay not in firm]
        if not firm:
            firm, ceilings = self._first_list(ceilings)
        for start, end in trailing:
            for pay in self._sums((start, end), behind=start - 1):
                if pay.at_most and firm:
                    ceilings.append(pay)
                elif not firm or pay.label:
                    firm.append(pay)
        return RightSide(zone[0], tuple(firm), tuple(pay.amount for pay in ceilings if pay.amount))

    def _outside_brackets(self, zone: Span, pays: list[Pay]) -> list[Pay]:
        """A sum in a bracket only explains (给予3万元（按每年1万元发放）); a ceiling there bounds."""
        if not pays or self._folded.find("（", *zone) < 0:
            return pays
        inside = brackets(self._folded, *zone, "（")
        outer = [pay for pay in pays if not any(a < pay.span[0] < b for a, b in inside)]
        return [pay for pay in pays if pay in outer or pay.at_most] if outer else pays

    def _sums(self, zone: Span, behind: int | None = None) -> list[Pay]:
        found: list[Pay] = []
        awards = self.awards(*zone)
        if not awards:
            return found
        behind = zone[0] if behind is None else behind
        former = {match.start("sum") for match in self._former.finditer(self._folded, *zone)}
        for award in awards:
            adds_up = found and self._total.search(self._folded, behind, award.span[0])
            if award.span[0] in former or adds_up:
                continue
            label = self._label_of(behind, award.span[0])
            found.append(Pay(award.span, award, None, award.quantity.comparator in ("le", "lt"), label))
            behind = award.span[1]
        return found

    def _rates(self, zone: Span) -> list[Pay]:
        figures = [figure for figure in self._ledger.within(*zone) if self._is_rate(figure)]
        found: list[Pay] = []
        behind = zone[0]
        for figure in figures:
            quantity = figure.quantity
            assert quantity is not None
            rate = Rate(quantity.comparator, quantity.value, quantity.unit or "%", self._base(zone, figures[0], figure))
            at_most = quantity.comparator in ("le", "lt")
            found.append(Pay(figure.span, None, rate, at_most, self._label_of(behind, figure.span[0])))
            behind = figure.span[1]
        return found

    def _is_rate(self, figure: Figure) -> bool:
        start, end = figure.span
        return (
            figure.kind == "percent"
            and figure.quantity is not None
            and not self._no_rate.search(self._folded, max(0, start - 12), end + 10)
        )

    def _base(self, zone: Span, first: Figure, figure: Figure) -> str | None:
        """What a rate is a share of: 服务费 in 按服务费的30%, 租金 in 给予50%租金补贴."""
        if before := self._base_before.search(self._folded, zone[0], first.reach[0]):
            return before["base"]
        behind = self._base_behind.match(self._folded, figure.span[1], figure.span[1] + 24)
        return behind["base"] if behind else None

    def _label_of(self, behind: int, start: int) -> Span | None:
        """The words between two sums that say for whom the second is: 、硕士 in 博士5000元、硕士3000元."""
        match = self._label.search(self._folded, behind, start)
        return match.span("label") if match and match["label"].strip() else None

    def _first_list(self, ceilings: list[Pay]) -> tuple[list[Pay], list[Pay]]:
        """Ceilings alone: the first of them, or the list that opens with it, are the sums; others bound them."""
        size = min(len(ceilings), 1)
        while size < len(ceilings) and self._between.fullmatch(
            self._folded, ceilings[size - 1].span[1], ceilings[size].span[0]
        ):
            size += 1
        return ceilings[:size], ceilings[size:]
