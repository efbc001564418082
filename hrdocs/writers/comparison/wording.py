"""How comparisons are worded for people."""

from __future__ import annotations

from collections.abc import Iterator

from hrdocs.compare.model import (
    Duty,
    IncentivePair,
    IncentiveSide,
    RegionsDiff,
    TargetPair,
    TargetSide,
)
from hrdocs.writers.wording import ROLES, quantity

VERDICTS = {
    "same-indicator": "同一指标",
    "different-indicator": "指标不同",
    "only-left": "仅左有",
    "only-right": "仅右有",
    "both-with-figure": "均有金额",
    "promised-without-figure": "仅承诺，无金额",
    "same-role": "角色相同",
    "different-role": "角色不同",
    "word-for-word": "原文采用",
    "adapted": "改写采用",
    "not-taken-up": "未采用",
}
KINDS = {
    "same": "未变",
    "changed": "修改",
    "moved": "移动",
    "renumbered": "改号",
    "added": "新增",
    "removed": "删除",
}
_MONEY_TIMES = {"once": "一次性", "yearly": "每年", "monthly": "每月", "daily": "每日", None: ""}


def target(side: TargetSide | None) -> str:
    """A target in one line: 到2025年 力争 人力资源服务机构 ≥3500家."""
    if side is None:
        return "—"
    parts = (
        str(side.deadline.year) if side.deadline else "",
        "力争" if side.aspirational else "",
        "每年" if side.frequency == "yearly" else "",
        "各" if side.each else "",
        side.scope or "",
        side.indicator,
        quantity(side.quantity),
    )
    return " ".join(part for part in parts if part)


def target_note(pair: TargetPair) -> str:
    """What stands behind a pair of targets: the ratio, or why there is none."""
    ratio = f"左:右 = {pair.ratio:g}" if pair.ratio is not None else ""
    return "；".join(part for part in (ratio, *pair.reasons) if part)


def incentive(side: IncentiveSide | None) -> str:
    """An incentive in one line: 年度营业收入达2亿元 10万元；达5亿元 30万元 (奖励，一次性，上限 ≤200万元)."""
    if side is None:
        return "—"
    tiers = "；".join(
        " ".join(part for part in (tier.condition or side.beneficiary or "", paid(side, n)) if part)
        for n, tier in enumerate(side.tiers)
    )
    extras = [side.action, _MONEY_TIMES[side.frequency], side.common_condition or ""]
    extras += [f"上限{quantity(cap)}" for cap in side.caps]
    return f"{tiers}（{'，'.join(extra for extra in extras if extra)}）"


def paid(side: IncentiveSide, number: int) -> str:
    """What one tier pays: sum or rate; "无金额" when it only promises."""
    tier = side.tiers[number]
    if tier.sum:
        return "/".join((quantity(tier.sum), *side.per))
    return tier.rate or "无金额"


def incentive_note(pair: IncentivePair) -> str:
    """Which side promises without a figure."""
    sides = {"left": "左", "right": "右"}
    return f"{'、'.join(sides[side] for side in pair.promised)}侧未写金额" if pair.promised else ""


def duties(found: tuple[Duty, ...]) -> str:
    """Units with their roles: 市财政局（配合）、市人社局（责任）."""
    return "、".join(f"{duty.unit}（{ROLES[duty.role]}）" for duty in found) or "—"


def duty_rows(diff: RegionsDiff) -> Iterator[tuple[str, str, str, str, str]]:
    """Who is responsible on both sides: topic, sector, verdict, left, right; a row a sector of each match."""
    for match in diff.matches:
        for pair in match.responsibilities:
            yield match.topic, pair.sector, VERDICTS[pair.verdict], duties(pair.left), duties(pair.right)
