"""The left side of a giving predicate: who receives, for which event, under what common condition.

对2025年新入库的企业，年营业收入达1亿元的，给予…  →  recipient 企业, events 2025年新入库 and 年营业收入达1亿元
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from hrdocs.grammar import Grammar
from hrdocs.model import Span
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.sentence import split, strip

_SIGNS = " ，、；：。\n\r"
_EDGES = _SIGNS + "的"
_JOINS = "、和及与或等（）”“内中里上之"
_MOST_MEMBERS = 8
_LONGEST_ADVERB = 120
_SHORT_NAME = 6  # 获奖团队, 升规企业 are names, 吸纳就业困难人员 is something done


class Side(Struct, frozen=True):
    """Stretches of the text, in text order: what must be done, who receives, what governs all members alike.

    `opened` says that 对 or 支持 opens it, so that the recipient is no mere subject of the sentence.
    """

    events: tuple[Span, ...] = ()
    recipient: Span | None = None
    common: tuple[Span, ...] = ()
    opened: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.events or self.recipient or self.common)

    @property
    def end(self) -> int:
        """Where its own words end; -1 for an elided side."""
        if self.events:
            return max([end for _, end in self.events])
        return self.recipient[1] if self.recipient else -1

    def behind(self, earlier: Side) -> Side:
        """This side with an earlier one in front of it: 支持企业参评，对通过评审的."""
        return Side(
            (*earlier.events, *self.events),
            self.recipient or earlier.recipient,
            (*earlier.common, *self.common),
            self.opened or earlier.opened,
        )

    def under(self, *common: Span) -> Side:
        """This side with more that is common to all."""
        if not common:
            return self
        return replace(self, common=(*common, *self.common))


class SideReader:
    """Reads left sides in one text, given as the members in front of a predicate."""

    def __init__(self, folded: str, grammar: Grammar) -> None:
        self._folded = folded
        self._parts = parts_of(grammar)

    def read(self, pieces: Sequence[Span]) -> Side:
        """The side that the members make; the opener nearest to the predicate decides."""
        pieces = self._without_adverbs(pieces)
        if not pieces:
            return Side()
        if toward := self._search("toward", pieces[-1]):
            rest = self.read([*pieces[:-1], (pieces[-1][0], toward.start())])
            return replace(rest, recipient=toward.span("recipient"), opened=True)
        if self._names_applicants(pieces[-1]):
            return self._of_phrase(pieces[-1:])
        if self._is_bare(pieces[-1]):
            before = self.read(pieces[:-1])
            return replace(before, common=(*before.common, self._trim(pieces[-1])))
        for i in range(len(pieces) - 1, -1, -1):
            if self._parts["owed_object"].fullmatch(self._folded, *pieces[i]):
                return self.read([*pieces[:i], *pieces[i + 1 :]])
            if opener := self._search("object", pieces[i]):
                return self._of_object(pieces, i, opener)
            if opener := self._match("supported", pieces[i]):
                own = i < len(pieces) - 1 and self._names_recipient(pieces[-1])
                return self._of_phrase(pieces[-1:]) if own else self._of_supported(pieces, i, opener.end())
        return self._of_nearest(pieces)

    # -- by what opens it --------------------------------------------------------------------------------------

    def _of_object(self, pieces: Sequence[Span], i: int, opener: re.Match[str]) -> Side:
        """对N…的, 对…的N: all from 对 on; what stands before it says when and where."""
        start, end = pieces[i]
        body = [strip(self._folded, opener.end(), end, _SIGNS), *pieces[i + 1 :]]
        before = [*pieces[:i], (start, opener.start())] if start < opener.start() else list(pieces[:i])
        frames = self._frames(before)
        if len(body) == 1 and self._is_bare(body[0]):
            earlier = self.read(pieces[:i])
            return replace(earlier, common=(*frames, *earlier.common, self._trim(body[0])), opened=True)
        side = replace(self._of_phrase(body), opened=True)
        if not side.events and (earlier := self._without_adverbs(before)) and self._is_headless(earlier[-1]):
            return replace(self.read(earlier), recipient=side.recipient)
        if side.recipient is None or self._search("looks_back", (body[0][0], body[-1][1])):
            side = side.behind(self._supported_before(pieces[:i]))
        return side.under(*frames)

    def _supported_before(self, pieces: Sequence[Span]) -> Side:
        """支持N做Y in front of 对通过认定的: N and Y belong to the gift as well."""
        for i in range(len(pieces) - 1, -1, -1):
            if opener := self._match("supported", pieces[i]):
                return self._of_supported(pieces, i, opener.end())
            if self._search("object", pieces[i]):
                break
        return Side()

    def _of_supported(self, pieces: Sequence[Span], i: int, start: int) -> Side:
        """支持N做Y: the members that go on about Y, up to one that speaks of something else."""
        body = [strip(self._folded, start, pieces[i][1], _SIGNS)]
        for piece in pieces[i + 1 :]:
            if self._match("own_side", piece) or self._folded.startswith("其中", piece[0]):
                break
            body.append(piece)
        side = replace(self._of_phrase(body, self._subject(body[0], sure=True)), opened=True)
        if side.recipient is None:
            return side
        done = tuple(
            event
            for event in side.events
            if side.recipient
            and event[0] >= side.recipient[0]
            and not self._parts["empty_event"].fullmatch(self._folded, *event)
        )
        return replace(side, events=done)

    def _of_nearest(self, pieces: Sequence[Span]) -> Side:
        """Without 对 or 支持: the nearest members, back to one that speaks of something else."""
        i = len(pieces)
        while i > max(0, len(pieces) - _MOST_MEMBERS) and not self._match("own_side", pieces[i - 1]):
            i -= 1
            if self._folded.startswith(("其中", "凡"), pieces[i][0]):
                break
        return self._of_phrase(pieces[i:]).under(*self._frames(pieces[:i]))

    def _names_applicants(self, piece: Span) -> bool:
        """Whether a member names those who may ask by themselves: …，符合条件的创办人员可申请."""
        bare = self._match("bare", piece)
        return bool(bare) and bare.end() < piece[1] and self._ends_in_recipient(piece)

    def _names_recipient(self, piece: Span) -> bool:
        """Whether a member behind 支持N做Y has a recipient of its own: …，首次入统的企业."""
        return self._ends_in_recipient(piece) and piece[0] < self._noun(piece)

    def _without_adverbs(self, pieces: Sequence[Span]) -> list[Span]:
        """Drop what only says how it is given: (对新入库企业)(按规定)(由财政分别) → (对新入库企业)."""
        left = list(pieces)
        while left:
            start, end = left[-1]
            match = self._search("adverbial", (max(start, end - _LONGEST_ADVERB), end))
            left[-1] = strip(self._folded, start, match.start() if match else end, _SIGNS)
            if left[-1][0] >= left[-1][1]:
                left.pop()
            elif left[-1][1] == end:
                break
        return left

    def _frames(self, pieces: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self._trim(piece) for piece in pieces if self._is_frame(piece))

    # -- one phrase --------------------------------------------------------------------------------------------

    def _of_phrase(self, body: Sequence[Span], subject: Span | None = None) -> Side:
        """Who and what in (对)N做Y的 or 做Y的N, given as members."""
        common: list[Span] = []
        telling: list[Span] = []
        for piece in body:
            if self._is_bare(piece) or self._is_frame(piece):
                common.append(self._trim(piece))
            else:
                telling.append(piece)
        side = self._with_recipient(telling, subject) if telling else Side()
        return self._nearest_event(side).under(*common)

    def _nearest_event(self, side: Side) -> Side:
        """新引进的博士，首次购房的: what is closed by 的 in front of a further event is common to all of that."""
        for i in range(len(side.events) - 1, 0, -1):
            if self._closed(side.events[i - 1]) and not self._match("conjoined", side.events[i]):
                return replace(side, events=side.events[i:]).under(*side.events[:i])
        return side

    def _closed(self, event: Span) -> bool:
        """Whether 的 stands behind an event, maybe after a bracket."""
        return self._folded.startswith("的", self._behind_bracket(event[1], len(self._folded)))

    def _with_recipient(self, body: Sequence[Span], subject: Span | None) -> Side:
        first, last = body[0], body[-1]
        if hosted := self._search("hosted", first):
            return Side(self._events([(hosted.start(), first[1]), *body[1:]]), hosted.span("recipient"))
        names_somebody = subject is None and self._ends_in_recipient(last)
        if names_somebody:  # 机构 in 机构通过上市融入资本市场 does something: the noun behind it is no recipient
            subject = self._subject((self._noun(first), first[1]), sure=True)
        if subject:
            return self._attributed(self._around(subject, body), subject)
        if names_somebody:
            cut = self._noun(last)
            if last[0] < cut:
                return self._attributed([*body[:-1], (last[0], cut)], (cut, last[1]))
            if named := self._last_named(last):
                return Side(self._events(body), (named, last[1]))
            verb = self._match("event", last)
            if not verb or verb.end() - verb.start() == 1 or last[1] - last[0] <= _SHORT_NAME:
                return self._attributed(body[:-1], last)
        cut = self._noun(first)
        if len(body) > 1 and self._ends_in_recipient(first) and not self._subject((cut, first[1]), sure=True):
            goes_on = [piece for piece in body[1:] if self._is_headless(last) or self._match("event", piece)]
            return self._attributed([(first[0], cut), *goes_on], (cut, first[1]))
        for piece in body:
            if subject := self._subject(piece):
                return self._attributed(self._around(subject, body), subject)
        return Side(self._events(body))

    def _attributed(self, events: Sequence[Span], recipient: Span) -> Side:
        """The recipient keeps attributes that are no events (基地内的机构); 符合条件的 in front of it is common."""
        common: list[Span] = []
        kept: list[Span] = []
        for span in events:
            start, end = span
            for bare in self._parts["bare"].finditer(self._folded, start, end):
                common.append(bare.span())
                if bare.start() == start:
                    start = bare.end()
                elif self._trim((bare.end(), end))[0] >= end:
                    end = bare.start()
            if span[1] == recipient[0] and not self._tells_event(start, end):
                recipient = (start, recipient[1])
            else:
                kept.append((start, end))
        if bare := self._match("bare", recipient):
            recipient = (bare.end() + (self._folded[bare.end()] == "的"), recipient[1])
        return Side(self._events(kept), recipient, tuple(common))

    def _tells_event(self, start: int, end: int) -> bool:
        """Whether an attribute says what was done or reached: 年营收达1亿元, not 国内外知名."""
        words = self._without_bare(start, end)
        return self._parts["event"].search(words) is not None or any("0" <= sign <= "9" for sign in words)

    def _subject(self, span: Span, *, sure: bool = False) -> Span | None:
        """The one who does: 企业 in 企业引进人才的; none in 引进人才的. `sure` asks for a verb right behind it."""
        for start, end in split(self._folded, *span, "的"):
            for match in self._parts["recipient"].finditer(self._folded, start, end):
                if match.start() > start and self._match("event", (start, end)):
                    break
                behind = self._behind_bracket(match.end(), end)
                if behind >= end or self._folded[behind] in _JOINS or self._match("recipient", (behind, end)):
                    continue
                if self._folded.count("“", start, match.start()) > self._folded.count("”", start, match.start()):
                    continue
                if not sure or self._does_something((behind, end)):
                    return (start, match.end())
        return None

    def _does_something(self, span: Span) -> bool:
        """Whether a verb with an object or adverb opens a stretch: 引进人才 does, 创业项目 is a noun."""
        verb = self._match("event", span)
        if verb is None or verb.end() - verb.start() == 1:
            return False
        noun = self._match("recipient", (verb.end(), span[1]))
        return noun is None or noun.end() < span[1]

    @staticmethod
    def _around(subject: Span, body: Sequence[Span]) -> list[Span]:
        """The members without the subject that stands in one of them."""
        left: list[Span] = []
        for start, end in body:
            if start <= subject[0] < end:
                left += [(start, subject[0]), (subject[1], end)]
            else:
                left.append((start, end))
        return left

    def _noun(self, span: Span) -> int:
        """Where the noun behind 的 begins: 首次入选的 | 企业, 新引进的 | 博士、正高级职称的科研人员."""
        if self._folded.find("的", *span) < 0:
            return span[0]
        *attributes, noun = split(self._folded, *span, "的")
        if attributes:
            start, end = attributes[-1]
            pause = self._folded.rfind("、", start, end)
            listed = (
                pause > start
                and not self._search("event", (pause, end + 1))
                and self._ends_in_recipient((start, pause))
            )
            if listed and not self._match("event", (start, pause)):
                return start
        return noun[0]

    def _last_named(self, span: Span) -> int | None:
        """Where the name begins that somebody got: 首次认定为 | 省级示范企业."""
        ends = [match.end() for match in self._parts["named"].finditer(self._folded, *span)]
        return ends[-1] if ends and ends[-1] < span[1] else None

    # -- small questions ---------------------------------------------------------------------------------------

    def _search(self, part: str, span: Span) -> re.Match[str] | None:
        return self._parts[part].search(self._folded, *span)

    def _match(self, part: str, span: Span) -> re.Match[str] | None:
        return self._parts[part].match(self._folded, *span)

    def _behind_bracket(self, place: int, end: int) -> int:
        """The place behind a bracket that opens there: 机构（…除外）| 推荐."""
        if self._folded[place : place + 1] == "（":
            closing = self._folded.find("）", place, end)
            return closing + 1 if closing >= 0 else place
        return place

    def _ends_in_recipient(self, span: Span) -> bool:
        start, end = span
        while (
            end > start and self._folded[end - 1] == "）" and (opening := self._folded.rfind("（", start, end)) > start
        ):
            end = opening
        for match in self._parts["recipient"].finditer(self._folded, max(start, end - 12), end):
            if match.end() == end:
                return True
        return False

    def _is_headless(self, span: Span) -> bool:
        """Whether the noun behind 的 is left out: 首次入选的，."""
        return self._without_bracket(span) > span[0] and self._folded[self._without_bracket(span) - 1] == "的"

    def _without_bracket(self, span: Span) -> int:
        start, end = span
        opening = self._folded.rfind("（", start, end) if self._folded[end - 1] == "）" else -1
        return opening if opening > start else end

    def _is_frame(self, span: Span) -> bool:
        return self._parts["frame"].fullmatch(self._folded, *span) is not None

    def _is_bare(self, span: Span) -> bool:
        return self._parts["only_bare"].fullmatch(self._folded, *span) is not None

    def _without_bare(self, start: int, end: int) -> str:
        return self._parts["bare"].sub("", self._folded[start:end])

    def _events(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple([span for span in map(self._trim, spans) if not self._is_bare(span)])

    def _trim(self, span: Span) -> Span:
        return strip(self._folded, *span, _EDGES)
