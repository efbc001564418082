"""The left side of a giving predicate: who receives, for which event, under what common condition.

对2025年新入库的企业，年营业收入达1亿元的，给予…  →  recipient 企业, events 2025年新入库 and 年营业收入达1亿元
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from hrdocs.grammar import Grammar
from hrdocs.model import Span
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.sentence import split, strip

_SIGNS = " ，、；：。\n\r"
_JOINS = "、和及与或（）”“内中里上之"


@dataclass(frozen=True, slots=True)
class Side:
    """Stretches of the text, in text order: what must be done, who receives, what governs all members alike."""

    events: tuple[Span, ...] = ()
    recipient: Span | None = None
    common: tuple[Span, ...] = ()

    @property
    def end(self) -> int:
        """Where its own words end; -1 for an elided side."""
        spans = self.events or ((self.recipient,) if self.recipient else ())
        return max((end for _, end in spans), default=-1)


class SideReader:
    """Reads left sides in one text; holds the patterns it needs."""

    def __init__(self, folded: str, grammar: Grammar) -> None:
        parts = parts_of(grammar)
        self._folded = folded
        self._adverbial = parts["adverbial"]
        self._object = parts["object"]
        self._supported = parts["supported"]
        self._frame = parts["frame"]
        self._bare = parts["bare"]
        self._own_side = parts["own_side"]
        self._goes_on = parts["goes_on"]
        self._recipient = parts["recipient"]
        self._event = parts["event"]
        self._named = parts["named"]
        self._hosted = parts["hosted"]
        self._looks_back = parts["looks_back"]

    # -- members in front of the predicate ---------------------------------------------------------------------

    def read(self, pieces: Sequence[Span]) -> Side:
        """The side that the members in front of a predicate make; the opener nearest to it decides."""
        pieces = self._peel(pieces)
        if not pieces:
            return Side()
        if self._own_recipient(pieces[-1]):
            return self._of_phrase(pieces[-1:])
        if self._is_bare(pieces[-1]):
            before = self.read(pieces[:-1])
            return replace(before, common=(*before.common, self._trim(pieces[-1])))
        for i in range(len(pieces) - 1, -1, -1):
            if opener := self._object.search(self._folded, *pieces[i]):
                return self._of_object(pieces, i, opener)
            if opener := self._supported.match(self._folded, *pieces[i]):
                return self._of_supported(pieces, i, opener.end())
        return self._of_nearest(pieces)

    def _peel(self, pieces: Sequence[Span]) -> list[Span]:
        """Drop what only says how it is given: (对新入库企业)(按规定)(由财政分别) → (对新入库企业)."""
        left = list(pieces)
        while left:
            start, end = left[-1]
            match = self._adverbial.search(self._folded, start, end)
            left[-1] = strip(self._folded, start, match.start() if match else end, _SIGNS)
            if left[-1][0] < left[-1][1]:
                break
            left.pop()
        return left

    def _of_object(self, pieces: Sequence[Span], i: int, opener: regex.Match[str]) -> Side:
        """对N…的, 对…的N: all from 对 on; what stands before it says when and where."""
        start, end = pieces[i]
        body = [strip(self._folded, opener.end(), end, _SIGNS), *pieces[i + 1 :]]
        before = [*pieces[:i], (start, opener.start())] if start < opener.start() else list(pieces[:i])
        frames = self._frames(before)
        if len(body) == 1 and self._is_bare(body[0]):
            earlier = self.read(pieces[:i])
            return replace(earlier, common=(*frames, *earlier.common, self._trim(body[0])))
        side = self._of_phrase(body)
        if not side.events and (earlier := self._peel(before)) and self._folded[earlier[-1][1] - 1] == "的":
            return replace(self.read(earlier), recipient=side.recipient)
        if side.recipient is None or self._looks_back.search(self._folded, body[0][0], body[-1][1]):
            side = self._joined(self._supported_before(pieces[:i]), side)
        return replace(side, common=(*frames, *side.common))

    def _supported_before(self, pieces: Sequence[Span]) -> Side:
        """支持N做Y in front of 对通过认定的: N and Y belong to the gift as well."""
        for i in range(len(pieces) - 1, -1, -1):
            if opener := self._supported.match(self._folded, *pieces[i]):
                return self._of_supported(pieces, i, opener.end())
            if self._object.search(self._folded, *pieces[i]):
                break
        return Side()

    def _of_supported(self, pieces: Sequence[Span], i: int, start: int) -> Side:
        """支持N做Y: the members that go on about Y, up to one that speaks of something else."""
        body = [strip(self._folded, start, pieces[i][1], _SIGNS)]
        for piece in pieces[i + 1 :]:
            if self._own_side.match(self._folded, *piece) or self._folded.startswith("其中", piece[0]):
                break
            body.append(piece)
        side = self._of_phrase(body, subject=self._subject(body[0], sure=True))
        if side.recipient:
            side = replace(
                side, events=tuple(event for event in side.events if event[0] >= side.recipient[0]) or side.events
            )
        return side

    def _own_recipient(self, piece: Span) -> bool:
        """Whether a member names those who may ask by themselves: …，符合条件的创办人员可申请."""
        bare = self._bare.match(self._folded, *piece)
        return bool(bare) and bare.end() < piece[1] and self._ends_in_recipient(piece)

    def _of_nearest(self, pieces: Sequence[Span]) -> Side:
        """Without 对 or 支持: the last member, and those before it that it goes on from."""
        i = len(pieces) - 1
        while i and self._goes_on.match(self._folded, *pieces[i]):
            i -= 1
        body = [piece for piece in pieces[i:] if not self._own_side.match(self._folded, *piece)]
        side = self._of_phrase(body)
        return replace(side, common=(*self._frames(pieces[:i]), *side.common))

    def _frames(self, pieces: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self._trim(piece) for piece in pieces if self._frame.fullmatch(self._folded, *piece))

    # -- one phrase --------------------------------------------------------------------------------------------

    def _of_phrase(self, body: Sequence[Span], subject: Span | None = None) -> Side:
        """Who and what in (对)N做Y的 or 做Y的N, given as members."""
        common = [
            self._trim(piece) for piece in body if self._is_bare(piece) or self._frame.fullmatch(self._folded, *piece)
        ]
        body = [piece for piece in body if self._trim(piece) not in common]
        if not body:
            return Side(common=tuple(common))
        side = self._with_recipient(body, subject)
        return replace(side, common=(*common, *side.common))

    def _with_recipient(self, body: Sequence[Span], subject: Span | None) -> Side:
        first, last = body[0], body[-1]
        if hosted := self._hosted.search(self._folded, *first):
            return Side(self._events([(hosted.start(), first[1]), *body[1:]]), hosted.span("recipient"))
        if subject and body[0][0] <= subject[0] < body[0][1]:
            return self._attributed(self._around(subject, body), subject)
        if self._ends_in_recipient(last):
            start, end = last
            cut = self._noun(last)
            if subject := self._subject((self._noun(first), first[1]), sure=True):
                return self._attributed(self._around(subject, body), subject)
            if start < cut:
                return self._attributed([*body[:-1], (start, cut)], (cut, end))
            if named := self._last_named(last):
                return Side(self._events(body), (named, end))
            if len(body) == 1:
                return self._attributed([], last)
        if len(body) > 1 and self._ends_in_recipient(first):
            cut = self._noun(first)
            goes_on = body[1:] if self._folded[last[1] - 1] == "的" else []
            return self._attributed([(first[0], cut), *goes_on], (cut, first[1]))
        if subject := self._subject(first):
            return self._attributed(self._around(subject, body), subject)
        return Side(self._events(body))

    def _attributed(self, events: Sequence[Span], recipient: Span) -> Side:
        """The recipient keeps attributes that are no events (基地内的机构); 符合条件的 in front of it is common."""
        common: list[Span] = []
        kept: list[Span] = []
        for span in events:
            start, end = span
            for bare in self._bare.finditer(self._folded, start, end):
                common.append(bare.span())
                if bare.start() == start:
                    start = bare.end()
                elif self._trim((bare.end(), end))[0] >= end:
                    end = bare.start()
            if span[1] == recipient[0] and not self._event.search(self._without_bare(start, end)):
                recipient = (start, recipient[1])
                continue
            kept.append((start, end))
        if bare := self._bare.match(self._folded, *recipient):
            recipient = (bare.end() + (self._folded[bare.end()] == "的"), recipient[1])
        return Side(self._events(kept), recipient, tuple(common))

    def _noun(self, span: Span) -> int:
        """Where the last noun behind 的 begins: 首次入选的 | 企业."""
        return split(self._folded, *span, "的")[-1][0]

    def _subject(self, span: Span, *, sure: bool = False) -> Span | None:
        """The one who does: 企业 in 企业引进人才的; none in 引进人才的. `sure` asks for a verb right behind it."""
        for start, end in split(self._folded, *span, "的"):
            opens_with_event = bool(self._event.match(self._folded, start, end))
            for match in self._recipient.finditer(self._folded, start, end):
                if opens_with_event and match.start() > start:
                    break
                behind = self._behind_bracket(match.end(), end)
                if behind >= end or self._folded[behind] in _JOINS or self._recipient.match(self._folded, behind, end):
                    continue
                verb = self._event.match(self._folded, behind, end)
                if not sure or (verb and verb.end() - verb.start() > 1):
                    return (start, match.end())
        return None

    @staticmethod
    def _around(subject: Span, body: Sequence[Span]) -> list[Span]:
        first = body[0]
        return [(first[0], subject[0]), (subject[1], first[1]), *body[1:]]

    def _behind_bracket(self, place: int, end: int) -> int:
        """The place behind a bracket that opens there: 机构（…除外）| 推荐."""
        if self._folded[place : place + 1] == "（":
            closing = self._folded.find("）", place, end)
            return closing + 1 if closing >= 0 else place
        return place

    def _last_named(self, span: Span) -> int | None:
        """Where the name begins that somebody got: 首次认定为 | 省级示范企业."""
        ends = [match.end() for match in self._named.finditer(self._folded, *span)]
        return ends[-1] if ends and ends[-1] < span[1] else None

    def _ends_in_recipient(self, span: Span) -> bool:
        start, end = span
        while (
            end > start and self._folded[end - 1] == "）" and (opening := self._folded.rfind("（", start, end)) > start
        ):
            end = opening
        return any(match.end() == end for match in self._recipient.finditer(self._folded, max(start, end - 12), end))

    def _is_bare(self, span: Span) -> bool:
        return not self._without_bare(*span).strip("的 ")

    def _without_bare(self, start: int, end: int) -> str:
        return self._bare.sub("", self._folded[start:end])

    def _events(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        trimmed = (self._trim(span) for span in spans)
        return tuple((a, b) for a, b in trimmed if a < b and not self._is_bare((a, b)))

    def _trim(self, span: Span) -> Span:
        return strip(self._folded, *span, _SIGNS + "的")

    @staticmethod
    def _joined(earlier: Side, later: Side) -> Side:
        return Side(
            (*earlier.events, *later.events), later.recipient or earlier.recipient, (*earlier.common, *later.common)
        )
