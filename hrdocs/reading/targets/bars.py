"""What bars the figures of a member from being goals: conditions, gifts, reports of the past, duties of payers."""

from __future__ import annotations

from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.signs import COVERAGE
from hrdocs.sentence import Member

_FREE = 1 << 60


def barred(context: Context, members: list[Member], *, planned: bool) -> list[int]:
    """For each member the place from which on its figures are barred; a very large one where none is.

    A definition or example bars the sentence, and so does 同比 where no plan speaks. A condition runs from 对 to the 的
    that closes it (对营收达1亿元，且增速超15%的), a gift to the end of its semicolon part, a report (截至…) until a
    deadline or 力争.
    """
    found = [_found(context, member) for member in members]
    everywhere = set[str]().union(*found)
    if "sentence" in everywhere or ("unplanned" in everywhere and not planned and "plan" not in everywhere):
        return [member.start for member in members]
    if everywhere <= {"plan"}:
        return [_FREE] * len(members)
    bars = _Bars(members)
    for i, reaches in enumerate(found):
        bars.read(i, reaches)
    return bars.places


def _found(context: Context, member: Member) -> set[str]:
    """How far the rules reach that find something in a member; 全覆盖 is no gift, whatever is said to be covered."""
    words = context.folded[member.start : member.end]
    rules = context.rules
    reaches = {reach for reach, bar in rules.bars if bar.search(words)} if rules.bar.search(words) else set[str]()
    if context.words["plan"].search(words):
        reaches.add("plan")
    elif context.past(member.start):
        reaches.add("report")
    if words.endswith(COVERAGE):
        reaches.discard("gift")
    return reaches


class _Bars:
    """The state while the members of a sentence are read from left to right."""

    def __init__(self, members: list[Member]) -> None:
        self.places = [_FREE] * len(members)
        self._members = members
        self._reporting = False
        self._giving = False
        self._opened: int | None = None  # the member whose 对 still waits for its 的

    def read(self, i: int, reaches: set[str]) -> None:
        """Take what the rules say of the next member, and bar it or the condition that it closes."""
        if i and self._members[i].part != self._members[i - 1].part:
            self._giving, self._opened = False, None
        if "plan" in reaches:
            self._reporting = self._giving = False
        self._reporting = self._reporting or "report" in reaches
        self._giving = self._giving or "gift" in reaches
        if "opening" in reaches:
            self._opened = i
        if self._reporting or self._giving or "opening" in reaches or "member" in reaches:
            self.places[i] = self._members[i].start
        if "condition" in reaches:
            self._close(i, joined="joined" in reaches)

    def _close(self, i: int, *, joined: bool) -> None:
        """Bar the condition that ends in member `i`: from the 对 that opens it, or from the member that 且 joins it to."""
        first = self._opened if self._opened is not None else max(0, i - 1) if joined else i
        for j in range(first, i + 1):
            self.places[j] = self._members[j].start
        self._opened = None
