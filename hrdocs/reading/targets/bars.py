"""What bars the figures of a member from being goals: conditions, gifts, reports of the past, duties of payers."""

from __future__ import annotations

from hrdocs.reading.targets.context import Context
from hrdocs.sentence import Member

_FREE = 1 << 60


def barred(context: Context, members: list[Member], *, planned: bool) -> list[int]:
    """For each member the place from which on its figures are barred; a very large one where none is.

    Conditions run from 对 to the 的 that closes them, a gift bars what stands behind it in its semicolon part, a
    report bars until a deadline or 力争.
    """
    folded = context.folded
    planned = planned or any(context.words["plan"].search(folded, member.start, member.end) for member in members)
    bars = [_FREE] * len(members)
    reporting = False
    opened: int | None = None
    gift_part = -1
    for i, member in enumerate(members):
        words = context.folded[member.start : member.end]
        hits = {hit.rule.name: hit.match.start() for hit in reversed(list(context.bars.finditer(words)))}
        if hits.keys() & {"bar.definition", "bar.example"} or ("bar.compared" in hits and not planned):
            return [member.start for member in members]
        if i and member.part != members[i - 1].part:
            opened = None
        if context.words["plan"].search(words):
            reporting = False
        if "bar.report" in hits:
            reporting = True
        if "bar.opening" in hits:
            opened = i
        if "bar.condition" in hits:
            first = opened if opened is not None else i
            for j in range(first, i + 1):
                bars[j] = members[j].start
            opened = None
        if reporting or hits.keys() & {"bar.permission", "bar.payer", "bar.opening"}:
            bars[i] = member.start
        if "bar.gift" in hits and not words.endswith("全覆盖"):
            gift_part = member.part
            bars[i] = member.start
        elif member.part == gift_part and not context.words["plan"].search(words):
            bars[i] = member.start
    return bars
