"""One sentence as it is laid out: its members, its giving predicates, and which stretch belongs to which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from hrdocs.grammar import Grammar, Hit
from hrdocs.model import Amount, Span
from hrdocs.outline import Sentence
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.reading.incentives.predicates import Predicate, predicates
from hrdocs.reading.incentives.sides import Side
from hrdocs.reading.incentives.sums import RightSide, SumReader
from hrdocs.sentence import Member, members

_FAR = 400  # no condition reaches further back, in signs and in members; keeps an endless line cheap
_MANY = 20


class Statement:
    """A sentence with its members and those of its predicates that give something of their own."""

    def __init__(
        self, folded: str, sentence: Sentence, hits: Sequence[Hit], sums: SumReader, grammar: Grammar, *, goes_on: bool
    ) -> None:
        self.sentence = sentence
        self.members = members(folded, sentence.start, sentence.end)
        self.floor = sentence.start
        self.awards = sums.awards(sentence.start, sentence.end)
        self._bounds = any(map(_is_ceiling, self.awards))
        self._folded = folded
        self._sums = sums
        self._parts = parts_of(grammar)
        self.predicates: list[Predicate] = []
        for predicate in predicates(folded, self.members, hits, grammar):
            bounds = self._only_bounds(predicate, bool(self.predicates), goes_on)
            if not bounds and not self._encouraged(predicate):
                self.predicates.append(predicate)
        self._following = {predicate.start: following for predicate, following in pairwise(self.predicates)}

    @cached_property
    def _openers(self) -> dict[int, Member]:
        """The first member of each part between semicolons."""
        return {member.part: member for member in reversed(self.members)}

    # -- around one predicate ----------------------------------------------------------------------------------

    def member_of(self, predicate: Predicate) -> Member:
        """The member that a predicate stands in."""
        return self.members[predicate.member]

    def following(self, predicate: Predicate) -> Predicate | None:
        """The next predicate of the sentence."""
        return self._following.get(predicate.start)

    def pieces(self, predicate: Predicate) -> list[Span]:
        """The stretches in front of a predicate that no other has used: (对N，)(做Y的，) 给予…; a colon cuts them off."""
        found: list[Span] = []
        nearest = max(self.floor, predicate.start - _FAR)
        for member in reversed(self.members[self._reach(predicate) : predicate.member + 1]):
            start = max(member.start, nearest)
            end = min(member.end, predicate.start)
            if start < end:
                found.append(self._out_of_bracket(start, end))
                if self._behind_colon(start):
                    break
            elif member.start < self.floor:
                break
        return found[::-1]

    def _reach(self, predicate: Predicate) -> int:
        """The first member that a predicate may speak of: it reaches back to a semicolon that no 或 follows."""
        first = predicate.member
        nearest = max(0, first - _MANY + 1)
        part = self.members[first].part
        while first > nearest:
            before = self.members[first - 1]
            if before.part != part:
                if not self._parts["or"].match(self._folded, self._openers[part].start):
                    break
                part = before.part
            first -= 1
        return first

    def zone(self, predicate: Predicate, side: Side) -> Span:
        """Where the sums of a predicate stand: behind its left side, to the end of its member or bracket."""
        member = self.member_of(predicate)
        start = side.end
        if start < self.floor:
            start = max(self.floor, member.start)
        following = self.following(predicate)
        end = min(member.end, following.start) if following else member.end
        if self._opening_before(max(member.start, predicate.start - _FAR), predicate.start) >= 0:
            closing = self._folded.find("）", predicate.start, end)
            end = closing if closing >= 0 else end
        return start, end

    def trailing(self, predicate: Predicate) -> list[Span]:
        """The members behind a predicate that go on about its sums: 给予补贴，每人1000元，最高不超过10万元."""
        part = self.member_of(predicate).part
        following = self.following(predicate)
        found: list[Span] = []
        for member in self.members[predicate.member + 1 : following.member if following else None]:
            if self._parts["next_side"].match(self._folded, member.start, member.end):
                break
            if member.part != part and self._opens_with_ceiling(member):
                break
            found.append((member.start, member.end))
        return found

    def leads_in(self, predicate: Predicate) -> bool:
        """给予奖励，具体如下：… the details follow, with predicates of their own or in the next items."""
        following = self.following(predicate)
        for member in self.members[predicate.member :]:
            if following and member.start > following.start:
                return False
            if "：" in self._folded[member.end - 1 : member.end + 1]:
                return following is not None or member.end >= self.sentence.end - 1
        return False

    def use(self, predicate: Predicate, right: RightSide) -> None:
        """Note that words up to the end of a predicate are used, what its sums are counted by (0.6万元/人) included."""
        figures = (*(pay.span for pay in right.pays), *(cap.span for cap in right.caps))
        end = max([predicate.end, *(span[1] for span in figures)])
        counted_by = self._parts["counted_by"].match(self._folded, end)
        self.floor = counted_by.end() if counted_by else end

    # -- ceilings ----------------------------------------------------------------------------------------------

    def ceilings(self) -> Iterator[tuple[Member, list[Amount]]]:
        """Members whose ceiling bounds all gifts before them in the clause: 以上补贴…, or one behind a semicolon."""
        if not self._bounds:
            return
        speaking = {self.member_of(predicate).part for predicate in self.predicates}
        for member in self.members:
            if ceilings := self._only_ceilings(member.start, member.end):
                opens = member.part not in speaking and self._openers[member.part] == member
                if opens or self._parts["bounds_all"].match(self._folded, member.start, member.end):
                    yield member, ceilings

    def only_bounds(self) -> bool:
        """Whether the whole sentence is a ceiling on earlier gifts: 补贴总额最高4万元."""
        first = self.members[0]
        bounds = self._parts["bound"].match(self._folded, first.start, first.end)
        return bool(bounds) and self._opens_with_ceiling(first)

    def _opens_with_ceiling(self, member: Member) -> bool:
        return self._openers[member.part] == member and bool(self._only_ceilings(member.start, member.end))

    def _only_ceilings(self, start: int, end: int) -> list[Amount]:
        """The awards of a stretch where all of them are ceilings."""
        awards = self._sums.awards(start, end) if self._bounds else []
        return awards if all(map(_is_ceiling, awards)) else []

    def _only_bounds(self, predicate: Predicate, follows: bool, goes_on: bool) -> bool:
        """单笔奖励不超过10万元 behind a gift bounds that gift; it is none itself."""
        member = self.member_of(predicate)
        if predicate.verb or not self._only_ceilings(predicate.end, member.end):
            return False
        if follows:
            last = self.predicates[-1]
            if self.member_of(last).part == member.part and last.member < predicate.member:
                return True
        return (follows or goes_on) and bool(self._parts["bound"].match(self._folded, member.start, member.end))

    # -- small questions ---------------------------------------------------------------------------------------

    def _encouraged(self, predicate: Predicate) -> bool:
        """鼓励各地对…，给予补贴: others are encouraged to give, over the whole semicolon member."""
        search, place = self._parts["giver_encouraged"].search, predicate.start
        if not search(self._folded, max(self.sentence.start, place - _FAR), place):
            return False
        start = max(self.members[self._reach(predicate)].start, place - _FAR)
        return search(self._folded, start, place) is not None

    def closes_bracket(self, earlier: Predicate, later: Predicate) -> bool:
        """Whether a bracket that holds the earlier predicate ends before the later one."""
        closing = self._folded.find("）", earlier.end, later.start)
        return closing >= 0 and self._folded.find("（", earlier.end, closing) < 0

    def _behind_colon(self, place: int) -> bool:
        return self._folded[max(0, place - 2) : place].rstrip().endswith("：")

    def _opening_before(self, start: int, end: int) -> int:
        """The bracket that is open at `end`, or -1."""
        opening = self._folded.rfind("（", start, end)
        return opening if opening >= 0 and self._folded.find("）", opening, end) < 0 else -1

    def _out_of_bracket(self, start: int, end: int) -> Span:
        """一等奖2名（奖励…: what stands before an open bracket; （其中…奖励: what stands in it."""
        opening = self._opening_before(start, end)
        if opening < 0:
            return start, end
        if opening + 1 < end:
            return opening + 1, end
        prize = self._parts["prize"].search(self._folded, start, opening)
        return prize.span("what") if prize else (start, opening)


def _is_ceiling(award: Amount) -> bool:
    return award.quantity.comparator in ("le", "lt")
