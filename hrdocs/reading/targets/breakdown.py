"""The parts of a total in brackets behind it: 营收达90亿元（甲市40亿元、乙市50亿元）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from hrdocs.model import Figure, Finding, Span
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.goal import Goal
from hrdocs.reading.targets.names import bare
from hrdocs.sentence import split, strip

_SUBSET = "其中"


def parts(context: Context, total: Goal, aside: Span) -> tuple[list[Goal], list[Finding]]:
    """The goals of a breakdown by place or kind, and a finding where they do not add up.

    A subset (其中农村20个) gives goals too, but they are no parts of the total and need not add up to it.
    """
    start, end = aside[0] + 1, aside[1] - 1
    if context.folded.startswith(_SUBSET, start):
        members = _members(context, total, start + len(_SUBSET), end)
        return [replace(goal, total=None) for goal in members], []
    goals = list(_members(context, total, start, end))
    if len(goals) < 2:
        return [], []
    found = sum(Decimal(str(goal.quantity.value)) for goal in goals)
    if found == Decimal(str(total.quantity.value)):
        return goals, []
    return goals, [context.finding("sum-mismatch", aside, sum=found, total=total.quantity.quote)]


def summed(goals: list[Goal]) -> list[Goal]:
    """The goals of a sentence, those pointing to a total before them whose places add up to it without brackets.

    `建设驿站300个，其中东山区200个、西山区100个` → both are parts of 300.
    """
    found: list[Goal] = []
    i = 0
    while i < len(goals):
        total = goals[i]
        end = i + 1
        while end < len(goals) and _place_of(goals[end], total):
            end += 1
        group = goals[i + 1 : end]
        if len(group) > 1 and sum(Decimal(str(one.quantity.value)) for one in group) == Decimal(
            str(total.quantity.value)
        ):
            group = [replace(one, total=total) for one in group]
        found += [total, *group]
        i = end
    return found


def _place_of(goal: Goal, total: Goal) -> bool:
    same = goal.indicator == total.indicator and goal.quantity.unit == total.quantity.unit
    return same and goal.total is None and goal.scope != total.scope


def _members(context: Context, total: Goal, start: int, end: int) -> Iterator[Goal]:
    for a, b in split(context.folded, start, end, "、，；和"):
        a, b = strip(context.folded, a, b)
        figures = [figure for figure in context.ledger.within(a, b) if figure.quantity]
        if len(figures) == 1 and (goal := _member(context, total, a, figures[0])):
            yield goal


def _member(context: Context, total: Goal, start: int, figure: Figure) -> Goal | None:
    quantity = figure.quantity
    label = context.folded[start : min(figure.span[0], figure.reach[0])]
    if quantity is None or quantity.unit != total.quantity.unit or not label:
        return None
    is_place = context.words["place_label"].search(label) is not None or context.places.named(label) is not None
    return replace(
        total,
        span=(start, max(figure.span[1], figure.reach[1])),
        rule="goal.part",
        quantity=quantity,
        figure=figure,
        scope=label if is_place else total.scope,
        indicator=total.indicator if is_place else _kind(context, label, total.indicator),
        each=False,
        total=total,
    )


def _kind(context: Context, label: str, indicator: str) -> str:
    """What a part counts: 国家级 of 示范园区 is 国家级示范园区; 规模以上机构 of 机构总数 says it itself."""
    label = bare(context, label, front=False)
    rank = context.words["level"].fullmatch(label) is not None
    says_itself = not rank and any(label.endswith(noun) for noun in (indicator[-2:], indicator[:-2][-2:]))
    return label if says_itself else label + indicator
