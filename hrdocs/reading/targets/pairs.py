"""分别: several things and several figures, paired one by one, or several years and several figures."""

from __future__ import annotations

from msgspec.structs import replace

from hrdocs.model import Deadline
from hrdocs.reading.targets.goal import Goal
from hrdocs.sentence import split

PAIRED = "goal.paired"
_IN_FRONT = ("ge", "gt", "le", "lt")
_MODIFIER = 2  # most modifiers have two characters: the head of 收获机械化率 is 机械化率


def paired(goals: list[Goal], years: list[int]) -> list[Goal]:
    """The goals of one member with their own thing or year where 分别 hands them out.

    `播种、收获机械化率分别达到65%和55%` → 播种机械化率 65 %, 收获机械化率 55 %. Where the numbers differ nothing is paired by
    guess: the figures behind the first are left out.
    """
    found: list[Goal] = []
    run: list[Goal] = []
    for goal in [*goals, None]:
        if goal is not None and goal.rule == PAIRED and run:
            run.append(goal)
            continue
        found += _handed_out(run, years) if len(run) > 1 else run
        run = [goal] if goal is not None else []
    return found


def _handed_out(run: list[Goal], years: list[int]) -> list[Goal]:
    first = run[0]
    if len(years) == len(run) and first.deadline:
        quote, basis = first.deadline.quote, first.deadline.basis
        return [
            replace(goal, indicator=first.indicator, deadline=Deadline(year, quote, basis))
            for goal, year in zip(run, years, strict=True)
        ]
    things = listed(first.indicator, alike=len({goal.quantity.unit for goal in run}) == 1)
    if len(things) == len(run):
        return [replace(_alike(first, goal), indicator=thing) for goal, thing in zip(run, things, strict=True)]
    return []


def _alike(first: Goal, goal: Goal) -> Goal:
    """A goal with the comparator in front of the first figure, which governs all: 分别达到80家、2万人."""
    one, other = first.quantity, goal.quantity
    if other.comparator != "eq" or one.comparator not in _IN_FRONT or not one.quote.endswith(one.unit or ""):
        return goal
    return replace(goal, quantity=replace(other, comparator=one.comparator))


def listed(words: str, *, alike: bool = True) -> list[str]:
    """The things of a list, each with the head that the last one bears: 播种、收获机械化率 → 播种机械化率, 收获机械化率.

    Things that are not `alike`, being counted in different units, have heads of their own.
    """
    joined = words.replace("以及", "、").replace("和", "、").replace("及", "、")
    things = [joined[a:b] for a, b in split(joined, 0, len(joined), "、") if a < b]
    last = things[-1] if things else ""
    head = last[_MODIFIER:]
    return [thing if not alike or thing.endswith(last[-1]) else thing + head for thing in things]
