"""The role of a sum, from the words around it: the nearest cue in front decides, unless the words behind say more."""

from __future__ import annotations

from hrdocs.grammar import Hit
from hrdocs.model import AmountRole
from hrdocs.reading.amounts.context import Context

_REWARDED = {"award", "credit", "penalty"}
_TOUCHING = 6  # so far from its sum a giving verb governs it, whatever follows: 给予最高不超过50万元的…


def role(around: Context) -> tuple[str, AmountRole]:
    """Which rule speaks, and the role: 给予50万元奖励 is an award, 总投资3000万元以上的项目 a threshold."""
    tail = around.tail.rule.sets["tail"] if around.tail else None
    if around.says("around.step", around.piece[0], around.start):
        return "around.step", "threshold"
    if tail in (None, "credit", "attribute") and around.says("around.single", around.piece[0], around.end):
        return "around.single", "threshold"
    if around.tail is not None and tail != "attribute":
        return around.tail.rule.name, around.tail.rule.sets["tail"]
    cue = _governing(around)
    if cue is None:
        return _without_cue(around, tail)
    return cue.rule.name, _of_cue(around, cue, tail)


def _governing(around: Context) -> Hit | None:
    """The last cue of the member in front of the sum; a ceiling is one of a level only where it touches the level."""
    for cue in reversed(around.before):
        level = cue.rule.sets["cue"] in ("indicator", "neutral")
        between = around.folded[cue.match.end() : around.start]
        if not (level and around.comparator == "le" and ("，" in between or any("0" <= c <= "9" for c in between))):
            return cue
    return None


def _of_cue(around: Context, cue: Hit, tail: str | None) -> AmountRole:
    what = cue.rule.sets["cue"]
    if what == "indicator":
        return _level(around, tail)
    if what == "neutral":
        condition = around.comparator != "eq" and around.later & _REWARDED
        return "threshold" if tail == "attribute" or condition else "other"
    if what == "award":
        if cue.rule.name == "amount.entitled" and any(hit.rule.sets["cue"] == "credit" for hit in around.before):
            return "credit"
        between = around.folded[cue.match.end() : around.start]
        if tail == "attribute" and (len(between) > _TOUCHING or "，" in between) and "award" in around.later:
            return "threshold"
    if what == "credit" and tail == "attribute" and around.says("around.class", around.start, around.end):
        return "threshold"  # 贷款500万元以上的项目, 单户担保金额500万元及以下的业务
    if what == "fund" and around.comparator == "le" and any(hit.rule.sets["cue"] == "award" for hit in around.before):
        return "award"
    return what


def _level(around: Context, tail: str | None) -> AmountRole:
    """A level of turnover, investment, wages: a condition where something is given for it, else a target if planned."""
    if tail == "attribute" or around.in_conditions or around.later & _REWARDED:
        return "threshold"
    if around.says("around.past", *around.sentence):
        return "other"
    if around.says("around.plan", *around.sentence):
        return "target"
    return "other" if around.comparator == "eq" else "threshold"


def _without_cue(around: Context, tail: str | None) -> tuple[str, AmountRole]:
    if "award" in around.later and around.says("around.rate", around.piece[0], around.start):
        return "amount.award", "award"
    if tail == "attribute":
        return "amount.tail.attribute", "threshold"
    earlier = around.earlier()
    if earlier and (what := earlier[-1].rule.sets["cue"]) in _REWARDED:
        return earlier[-1].rule.name, what
    return "amount.other", "other"
