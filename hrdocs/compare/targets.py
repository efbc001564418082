"""Targets of two notices side by side: by indicator, wherever they stand, and never compared where they differ in kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from hrdocs.compare.assignment import assign
from hrdocs.compare.model import TargetPair, TargetSide
from hrdocs.grammar import Grammar
from hrdocs.model import Notice, Quantity, Target
from hrdocs.text import fold

_SIGNS = regex.compile(r"[“”‘’\"'、，·（）\s]|以及|[或和及与的]")
_RANK = regex.compile(r"“[^”]{1,6}级”(?:规模)?")
_LAST_MEMBER = regex.compile(r"[，。；！\n]")
_CHARACTERS_A_TRADE = 300
_ALIKE = 0.6


@dataclass(frozen=True)
class Indicator:
    """A target's indicator in the form in which it is compared: 全省人力资源服务业年营业收入 → 营业收入, yearly, whole."""

    core: str
    levels: frozenset[str]
    bases: frozenset[str]
    way: str | None
    national: bool
    family: str | None
    unit: str | None
    scope: str | None


class Reader:
    """Brings indicators of one notice to the form in which they are compared."""

    def __init__(self, notice: Notice, text: str, texts: tuple[str, str], grammar: Grammar) -> None:
        table = grammar.table("indicators")
        self._words: Mapping[str, list[str]] = table["words"]
        self._same = sorted(
            ((fold(form), name) for name, forms in table["same"].items() for form in forms),
            key=lambda pair: -len(pair[0]),
        )
        self._families = {core: name for name, cores in table["families"].items() for core in cores}
        self._units = {unit: name for name, units in table["units"].items() for unit in units}
        self._ways: Mapping[str, list[str]] = table["ways"]
        self._region = notice.region
        self._text = text
        self._texts = texts

    def read(self, target: Target) -> Indicator:
        """The indicator of one target."""
        core = fold(target.indicator)
        ranks = frozenset(_RANK.findall(core))
        core = _RANK.sub("", core)
        found = {kind: frozenset(word for word in self._words[kind] if word in core) for kind in ("levels", "bases")}
        if target.scope:
            found["levels"] |= {word for word in self._words["levels"] if word == target.scope}
        for word in (*self._words["levels"], *self._words["bases"]):
            core = core.replace(word, "") or core
        core = self._trimmed(self._without_trade(_SIGNS.sub("", self._unified(core))))
        levels = found["levels"] - {
            level for level in found["levels"] if any(level < other and level in other for other in found["levels"])
        }
        return Indicator(
            core=self._unified(core),
            levels=frozenset(self._level(level) for level in levels),
            bases=found["bases"] | ranks,
            way=self._way(target),
            national=any(level in self._words["national"] for level in levels),
            family=self._families.get(self._unified(core)),
            unit=self._units.get(target.quantity.unit or "", target.quantity.unit),
            scope=self._scope(target),
        )

    def _way(self, target: Target) -> str | None:
        """引进 when the figure counts what is brought in; words of building beside it make it a number again."""
        before = _LAST_MEMBER.split(
            self._text[max(0, target.span[0] - 40) : target.span[1]].split(fold(target.quantity.quote))[0]
        )[-1]
        ways = [way for way, verbs in self._ways.items() if any(verb in before for verb in verbs)]
        return "引进" if ways == ["引进"] else None

    def _unified(self, words: str) -> str:
        for form, name in self._same:
            if form in words:
                return words.replace(form, name, 1)
        return words

    def _without_trade(self, core: str) -> str:
        """Without the name of the trade in front, which both notices print again and again: 人力资源服务机构 → 机构."""
        first = min((core.find(head) for head in self._words["heads"] if head in core), default=len(core))
        for end in range(min(first, len(core) - 1), 1, -1):
            if all(text.count(core[:end]) * _CHARACTERS_A_TRADE >= len(text) for text in self._texts):
                return core[end:].removeprefix("业")
        return core

    def _trimmed(self, core: str) -> str:
        """Without words at either end that do not tell indicators apart: 行业机构总数 → 机构."""
        for word in self._words["dropped"]:
            for shorter in (core.removeprefix(word), core.removesuffix(word)):
                if shorter != core and len(shorter) > 1:
                    return self._trimmed(shorter)
        return core

    def _level(self, level: str) -> str:
        """市级 of a municipality is the level of a province."""
        if level == "市级" and self._region and self._region.level == "province":
            return "省级"
        return level

    def _scope(self, target: Target) -> str | None:
        """The part of the area that a figure is for; None for the whole."""
        scope = fold(target.scope) if target.scope else None
        own = self._region.name if self._region else ""
        if (
            scope is None
            or scope in self._words["whole"]
            or scope in self._words["levels"]
            or scope in own
            or own.startswith(scope)
            or (own and scope.startswith(own))
        ):
            return None
        return scope


def compare(
    left: Notice, right: Notice, texts: tuple[str, str], near: set[tuple[str, str]], grammar: Grammar
) -> tuple[TargetPair, ...]:
    """All targets of both notices, each under one verdict. `near` holds the pairs of clauses that were matched."""
    lefts, rights = _read(left, texts[0], texts, grammar), _read(right, texts[1], texts, grammar)
    reasons: dict[tuple[int, int], tuple[str, ...]] = {}
    gains: dict[tuple[int, int], float] = {}
    for i, (a, ours) in enumerate(lefts):
        for j, (b, theirs) in enumerate(rights):
            likeness = _likeness(ours, theirs)
            if likeness < _ALIKE:
                continue
            reasons[i, j] = _reasons(a, b, ours, theirs)
            if reasons[i, j] and not _same_time(a, b):
                continue
            closeness = 0.3 * ((a.clause, b.clause) in near) + 0.3 * _same_time(a, b)
            gains[i, j] = likeness + (0 if reasons[i, j] else 1.5) - 0.1 * len(reasons[i, j]) + closeness
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


def _likeness(a: Indicator, b: Indicator) -> float:
    """How near two indicators are, 1 for the same words; 0 where they count different things."""
    if (
        a.unit != b.unit
        or a.scope != b.scope
        or (a.levels and b.levels and a.levels != b.levels and not (a.national and b.national))
    ):
        return 0.0
    if a.core == b.core:
        return 1.0
    if a.family and a.family == b.family and a.levels == b.levels and a.bases == b.bases:
        return 0.9
    shared, total = _pairs(a.core) & _pairs(b.core), len(_pairs(a.core)) + len(_pairs(b.core))
    return 2 * len(shared) / total


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}


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


def clauses_of(pair: TargetPair | Any) -> tuple[str | None, str | None]:
    """The clauses in which the two sides of a pair stand."""
    return pair.left.clause if pair.left else None, pair.right.clause if pair.right else None
