"""What a sum is counted by (每人每年 → 人, 年), and how often it is paid (一次性, 每月)."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import AmountRole, Frequency
from hrdocs.reading.amounts.context import Context

_TIMES: dict[str, Frequency] = {"年": "yearly", "年度": "yearly", "月": "monthly", "个月": "monthly"}
_DAILY = frozenset("日天夜晚")


def per(around: Context, role: AmountRole, grammar: Grammar) -> tuple[str, ...]:
    """The words that a sum is counted by, outermost first, as printed."""
    folded, plain = around.folded, around.outline.text.plain
    start, end = around.figures
    near = around.piece[0] if role in ("award", "fund", "credit") else start - 1
    found: list[str] = []
    event: str | None = None
    for hit in grammar.scanner("amounts_per").finditer(folded, around.member[0], min(end + 12, around.sentence[1])):
        match, words = hit.match, plain[slice(*hit.match.span("per"))]
        if hit.rule.sets.get("behind"):
            if abs(match.start() - end) <= 2 or match.start() == start:
                found += [plain[slice(*match.span(group))] for group in ("per", "per2") if match[group]]
        elif near <= match.start() < end:
            found.append(words)
        elif hit.rule.sets.get("far") and role == "award" and "元" not in folded[match.end() : start]:
            event = words
    if event is not None and not found:
        return (event,)
    return tuple(dict.fromkeys(found))


def frequency(around: Context, role: AmountRole, counted: tuple[str, ...]) -> Frequency | None:
    """How often the sum is paid."""
    if role == "award" and "一次性" in around.folded[around.piece[0] : around.piece[1]]:
        return "once"
    for words in counted:
        if words in _TIMES:
            return _TIMES[words]
        if words in _DAILY:
            return "daily"
    return None
