"""Names of bodies: where one ends, where a list of them is cut, which are public bodies, which stand for nobody."""

from __future__ import annotations

from typing import NamedTuple

import regex

from hrdocs import places
from hrdocs.grammar import Grammar
from hrdocs.sentence import split, strip

_JOINTS = regex.compile("以及|和|及|与|并")
_SEPARATORS = "、，；"
_OPENING, _CLOSING = "（〔〈【", "）〕〉】"


class Name(NamedTuple):
    """A unit in a list; `head` is the shared head that stands behind a later member (发展改革、商务部门 → 部门)."""

    start: int
    end: int
    head: str = ""


class Names:
    """The shapes of names in patterns/units.toml, and the table of places."""

    def __init__(self, grammar: Grammar) -> None:
        self._public = grammar.rule("unit.public").regex
        self._rest = grammar.rule("unit.named_rest").regex
        self._private = grammar.rule("unit.private").regex
        self._vague = grammar.rule("unit.vague").regex
        self._ranks = grammar.rule("unit.ranks").regex
        self._shared = grammar.rule("unit.shared_head").regex
        self._headless = grammar.rule("unit.headless").regex
        self._ranked = grammar.rule("unit.ranked").regex
        self._places = places.load(grammar)

    def public_at(self, words: str, start: int, end: int) -> int | None:
        """Where the public body that begins at `start` ends: 市住建局 in 市住建局会同…; None when there is none."""
        if match := self._public.match(words, start, end):
            return match.end()
        if (opening := self._places.opening(words, start)) and opening.end < end:
            match = self._rest.match(words, opening.end, end)
            return match.end() if match else None
        return None

    def is_public(self, words: str) -> bool:
        """A named or ranked public body and nothing else: 市财政局, 合肥市财政局, 各级人社部门."""
        if self._public.fullmatch(words):
            return True
        opening = self._places.opening(words)
        return opening is not None and self._rest.fullmatch(words, opening.end) is not None

    def is_known(self, words: str) -> bool:
        """A body of any kind, as unit lists name them: 行业协会, 深燃公司, 高新区, 朝阳区."""
        if self.is_public(words) or self._private.fullmatch(words) or self._ranks.fullmatch(words):
            return True
        opening = self._places.opening(words)
        return opening is not None and opening.end == len(words)

    def is_place(self, words: str) -> bool:
        """A bare place: 川南4市, 宜宾市; not 各县."""
        opening = self._places.opening(words)
        return opening is not None and opening.end == len(words)

    def is_vague(self, words: str) -> bool:
        """Nobody in particular: 有关部门, 各单位."""
        return self._vague.fullmatch(words) is not None

    def cut(self, folded: str, start: int, end: int) -> list[Name]:
        """The members of a list: 各县（市）区人民政府及开发区管委会 → two, 市人力资源和社会保障局 → one."""
        members = [
            member
            for piece in split(folded, start, end, _SEPARATORS)
            for member in self._unjoin(folded, *strip(folded, *piece))
            if member[0] < member[1]
        ]
        return self._share_heads(folded, self._join_ranks(folded, members))

    def _unjoin(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at 和 及 以及 与 where a unit stands on both sides."""
        for joint in _JOINTS.finditer(folded, start + 2, end):
            if not _balanced(folded, start, joint.start()):
                continue
            left, right = squeeze(folded[start : joint.start()]), squeeze(folded[joint.end() : end])
            right = right.removeprefix("其")
            if self._complete(left) and (
                self._complete(right) or len(self._unjoin(right, 0, len(right))) > 1 or self._shared.match(right)
            ):
                place = end - len(folded[joint.end() : end].removeprefix("其"))
                return [(start, joint.start()), *self._unjoin(folded, *strip(folded, place, end))]
        return [(start, end)]

    def _complete(self, words: str) -> bool:
        return bool(words) and (self.is_known(words) or self.is_vague(words) or bool(self._headless.fullmatch(words)))

    def _join_ranks(self, folded: str, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """各市、州、县人民政府 is one unit: bare ranks take the next member that has the head."""
        joined: list[tuple[int, int]] = []
        i = 0
        while i < len(members):
            start, end = members[i]
            j = i
            while j + 1 < len(members) and self._ranks.fullmatch(squeeze(folded[slice(*members[j])])):
                if folded[members[j][1]] != "、" and members[j][1] + 1 != members[j + 1][0]:
                    break
                j += 1
            last = squeeze(folded[slice(*members[j])])
            if j > i and (self._ranked.match(last) or (folded[start] == "各" and self._ranks.fullmatch(last))):
                joined.append((start, members[j][1]))
                i = j + 1
            else:
                joined.append((start, end))
                i += 1
        return joined

    def _share_heads(self, folded: str, members: list[tuple[int, int]]) -> list[Name]:
        """发展改革、商务部门 → 发展改革 with the head 部门 of the last; 教育、民政等部门 likewise."""
        names: list[Name] = []
        head = ""
        for start, end in reversed(members):
            words = folded[start:end]
            if shared := self._shared.search(squeeze(words)):
                head = shared["head"]
                if etc := self._shared.search(words):
                    end = start + etc.start("etc") if etc["etc"] else end
                names.append(Name(start, end, head if self._headless.fullmatch(squeeze(folded[start:end])) else ""))
            elif head and self._headless.fullmatch(squeeze(words)):
                names.append(Name(start, end, head))
            else:
                head = ""
                names.append(Name(start, end))
        return names[::-1]


def squeeze(words: str) -> str:
    """Without spaces and line breaks inside: 自然资源⏎局 → 自然资源局."""
    return "".join(words.split())


def _balanced(words: str, start: int, end: int) -> bool:
    part = words[start:end]
    return sum(part.count(sign) for sign in _OPENING) == sum(part.count(sign) for sign in _CLOSING)
