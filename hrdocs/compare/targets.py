"""Targets of two notices side by side: by indicator, wherever they stand, and never compared where they differ in kind."""

from __future__ import annotations

from collections.abc import Mapping

from hrdocs.compare.assignment import assign
from hrdocs.compare.indicators import Indicator, Reader, likeness
from hrdocs.compare.model import TargetPair, TargetSide
from hrdocs.grammar import Grammar
from hrdocs.model import Notice, Quantity, Target

_ALIKE = 0.6


def compare(
    left: Notice, right: Notice, texts: tuple[str, str], near: set[tuple[str, str]], grammar: Grammar
) -> tuple[TargetPair, ...]:
    """All targets of both notices, each under one verdict. `near` holds the pairs of clauses that were matched."""
    lefts, rights = _read(left, texts[0], texts, grammar), _read(right, texts[1], texts, grammar)
    reasons: dict[tuple[int, int], tuple[str, ...]] = {}
    gains: dict[tuple[int, int], float] = {}
    for i, (a, ours) in enumerate(lefts):
        for j, (b, theirs) in enumerate(rights):
            alike = likeness(ours, theirs)
            if alike < _ALIKE:
                continue
            reasons[i, j] = _reasons(a, b, ours, theirs)
            if reasons[i, j] and not _same_time(a, b):
                continue
            closeness = 0.3 * ((a.clause, b.clause) in near) + 0.3 * _same_time(a, b)
            gains[i, j] = alike + (0 if reasons[i, j] else 1.5) - 0.1 * len(reasons[i, j]) + closeness
    pairs = assign(_unless_better(gains, reasons))
    pairs += _repeated(lefts, rights, pairs, gains, reasons)
    found = [_pair(lefts[i][0], rights[j][0], reasons[i, j]) for i, j in sorted(pairs)]
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    found += [TargetPair("only-left", side(a), None, None, ()) for i, (a, _) in enumerate(lefts) if i not in taken[0]]
    found += [TargetPair("only-right", None, side(b), None, ()) for j, (b, _) in enumerate(rights) if j not in taken[1]]
    return tuple(found)


def _read(notice: Notice, text: str, texts: tuple[str, str], grammar: Grammar) -> list[tuple[Target, Indicator]]:
    reader = Reader(notice, text, texts, grammar)
    return [(target, reader.read(target)) for target in notice.targets]


def _reasons(a: Target, b: Target, ours: Indicator, theirs: Indicator) -> tuple[str, ...]:
    """Why two figures must not be compared; empty when they measure the same."""
    found: list[str] = []
    if ours.core != theirs.core:
        found.append(f"指标不同:{ours.core}/{theirs.core}")
    if ours.levels != theirs.levels:
        found.append(f"层级不同:{_named(ours.levels)}/{_named(theirs.levels)}")
    if ours.bases != theirs.bases:
        found.append(f"口径不同:{_named(ours.bases)}/{_named(theirs.bases)}")
    if ours.way != theirs.way:
        found.append(f"方式不同:{ours.way or '总数'}/{theirs.way or '总数'}")
    if a.frequency != b.frequency:
        found.append(f"周期不同:{_PERIODS[a.frequency]}/{_PERIODS[b.frequency]}")
    if a.measure != b.measure:
        found.append(f"度量不同:{_MEASURES[a.measure]}/{_MEASURES[b.measure]}")
    if a.each != b.each:
        found.append("一方为各地均须达到")
    return tuple(found)


_PERIODS = {"yearly": "每年", "monthly": "每月", "daily": "每日", "once": "一次", None: "合计"}
_MEASURES = {
    "level": "总额",
    "count": "数量",
    "increase": "新增",
    "growth": "增速",
    "share": "比率",
    "multiple": "倍数",
    "coverage": "覆盖率",
    "rank": "位次",
}


def _named(words: frozenset[str]) -> str:
    return "、".join(sorted(words)) or "无"


def _same_time(a: Target, b: Target) -> float:
    """How well the deadlines agree: the same year best; where one is silent, the later year of the other."""
    ours, theirs = (target.deadline.year if target.deadline else None for target in (a, b))
    if ours == theirs:
        return 1.0
    if ours is None or theirs is None:
        return 0.5 + 0.01 * ((ours or theirs or 2000) - 2000)
    return 0.0


def _unless_better(
    gains: Mapping[tuple[int, int], float], reasons: Mapping[tuple[int, int], tuple[str, ...]]
) -> dict[tuple[int, int], float]:
    """Without pairs of different indicators of which one side has a partner that measures the same."""
    same = [pair for pair in gains if not reasons[pair]]
    lefts, rights = {i for i, _ in same}, {j for _, j in same}
    return {
        pair: gain
        for pair, gain in gains.items()
        if not reasons[pair] or (pair[0] not in lefts and pair[1] not in rights)
    }


def _repeated(
    lefts: list[tuple[Target, Indicator]],
    rights: list[tuple[Target, Indicator]],
    pairs: list[tuple[int, int]],
    gains: Mapping[tuple[int, int], float],
    reasons: Mapping[tuple[int, int], tuple[str, ...]],
) -> list[tuple[int, int]]:
    """A figure that a notice gives a second time for the same time is put beside the same partner again."""
    found: list[tuple[int, int]] = []
    for at, records, others in ((0, lefts, rights), (1, rights, lefts)):
        taken = {pair[at] for pair in pairs}
        for number in range(len(records)):
            if number in taken:
                continue
            partners = [
                pair
                for pair in gains
                if pair[at] == number
                and records[number][1].core == others[pair[1 - at]][1].core
                and any(
                    pair[1 - at] == chosen[1 - at]
                    and bool(reasons[pair]) == bool(reasons[chosen])
                    and _year(records[chosen[at]][0]) == _year(records[number][0])
                    for chosen in pairs
                )
            ]
            if partners:
                found.append(max(partners, key=lambda pair: gains[pair]))
    return found


def _year(target: Target) -> int | None:
    return target.deadline.year if target.deadline else None


def _pair(a: Target, b: Target, reasons: tuple[str, ...]) -> TargetPair:
    if reasons:
        return TargetPair("different-indicator", side(a), side(b), None, reasons)
    ours, theirs = _year(a), _year(b)
    note = () if ours == theirs else (f"期限不同:{ours or '未定'}/{theirs or '未定'}",)
    return TargetPair("same-indicator", side(a), side(b), _ratio(a.quantity, b.quantity), note)


def _ratio(a: Quantity, b: Quantity) -> float | None:
    """Left by right; a range counts with its middle: 2-3家 to 1-2家 is 1.667."""
    ours, theirs = _middle(a), _middle(b)
    return round(ours / theirs, 3) if theirs else None


def _middle(quantity: Quantity) -> float:
    return (quantity.value + (quantity.value if quantity.upper is None else quantity.upper)) / 2


def side(target: Target) -> TargetSide:
    """One target as the comparison shows it."""
    return TargetSide(
        id=target.id,
        clause=target.clause,
        span=target.span,
        indicator=target.indicator,
        scope=target.scope,
        quantity=target.quantity,
        comparator=target.quantity.comparator,
        measure=target.measure,
        deadline=target.deadline,
        frequency=target.frequency,
        aspirational=target.aspirational,
        each=target.each,
    )
