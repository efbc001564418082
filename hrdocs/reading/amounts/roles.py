"""The role of a sum, from the words around it: the nearest cue in front decides, unless the words behind say more."""

from __future__ import annotations

from hrdocs.grammar import Hit
from hrdocs.model import AmountRole
from hrdocs.reading.amounts.context import Context

_CEILING = ("le",)


def role(around: Context) -> tuple[str, AmountRole]:
    """Which rule speaks, and the role: 给予50万元奖励 is an award, 总投资3000万元以上的项目 a threshold."""
    behind = around.tail
    if behind is not None and behind.rule.sets["tail"] in ("penalty", "credit", "fund", "award"):
        return behind.rule.name, behind.rule.sets["tail"]
    cue = _governing(around)
    if cue is None:
        return _without_cue(around, behind)
    what = cue.rule.sets["cue"]
    if what == "indicator":
        return cue.rule.name, _level(around, behind)
    if what == "award" and behind is not None and behind.rule.sets["tail"] == "attribute" and _gives_later(around):
        return behind.rule.name, "threshold"
    return cue.rule.name, what


def _governing(around: Context) -> Hit | None:
    """The last cue of the member in front of the sum; another figure between breaks what an indicator says."""
    found: Hit | None = None
    for hit in around.cues:
        if hit.match.start() >= around.figures[0]:
            break
        if hit.match.start() >= around.member[0] and hit.match.end() <= around.figures[0] + 1:
            found = hit
    if (
        found is not None
        and found.rule.sets["cue"] == "indicator"
        and around.comparator in _CEILING
        and any("0" <= sign <= "9" for sign in around.folded[found.match.end() : around.figures[0]])
    ):
        return None
    return found


def _level(around: Context, behind: Hit | None) -> AmountRole:
    """A level of turnover, investment, wages: a condition where something is given for it, else a target."""
    if behind is not None and behind.rule.sets["tail"] == "attribute":
        return "threshold"
    if _gives_later(around) or around.in_conditions():
        return "threshold"
    return "target"


def _gives_later(around: Context) -> bool:
    """Whether the sentence goes on to give something for it."""
    return any(hit.rule.sets["cue"] == "award" and hit.match.start() >= around.figures[1] for hit in around.cues)


def _without_cue(around: Context, behind: Hit | None) -> tuple[str, AmountRole]:
    if behind is not None:
        return behind.rule.name, "threshold"
    if any(hit.rule.sets["cue"] == "award" for hit in around.cues if hit.match.end() <= around.figures[0]):
        return "amount.award", "award"
    if around.comparator in _CEILING and around.gives_before():
        return "amount.award", "award"
    return "amount.other", "other"
