"""What a sum is counted by (每人每年 → 人, 年), and how often it is paid (一次性, 每月)."""

from __future__ import annotations

from hrdocs.model import AmountRole, Frequency
from hrdocs.reading.amounts.context import Context

_TIMES: dict[str, Frequency] = {"年": "yearly", "年度": "yearly", "月": "monthly", "个月": "monthly"}
_DAILY = frozenset("日天夜晚")


def per(around: Context, role: AmountRole, plain: str) -> tuple[str, ...]:
    """The words that a sum is counted by, outermost first, as printed."""
    folded, start, end = around.folded, around.start, around.end
    touching = role in ("threshold", "target") and not around.says("around.single", around.piece[0], end)
    near = start - 1 if touching else around.piece[0]
    found: list[str] = []
    event: str | None = None
    scanner = around.surroundings.grammar.scanner("amounts_per")
    for hit in scanner.finditer(folded, around.member[0], min(end + 12, around.sentence[1])):
        match, words = hit.match, plain[slice(*hit.match.span("per"))]
        if hit.rule.sets.get("behind"):
            if match.start() == end or start <= match.start() < end:
                found += [plain[slice(*match.span(group))] for group in ("per", "per2") if match[group]]
        elif near <= match.start() < start or match.end() == start:
            found.append(words)
        elif hit.rule.sets.get("far") and role == "award" and "元" not in folded[match.end() : start]:
            event = words
    if event is not None and not found:
        return (event,)
    return tuple(dict.fromkeys(found))


def frequency(around: Context, role: AmountRole, counted: tuple[str, ...]) -> Frequency | None:
    """How often the sum is paid."""
    if role == "award" and "一次性" in around.folded[slice(*around.piece)]:
        return "once"
    for words in counted:
        if words in _TIMES:
            return _TIMES[words]
        if words in _DAILY:
            return "daily"
    led_in = role == "award" and around.comparator != "le"
    return "once" if led_in and around.says("around.once", around.member[0], around.start) else None
