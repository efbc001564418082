"""What governs a phrase and stands in front of it: deadline, 力争, place, 每年. It is carried from member to member."""

from __future__ import annotations

from msgspec import Struct

from hrdocs.grammar import Hit
from hrdocs.model import Deadline
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.rules import IN_THE_MIDST

_DATING = ("year", "date", "name")  # 2025年, 2025年6月, 十四五
_FAR = 300  # how far into a member without figures it is worth looking


class Setting(Struct):
    """The state of one sentence, from left to right.

    `aspiration` is "sentence" for 力争 in front of the subject, "subject" for 力争 behind it, else "". `local` is a
    place that holds for its own member only (每个县), `scope` one that is carried on (全省). `each_year` is a 每年 that
    holds for the verbs of later members too, until something new is spoken of.
    """

    context: Context
    deadline: Deadline | None
    planned: bool
    scope: str | None = None
    local: str | None = None
    passed: str | None = None
    each: bool = False
    yearly: bool = False
    each_year: bool = False
    aspiration: str = ""
    aspired_here: bool = False
    subject: str = ""
    years: list[int] = []

    def begin_member(self) -> None:
        """Forget what holds for one member only."""
        self.local = self.passed if self.scope is None else None
        self.passed = None
        self.each = False
        self.yearly = False
        self.aspired_here = False

    def open(self, start: int, end: int) -> int:
        """Read the openings that stand at `start`, one after the other; the place behind the last of them."""
        folded = self.context.folded
        while start < end:
            hit = self.context.openings.at(folded, start)
            if hit is None or hit.match.end() > end:
                if folded[start] in " 、，":
                    start += 1
                    continue
                place = self._place_name(start, end)
                if place == start:
                    break
                self.scope, start = folded[start:place], place
                continue
            self._take(hit, in_front=True)
            start = hit.match.end()
        return start

    def _place_name(self, start: int, end: int) -> int:
        """Where the full name of a place that stands at `start` ends; `start` without one: 临江市机构 → behind 市."""
        folded = self.context.folded
        if not self.context.words["full_place_name"].match(folded, start, end):
            return start
        opening = self.context.places.opening(folded, start)
        return start if opening is None or opening.short or opening.end >= end else opening.end

    def pass_by(self, start: int, end: int) -> None:
        """Take what a member without figures says for those behind it: 建立本市企业库，遴选200家 is about 本市."""
        end = min(end, start + _FAR)
        if any(figure.kind in _DATING for figure in self.context.ledger.within(start, end)):
            self.cut(start, end)
        own = self.context.words["own_place"].search(self.context.folded, start, end)
        self.passed = own[0] if own else None

    def cut(self, start: int, end: int) -> str:
        """The words of [start, end) without the deadlines, 力争 and 每年 in their midst, which are read on the way."""
        folded = self.context.folded
        if not self.context.rules.midst.search(folded, start, end):
            return folded[start:end]
        words = ""
        for hit in self.context.openings.finditer(folded, start, end):
            if hit.rule.sets["kind"] in IN_THE_MIDST:
                self._take(hit, in_front=False)
                words += folded[start : hit.match.start()]
                start = hit.match.end()
        return words + folded[start:end]

    def _take(self, hit: Hit, *, in_front: bool) -> None:
        kind = hit.rule.sets["kind"]
        if kind == "aspiration":
            self.aspiration = "sentence" if in_front else "subject"
            self.aspired_here = True
            self.planned = True
        elif kind == "deadline":
            self._set_deadline(*hit.match.span())
        elif kind in ("each_year", "yearly"):
            self.yearly = True
            self.each_year = in_front and kind == "each_year"
            self.planned = self.planned or not self.context.regulates  # a regulation sets yearly duties
        elif kind == "each":
            self.each = True
            self.local = hit.match["place"]
        elif kind == "place":
            self.scope = hit.match["place"]
            self.local = None  # it is nearer than what a member before has passed on
        elif kind == "local":
            self.local = hit.match["place"]
        elif kind in ("plan", "term"):
            self.planned = True

    def _set_deadline(self, start: int, end: int) -> None:
        deadline = self.context.deadline(start, end, "sentence")
        if deadline is not None:
            self.deadline = deadline
            self.each_year = False
            self.years = self.context.years(start, end)
            self.planned = self.planned or self.context.promises(deadline)
