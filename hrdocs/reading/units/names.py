"""Names of bodies: where one ends, where a list of them is cut, which are public bodies, which stand for nobody."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import kept, places
from hrdocs.grammar import Grammar
from hrdocs.model import Span
from hrdocs.sentence import split, strip

_JOINTS = kept.pattern("以及|和|及|与|或者|或|并")
_JOINTS_OR_SIGN = kept.pattern("(?:、|以及|和|及|与|或者|或) *")
_SEPARATORS = "、，；"
_SEAM = kept.pattern("[局厅委][市县区省]")
_LEVELS = ("国", "省自", "市州盟地设", "县区旗城特", "乡镇街苏")
_RANK_ENDS = frozenset("省市州盟县旗区乡镇街道木级）〕〉")
_OPENING, _CLOSING = "（〔〈【", "）〕〉】"


class Name(Struct, frozen=True, gc=False):
    """A unit in a list, with the head and (as a place in the words) the rank that it shares with its neighbours.

    发展改革 has the head 部门 in 发展改革、商务部门; 市监部门 has the rank 县级 in 县级住建部门和市监部门.
    """

    start: int
    end: int
    head: str = ""
    rank: Span = (0, 0)

    def moved(self, by: int) -> Name:
        """The same name in words that begin so much earlier."""
        return Name(self.start + by, self.end + by, self.head, (self.rank[0] + by, self.rank[1] + by))


class Names:
    """The shapes of names in patterns/units.toml, and the table of places."""

    def __init__(self, grammar: Grammar) -> None:
        self._public = grammar.rule("unit.public").regex
        self._rest = grammar.rule("unit.named_rest")
        self._private = grammar.rule("unit.private").regex
        self._vague = grammar.rule("unit.vague").regex
        self._ranks = grammar.rule("unit.ranks").regex
        self._shared = grammar.rule("unit.shared_head")
        self._headless = grammar.rule("unit.headless")
        self._acts = grammar.rule("duty.place")
        self._etc = grammar.rule("unit.etc")
        self._groups = grammar.rule("unit.places")
        self._common_rank = grammar.rule("unit.common_rank")
        self._rankless = grammar.rule("unit.rankless")
        self._other = grammar.rule("unit.other_body")
        self._aside = grammar.rule("unit.aside")
        self._unseparated = grammar.rule("unit.unseparated")
        self._shared_list = grammar.rule("unit.shared_list")
        self._one_function = grammar.rule("unit.one_function")
        self._couple = grammar.rule("unit.couple")
        self._ranked = grammar.rule("unit.ranked")
        self._places = places.load(grammar)
        self.is_public = lru_cache(4096)(self._is_public)
        self.is_known = lru_cache(4096)(self._is_known)
        self.is_vague = lru_cache(4096)(self._is_vague)
        self.is_place = lru_cache(4096)(self._is_place)
        self.cut = lru_cache(2048)(self._cut)

    def public_at(self, words: str, start: int, end: int) -> int | None:
        """Where the public body that begins at `start` ends: 市住建局 in 市住建局会同…; None when there is none."""
        if match := self._public.match(words, start, end):
            vague = self._vague.match(words, start, end)
            return match.end() if vague is None or vague.end() < match.end() else None
        if (opening := self._places.opening(words, start)) and opening.end < end:
            match = self._rest.regex.match(words, opening.end, end)
            return match.end() if match else None
        return None

    def _is_public(self, words: str) -> bool:
        """A named or ranked public body and nothing else: 市财政局, 合肥市财政局, 各级人社部门; not 各有关部门."""
        if self.is_vague(words):
            return False
        if self._public.fullmatch(words):
            return True
        opening = self._places.opening(words)
        return opening is not None and self._rest.regex.fullmatch(words, opening.end) is not None

    def _is_known(self, words: str) -> bool:
        """A body of any kind, as unit lists name them: 行业协会, 深燃公司, 高新区, 朝阳区."""
        if self.is_public(words) or self._private.fullmatch(words) or self._ranks.fullmatch(words):
            return True
        opening = self._places.opening(words)
        return opening is not None and opening.end == len(words)

    def _is_place(self, words: str) -> bool:
        """A bare place: 川南4市, 宜宾市; not 各县."""
        if self._groups.regex.fullmatch(words):
            return True
        opening = self._places.opening(words)
        return opening is not None and opening.end == len(words) and not opening.short

    def is_bystander(self, words: str) -> bool:
        """Who may stand beside a public body in a subject and does not count: 各区, 有关部门, 金融机构."""
        return any(rule.fullmatch(words) for rule in (self._ranks, self._vague, self._other.regex))

    def _is_vague(self, words: str) -> bool:
        """Nobody in particular: 有关部门, 各单位."""
        return self._vague.fullmatch(words) is not None

    def run(self, folded: str, start: int, end: int) -> tuple[tuple[Name, ...], int]:
        """The bodies listed from `start` on, and where the list ends: 市人社局会同… gives 市人社局; vague ones are passed over."""
        if "部门" in folded[start:end] and (match := self._shared_list.regex.match(folded, start, end)):
            return self.members(folded, start, match.end()), match.end()
        names: list[Name] = []
        stop = at = start
        while True:
            close = self.public_at(folded, at, end) or self.place_at(folded, at, end)
            if close is not None:
                names.append(self.trimmed(folded, Name(at, close)))
            elif vague := self._vague.match(folded, at, end):
                close = vague.end()
            else:
                return _share_each(folded, tuple(names)), stop
            stop = close
            joint = _JOINTS_OR_SIGN.match(folded, close, end)
            if joint is None:
                etc = self._etc.regex.match(folded, close, end)
                return _share_each(folded, tuple(names)), etc.end() if etc else stop
            at = joint.end()

    def place_at(self, words: str, start: int, end: int) -> int | None:
        """Where the place that begins at `start` and is a party of its own ends: 川南4市成立…"""
        if match := self._groups.regex.match(words, start, end):
            return match.end()
        opening = self._places.opening(words, start)
        if opening and not opening.short and opening.end < end and self._acts.regex.match(words, opening.end, end):
            return opening.end
        return None

    def trimmed(self, folded: str, name: Name) -> Name:
        """A name without 等 and what follows it, and without an aside: （以下简称…）, （含高新区）."""
        etc = folded.find("等", name.start + 2, name.end)
        if etc > 0:
            name = replace(name, end=etc)
        if folded[name.end - 1] != "）":
            return name
        aside = self._aside.regex.search(folded[name.start : name.end])
        return replace(name, end=name.start + aside.start()) if aside else name

    def members(self, folded: str, start: int, end: int) -> tuple[Name, ...]:
        """The members of the list that stands at [start, end), trimmed."""
        return tuple(self.trimmed(folded, name.moved(start)) for name in self.cut(folded[start:end]))

    def _cut(self, words: str) -> tuple[Name, ...]:
        """The members of a list: 各县（市）区人民政府及开发区管委会 → two, 市人力资源和社会保障局 → one."""
        pieces = split(words, 0, len(words), _SEPARATORS)
        if " " in words or _SEAM.search(words):
            pieces = [part for piece in pieces for part in self._separated(words, *piece)]
        members = [strip(words, *piece) for piece in pieces]
        if _JOINTS.search(words):
            members = [part for member in members for part in self._unjoin(words, *member)]
        members = [member for member in members if member[0] < member[1]]
        if len(members) > 1:
            members = self._join_ranks(words, members)
        if "部门" in squeeze(words):
            return self._share_heads(words, members)
        return _share_each(words, tuple(Name(*member) for member in members))

    def _separated(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut where a separator was forgotten or is a space: 市财政局市公安局, 市财政局　市公安局."""
        cuts = [start, *(match.start() for match in self._unseparated.regex.finditer(folded, start, end))]
        at = folded.find(" ", start, end)
        while at >= 0:
            behind = folded[at:end].split(maxsplit=1)
            if behind and self.is_public(squeeze(folded[cuts[-1] : at])) and self.is_public(behind[0]):
                cuts.append(at)
            at = folded.find(" ", at + 1, end)
        return list(pairwise([*cuts, end]))

    def _unjoin(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at 和 及 以及 与 where a unit stands on both sides."""
        for joint in _JOINTS.finditer(folded, start + 2, end):
            if not _balanced(folded, start, joint.start()):
                continue
            after = joint.end() + folded.startswith("其", joint.end())
            left, right = squeeze(folded[start : joint.start()]), squeeze(folded[after:end])
            whole = squeeze(folded[start:end])
            if self._couple.regex.fullmatch(whole):
                break
            if (self._complete(left) and self._begins_unit(right)) or self._share_head(left, right, whole):
                return [(start, joint.start()), *self._unjoin(folded, *strip(folded, after, end))]
        return [(start, end)]

    def _complete(self, words: str) -> bool:
        return bool(words) and (self.is_known(words) or self.is_vague(words))

    def _begins_unit(self, words: str) -> bool:
        return (
            self._complete(words)
            or len(self._unjoin(words, 0, len(words))) > 1
            or self._shared.regex.match(words) is not None
            or self._headless.regex.fullmatch(words) is not None
        )

    def _share_head(self, left: str, right: str, whole: str) -> bool:
        """教育和民政部门 is two, 教育和体育部门 (one function of the table) is one."""
        return bool(
            self._headless.regex.fullmatch(left)
            and self._shared.regex.search(right)
            and not self._one_function.regex.fullmatch(whole)
        )

    def _join_ranks(self, folded: str, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """各市、州、县人民政府 is one unit: bare ranks take the next member that has the head."""
        joined: list[tuple[int, int]] = []
        i = 0
        while i < len(members):
            start, end = members[i]
            j = i
            while (
                j + 1 < len(members) and self._is_bare_rank(folded, *members[j]) and folded[members[j + 1][0]] != "各"
            ):
                j += 1
            if j > i and self._is_one(folded, members[i : j + 1]):
                end = members[j][1]
                i = j
            joined.append((start, end))
            i += 1
        return joined

    def _is_one(self, folded: str, members: list[tuple[int, int]]) -> bool:
        """Whether ranks and the member behind them are one unit: the last has the head, or all are places of 各."""
        last = squeeze(folded[slice(*members[-1])])
        return _descends(folded, members) and bool(
            self._ranked.regex.match(last) or (folded[members[0][0]] == "各" and self._ranks.fullmatch(last))
        )

    def _is_bare_rank(self, folded: str, start: int, end: int) -> bool:
        return folded[end - 1] in _RANK_ENDS and self._ranks.fullmatch(squeeze(folded[start:end])) is not None

    def _share_heads(self, folded: str, members: list[tuple[int, int]]) -> tuple[Name, ...]:
        """发展改革、商务部门 → 发展改革 with the head 部门 of the last; 教育、民政等部门 likewise."""
        names: list[Name] = []
        head = ""
        for start, end in reversed(members):
            words = folded[start:end]
            if "部门" in words and (shared := self._shared.regex.search(squeeze(words))):
                head = shared["head"]
                if etc := self._shared.regex.search(words):
                    end = start + etc.start("etc") if etc["etc"] else end
                names.append(
                    Name(start, end, head if self._headless.regex.fullmatch(squeeze(folded[start:end])) else "")
                )
            elif head and self._headless.regex.fullmatch(squeeze(words)):
                names.append(Name(start, end, head))
            else:
                head = ""
                names.append(Name(start, end))
        return _share_each(folded, self._share_rank(folded, tuple(reversed(names))))

    def _share_rank(self, folded: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """县（市、区）住建部门与市场监管部门 → 市场监管部门 with the rank of the first."""
        if len(names) < 2:
            return names
        words = squeeze(folded[names[0].start : names[0].end])
        if not words.endswith("部门") and not names[0].head:
            return names
        first = self._common_rank.regex.match(words)
        if first is None:
            return names
        rank = names[0].start, names[0].start + len(first["rank"])
        return tuple(
            replace(name, rank=rank) if i and self._is_rankless(folded, name) else name for i, name in enumerate(names)
        )

    def _is_rankless(self, folded: str, name: Name) -> bool:
        return self._rankless.regex.fullmatch(squeeze(folded[name.start : name.end]) + name.head) is not None


def _share_each(folded: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """各区委编办、区民政局 → 区民政局 with the 各 of the first, as all of one rank are meant."""
    if len(names) < 2 or folded[names[0].start] != "各":
        return names
    each, sign = names[0].start, folded[names[0].start + 1]
    return tuple(
        replace(name, rank=(each, each + 1)) if i and folded[name.start] == sign in _RANK_ENDS else name
        for i, name in enumerate(names)
    )


def squeeze(words: str) -> str:
    """Without spaces and line breaks inside: 自然资源⏎局 → 自然资源局."""
    return "".join(words.split())


def _descends(folded: str, members: list[tuple[int, int]]) -> bool:
    """Ranks of one list go down: 各市、州、县 does, 各区、市教育局 does not and is two units."""
    levels = [_level(folded[start : start + 3].lstrip("各")) for start, _ in members]
    return all(higher <= lower for higher, lower in pairwise(levels))


def _level(words: str) -> int:
    words = words.removeprefix("自治") if words[2:] in ("县", "旗", "州") else words
    return next((level for level, signs in enumerate(_LEVELS) if words[:1] in signs), len(_LEVELS))


def _balanced(words: str, start: int, end: int) -> bool:
    part = words[start:end]
    return sum(part.count(sign) for sign in _OPENING) == sum(part.count(sign) for sign in _CLOSING)
