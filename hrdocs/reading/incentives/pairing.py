"""Which condition goes with which sum: the members of a 分别 list, one by one, or nothing by guess.

年度营业收入达2亿元、5亿元的，分别给予10万元、30万元奖励
→  年度营业收入达2亿元: 10万元; 年度营业收入达5亿元: 30万元
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import kept
from hrdocs.coordination import Spread, parallel, spread
from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Span, Tier
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.reading.incentives.sides import Side
from hrdocs.reading.incentives.sums import Pay, RightSide
from hrdocs.sentence import split, strip
from hrdocs.text import Text


class Paired(Struct, frozen=True):
    """The tiers of one predicate, what is common to them, who receives, and whether two lists did not fit."""

    tiers: tuple[Tier, ...]
    common: str | None
    beneficiary: str | None
    conditions: tuple[str, ...] = ()
    mismatch: bool = False


class Pairer:
    """Pairs left and right sides in one text."""

    def __init__(self, text: Text, ledger: Ledger, grammar: Grammar) -> None:
        self._text = text
        self._ledger = ledger
        self._parts = parts_of(grammar)

    def pair(self, side: Side, right: RightSide, previous: Paired | None) -> Paired:
        """The tiers that a side and its sums make; `previous` is the predicate before it."""
        pays = right.pays
        recipient = self._words(side.recipient) if side.recipient else None
        beneficiary = recipient and (self._parts["level"].sub("", recipient) or recipient)
        common = self._joined(side.common)
        whole = self._joined(side.events) or recipient
        if not pays:
            return Paired((Tier(whole, None, None),), common, beneficiary)
        if len(pays) == 1:
            return Paired((_tier(whole, pays[0]),), common, beneficiary)
        if all(pay.label for pay in pays[1:]):
            conditions = tuple(self._labelled(whole, pay) or "" for pay in pays)
            if pays[0].label:
                common = self._joined([*side.common, *side.events])
            return self._of(conditions, pays, common, beneficiary)
        if self._have_own_nouns(pays):
            return self._of(tuple([whole or ""] * len(pays)), pays, common, beneficiary)
        if listed := self._words_before(pays, right.start):
            return self._of(listed.each(), pays, self._joined([*side.common, *side.events]), beneficiary)
        for conditions, rest in self._lists(side, len(pays)):
            return self._of(conditions, pays, self._joined(rest), beneficiary)
        if previous and len(previous.conditions) == len(pays):
            common = self._joined([*side.common, *side.events])
            return self._of(previous.conditions, pays, common, beneficiary or previous.beneficiary)
        return Paired((Tier(whole, None, None),), common, beneficiary, mismatch=True)

    @staticmethod
    def _of(conditions: tuple[str, ...], pays: Sequence[Pay], common: str | None, beneficiary: str | None) -> Paired:
        tiers = tuple(_tier(condition, pay) for condition, pay in zip(conditions, pays, strict=True))
        return Paired(tiers, common, beneficiary, conditions)

    # -- lists on the left side --------------------------------------------------------------------------------

    def _lists(self, side: Side, size: int) -> Iterator[tuple[tuple[str, ...], list[Span]]]:
        """Lists of that length, the surest first, each with what is common to its members."""
        spoken = (*reversed(side.events), *reversed(side.common))

        def outside(used: Span) -> list[Span]:
            return [span for span in (*side.common, *side.events) if span != used]

        for span in spoken:
            if conditions := self._of_figures(span, size):
                yield conditions, outside(span)
        if side.recipient and (found := self._of_words(side.recipient, size)):
            yield found.each(), outside(side.recipient)
        for exact in (True, False):
            for span in spoken:
                if found := self._of_words(span, size, exact=exact):
                    yield found.each(), outside(span)
        for span in (*spoken, *([side.recipient] if side.recipient else [])):
            if ranks := self._of_ranks(span, size):
                yield ranks, outside(span)

    def _have_own_nouns(self, pays: Sequence[Pay]) -> bool:
        """5万元安家费、10万元资助: each sum has a noun of its own, so all are for the same."""
        between = pairwise(pays)
        return all(self._parts["noun"].search(self._text.folded, a.span[1], b.span[0]) for a, b in between)

    def _words_before(self, pays: Sequence[Pay], start: int) -> Spread | None:
        """按照博士、硕士8万元、5万元的标准; 按博士、硕士，分别给予…: the list stands close in front of the sums."""
        end = pays[0].span[0]
        openings = list(self._parts["opens_sums"].finditer(self._text.folded, max(start, end - _NEAR), end))
        for opening in reversed(openings):
            if opening["opens"] and opening.end() < end and (found := self._of_words((opening.end(), end), len(pays))):
                return found
            end = opening.start()
        return None

    def _of_figures(self, event: Span, size: int) -> tuple[str, ...] | None:
        """年营收达1亿元、2亿元以上 → 年营收达1亿元以上, 年营收达2亿元以上."""
        run: list[Span] = []
        for figure in self._ledger.within(*event):
            if run and not self._parts["between_members"].fullmatch(self._text.folded, run[-1][1], figure.span[0]):
                if len(run) == size:
                    break
                run = []
            run.append(figure.span)
        if len(run) != size:
            return None
        head, tail = self._words((event[0], run[0][0])), self._words((run[-1][1], event[1]))
        return tuple(head + self._text.plain[a:b] + tail for a, b in run)

    def _of_words(self, span: Span, size: int, *, exact: bool = True) -> Spread | None:
        """A list of words of that length; with `exact` the whole span is the list, else a stretch of parallel words."""
        for start, end in split(self._text.folded, *span, "，"):
            for separators in ("and", "pause"):
                spans = self._coordinated(start, end, self._parts[separators])
                if len(spans) == size:
                    return self._spread(spans, start, end)
            spans = [] if exact else self._coordinated(start, end, self._parts["and"])
            words = [self._words(each) for each in spans]
            for i in range(len(spans) - size + 1):
                if parallel(words[i : i + size]) and not self._is_longer(words, i, size):
                    return self._spread(spans[i : i + size], start, end)
        return None

    @staticmethod
    def _is_longer(words: Sequence[str], i: int, size: int) -> bool:
        """Whether the list goes on to the left or right of a stretch of its members."""
        return (i > 0 and parallel(words[i - 1 : i + size])) or (
            i + size < len(words) and parallel(words[i : i + size + 1])
        )

    def _spread(self, spans: Sequence[Span], start: int, end: int) -> Spread:
        """The list taken apart, the words around it within [start, end) as head and tail."""
        found = spread([self._words(each) for each in spans], self._parts["edge"], self._parts["shared_noun"])
        head, tail = self._words((start, spans[0][0])), self._words((spans[-1][1], end))
        return replace(found, head=head + found.head, tail=found.tail + tail)

    def _coordinated(self, start: int, end: int, joint: re.Pattern[str]) -> list[Span]:
        """The stretches between 、 和 及 或 outside brackets and quotation marks."""
        inside = [match.span() for match in _BRACKETED.finditer(self._text.folded, start, end)]
        found: list[Span] = []
        at = start
        for match in joint.finditer(self._text.folded, start, end):
            if not any(a < match.start() < b for a, b in inside):
                found.append((at, match.start()))
                at = match.end()
        found.append((at, end))
        return [span for span in found if span[0] < span[1]]

    def _of_ranks(self, span: Span, size: int) -> tuple[str, ...] | None:
        """前三名 → 第一名, 第二名, 第三名."""
        match = self._parts["first_n"].search(self._text.folded, *span)
        if match is None:
            return None
        ranks = [f"第{numeral}{match['what']}" for numeral in "一二三四五六七八九十"[:size]]
        return tuple(ranks) if match["n"] in (str(size), "一二三四五六七八九十"[size - 1]) else None

    # -- words -------------------------------------------------------------------------------------------------

    def _labelled(self, whole: str | None, pay: Pay) -> str | None:
        if pay.label is None:
            return whole
        return self._words(pay.label)

    def _joined(self, spans: Sequence[Span]) -> str | None:
        return ",".join(filter(None, map(self._words, spans))) or None

    def _words(self, span: Span) -> str:
        """The words of a condition as they are printed, without asides and leading particles."""
        folded, plain, parts = self._text.folded, self._text.plain, self._parts
        start, end = strip(folded, *span, " ，、；：的")
        if match := parts["leading"].match(folded, start, end):
            start = match.end()
        if match := parts["places_won"].search(folded, start, end):
            end = match.start()
        if match := parts["setting"].fullmatch(folded, start, end):
            start, end = match.span("what")
        words = ""
        for match in parts["aside"].finditer(folded, start, end):
            words += plain[start : match.start()]
            start = match.end()
        return (words + plain[start:end]).replace("\n", "").strip().rstrip("的")


_NEAR = 100
_BRACKETED = kept.pattern(r"（[^（）]*）|《[^《》]*》|“[^“”]*”")


def _tier(condition: str | None, pay: Pay) -> Tier:
    return Tier(condition or None, pay.amount.id if pay.amount else None, pay.rate)
