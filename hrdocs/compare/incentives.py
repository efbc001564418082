"""Incentives of two notices side by side: by what is rewarded, with sums, rates and caps."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from hrdocs.compare.assignment import assign
from hrdocs.compare.model import IncentivePair, IncentiveSide, TierSide
from hrdocs.compare.similarity import Vector, cosine, term_weights, vector
from hrdocs.compare.words import terms
from hrdocs.model import Amount, Incentive, Notice, Quantity, Tier
from hrdocs.sentence import sentences
from hrdocs.text import fold

_ALIKE = 0.36
_MATCHED_CLAUSES = 0.235
_SENTENCE = 0.4


def compare(
    left: Notice, right: Notice, texts: tuple[str, str], near: set[tuple[str, str]], topics: dict[str, tuple[str, ...]]
) -> tuple[IncentivePair, ...]:
    """All incentives of both notices, each under one verdict. `near` holds the pairs of clauses that were matched."""
    seen = [
        [_Rewarded(gift, folded, topics) for gift in notice.incentives]
        for notice, folded in ((left, texts[0]), (right, texts[1]))
    ]
    weights = term_weights([one.words + one.context for one in (*seen[0], *seen[1])])
    vectors = [[(vector(one.words, weights), vector(one.context, weights)) for one in ones] for ones in seen]
    gains: dict[tuple[int, int], float] = {}
    for i, a in enumerate(seen[0]):
        for j, b in enumerate(seen[1]):
            together = (a.gift.clause, b.gift.clause) in near
            likeness = _likeness(vectors[0][i], vectors[1][j]) + 0.25 * cosine(a.topics, b.topics)
            gains[i, j] = likeness + _MATCHED_CLAUSES * together - _ALIKE
    pairs = assign(gains)
    found = [_pair(side(left, seen[0][i].gift), side(right, seen[1][j].gift)) for i, j in pairs]
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    found += [_pair(side(left, one.gift), None) for i, one in enumerate(seen[0]) if i not in taken[0]]
    found += [_pair(None, side(right, one.gift)) for j, one in enumerate(seen[1]) if j not in taken[1]]
    return tuple(found)


class _Rewarded:
    """What an incentive rewards: the words of its conditions and recipient, and of the sentence around them."""

    def __init__(self, gift: Incentive, folded: str, topics: dict[str, tuple[str, ...]]) -> None:
        self.gift = gift
        conditions = [tier.condition or "" for tier in gift.tiers]
        told = fold("。".join([*conditions, gift.common_condition or "", gift.beneficiary or "", gift.action]))
        around = folded[slice(*_sentence_around(folded, gift.span))]
        self.words = Counter(dict.fromkeys(terms(told), 1))
        self.context = Counter(dict.fromkeys(terms(around), 1))
        self.topics = vector(
            {
                topic: float(sum(sign in told for sign in signs))
                for topic, signs in topics.items()
                if any(sign in told for sign in signs)
            },
            dict.fromkeys(topics, 1.0),
        )


def _sentence_around(folded: str, span: tuple[int, int]) -> tuple[int, int]:
    start = folded.rfind("\n", 0, span[0]) + 1
    end = folded.find("\n", span[0])
    for sentence in sentences(folded, start, len(folded) if end < 0 else end):
        if sentence[0] <= span[0] < sentence[1]:
            return sentence
    return span


def _likeness(a: tuple[Vector, Vector], b: tuple[Vector, Vector]) -> float:
    return (1 - _SENTENCE) * cosine(a[0], b[0]) + _SENTENCE * cosine(a[1], b[1])


def _pair(left: IncentiveSide | None, right: IncentiveSide | None) -> IncentivePair:
    promised: list[Literal["left", "right"]] = []
    if left and left.promised:
        promised.append("left")
    if right and right.promised:
        promised.append("right")
    rewarded = " / ".join(dict.fromkeys(_rewarded(one) for one in (left, right) if one))
    if left and right:
        verdict = "promised-without-figure" if promised else "both-with-figure"
    else:
        verdict = "only-left" if left else "only-right"
    return IncentivePair(verdict, rewarded, left, right, tuple(promised))


def _rewarded(gift: IncentiveSide) -> str:
    return next((tier.condition for tier in gift.tiers if tier.condition), None) or gift.beneficiary or gift.action


def side(notice: Notice, gift: Incentive) -> IncentiveSide:
    """One incentive as the comparison shows it."""
    amounts = {amount.id: amount for amount in notice.amounts}
    paid = [amounts[tier.amount] for tier in gift.tiers if tier.amount in amounts]
    return IncentiveSide(
        id=gift.id,
        clause=gift.clause,
        span=gift.span,
        action=gift.action,
        beneficiary=gift.beneficiary,
        tiers=tuple(TierSide(tier.condition, _sum(tier, amounts), _rate(tier)) for tier in gift.tiers),
        common_condition=gift.common_condition,
        caps=tuple(amounts[cap].quantity for cap in gift.caps if cap in amounts),
        per=tuple(dict.fromkeys(word for amount in paid for word in amount.per)),
        frequency=gift.frequency,
        promised=all(tier.amount is None and tier.rate is None for tier in gift.tiers),
    )


def _sum(tier: Tier, amounts: dict[str, Amount]) -> Quantity | None:
    amount = amounts.get(tier.amount or "")
    return amount.quantity if amount else None


def _rate(tier: Tier) -> str | None:
    """30% of 猎头服务费, as one reads it: 猎头服务费的30%."""
    if tier.rate is None:
        return None
    value = f"{tier.rate.value:g}{tier.rate.unit}"
    return f"{tier.rate.base}的{value}" if tier.rate.base else value
