"""Canonical names: place + long form, so that units of two regions can be compared; and the sector that a unit works in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import places
from hrdocs.grammar import Grammar
from hrdocs.model import Region, Span
from hrdocs.text import fold

_LONGEST_FUNCTION = 20


class Home(Struct, frozen=True):
    """The place of a notice: the name that its bodies bear (None in a notice of the nation), and its code."""

    name: str | None
    code: str | None


class Canon:
    """The tables of long forms, places and sectors; made once a grammar.

    Names are few and come again in every notice: what depends on a name alone is remembered.
    """

    def __init__(self, grammar: Grammar) -> None:
        functions = list(grammar.rows("functions"))
        self._long = {form: long for form, long, _ in functions if long}
        self._wholes = {row[0]: row[1] for row in grammar.rows("unit_wholes")}
        central = list(grammar.rows("central_bodies"))
        self._national = {row[0]: row[1] for row in central}
        self._unmistakable = {row[0]: row[1] for row in central if len(row) < 3}
        self._sector_of = {form: sector for form, _, sector in functions}
        sectors, where = grammar.table("sectors"), "lexicon/sectors.toml"
        self._special = [(grammar.compile(key, where=where), value) for key, value in sectors.items()]
        self._any_special = grammar.compile("|".join(sectors), where=where)
        self._rules = {rule.name.removeprefix("canonical."): rule for rule in grammar.rules("canonical")}
        self._longest = max(map(len, self._sector_of))
        self.places = places.load(grammar)
        self.long_form = lru_cache(4096)(self._long_form)
        self.placed = lru_cache(4096)(self._placed)
        self.sector = lru_cache(4096)(self._sector)
        self.opening = lru_cache(4096)(self.places.opening)

    def match(self, rule: str, words: str) -> re.Match[str] | None:
        """The first place where a rule of patterns/canonical.toml is found."""
        return self._rules[rule].regex.search(words)

    def founded(self, folded: str) -> Iterator[re.Match[str]]:
        """The groups that a notice founds by name."""
        return self._rules["founded"].regex.finditer(folded)

    def central(self, words: str, national: bool) -> str | None:
        """The official name of a central body: 银保监会 → 中国银行保险监督管理委员会, 发展改革委 only in a notice of the nation."""
        return (self._national if national else self._unmistakable).get(words)

    def _long_form(self, words: str) -> str:
        """市人社局 → 市人力资源和社会保障局; branches of central bodies (安徽证监局) keep their names."""
        central = self.match("central", words) is not None
        words = self._rules["whole"].regex.sub(lambda match: self._wholes[match[0]], words)
        if not central:
            for start, end in self._functions("function", words):
                words = words[:start] + self._long.get(words[start:end], words[start:end]) + words[end:]
            words = self._rules["committee"].regex.sub("委员会", words)
        return self._rules["government"].regex.sub("人民政府", words)

    def _functions(self, rule: str, words: str) -> Iterator[Span]:
        """Where the functions before heads stand, from right to left, without those inside another."""
        left = len(words)
        for end in reversed([match.start() for match in self._rules[rule].regex.finditer(words)]):
            if end <= left and (start := self._beginning(words, end)) is not None:
                left = start
                yield start, end

    def _beginning(self, words: str, end: int) -> int | None:
        """Where the longest function that ends at a place begins: 0 in 人社局 at 2."""
        for start in range(max(0, end - self._longest), end):
            if words[start:end] in self._sector_of:
                return start
        return None

    def _sector(self, canonical: str) -> str | None:
        """合肥市财政局 → 财政, 合肥市开发区管理委员会 → 园区; None for functions outside the contract's list."""
        if self._any_special.search(canonical):
            return next(sector or None for pattern, sector in self._special if pattern.search(canonical))
        folded = fold(canonical)
        for words in dict.fromkeys((folded.split("（")[0], folded)):  # what stands in brackets decides last
            for rule in ("function", "function_anywhere"):
                for start, end in self._functions(rule, words):
                    if sector := self._sector_of[words[start:end]]:
                        return sector
        if self.match("zone_body", folded):
            return "园区"
        return "政府" if self.match("government_body", folded) else None

    def _placed(self, name: str, home: Home) -> str:
        """The name with its place in front, where it has none and wants one."""
        folded = fold(name)
        if inner := self.match("inner_rank", folded):
            place = self.own(home, inner["rank"])
            return name[: inner.start()] + place + name[inner.end() :] if place else name
        if (rank := self.match("rank", folded)) and (place := self.own(home, rank["rank"])):
            return place + name[rank.start("rank") if rank["level"] else rank.end() :]
        if self.match("placeless", folded) or self.match("numbered", folded):
            return name
        if bare := self.match("bare", folded):
            return ((self.own(home, "省") or home.name if bare["province"] else home.name) or "") + name
        if self.opening(folded):
            return name
        if self.match("department", folded) and not folded.startswith("各"):
            return name
        if self.match("collective", folded):
            return (home.name or "") + name
        return name

    def home(self, region: Region | None) -> Home:
        """The place whose name the bodies of a notice bear: of a zone that lies in a province, the province."""
        if region is None:
            return Home(None, None)
        if region.code is None:
            within = Home(region.name, self.places.zones.get(region.name, {}).get("within") or None)
            return replace(within, name=self.own(within, "省"))
        return Home(None if region.level == "nation" else region.name, region.code)

    def own(self, home: Home, sign: str) -> str | None:
        """What 市 or 省 means in a notice of that place."""
        if home.name and home.name.endswith(sign):
            return home.name
        place = self.places.own(sign, home.code) if home.code else None
        return place.name if place else None


class NoticeCanon:
    """Canonical names within one notice, remembered by printed form."""

    def __init__(self, canon: Canon, region: Region | None, folded: str) -> None:
        self._canon = canon
        self._folded = folded
        self._has_full_names = "管理局" in folded
        self._national = region is not None and region.level == "nation"
        self._home = canon.home(region)
        self._known: dict[str, tuple[str, str | None]] = {}
        self._full: dict[str, str] = {}
        self._bureaus: dict[str, set[str]] = {}

    def of(self, words: str, head: str = "", rank: str = "") -> tuple[str, str | None]:
        """Canonical name and sector: 市人社局 in 合肥 → 合肥市人力资源和社会保障局, 人社.

        `head` is the head and `rank` the rank that the unit shares with its neighbours in the list.
        """
        key = rank + words + head
        known = self._known.get(key)
        if known is None:
            canonical = self._compose(key)
            known = self._known[key] = canonical, self._canon.sector(canonical)
        return known

    def _compose(self, words: str) -> str:
        if official := self._canon.central(words, self._national):
            return official
        return self._printed_in_full(self._canon.placed(self._canon.long_form(self._spelt_out(words)), self._home))

    def _spelt_out(self, words: str) -> str:
        """What the notice spells out elsewhere: 4市 → 川南4市, 领导小组办公室 → its full name."""
        if numbered := self._canon.match("numbered", words):
            return self._written(numbered[0], re.escape(numbered[0])) + words[numbered.end() :]
        if anonymous := self._canon.match("anonymous", words):
            kind = anonymous["kind"].removeprefix("工作")
            for founded in self._canon.founded(self._folded):
                if founded["kind"] == kind:
                    return founded["name"] + words[anonymous.end() :]
        return words

    def _printed_in_full(self, name: str) -> str:
        """北京市政务服务局 → 北京市政务服务管理局, where the notice prints this somewhere."""
        if not name.endswith("局"):
            return name
        full = f"{name[:-1]}管理局"
        if not self._has_full_names or full not in self._folded:
            full = self._abbreviated(name)
        return name if full is None or name in self._folded else full

    def _abbreviated(self, name: str) -> str | None:
        """咸宁市住新局 → 咸宁市住房和城市更新局, where the notice prints just one such name."""
        opening = self._canon.opening(name)
        if opening is None or not 2 <= len(short := name[opening.end : -1]) <= 4:
            return None
        place = opening.place.name
        if place not in self._bureaus:
            self._bureaus[place] = self._printed_bureaus(place)
        fitting = [one for one in self._bureaus[place] if short not in one and _abbreviates(short, one)]
        return f"{place}{fitting[0]}局" if len(fitting) == 1 else None

    def _printed_bureaus(self, place: str) -> set[str]:
        """What the notice prints between the place and 局: 住房和城市更新."""
        found: set[str] = set()
        at = self._folded.find(place)
        while at >= 0:
            start = at + len(place)
            end = self._folded.find("局", start, start + _LONGEST_FUNCTION)
            if end > 0 and (words := self._folded[start:end]).isalpha():
                found.add(words)
            at = self._folded.find(place, start)
        return found

    def _written(self, short: str, pattern: str) -> str:
        """The name that a defined term gives to a numbered group: （以下简称“川南4市”）."""
        if short not in self._full:
            defined = re.search(f"简称“([\u4e00-\u9fff]{{1,8}}{pattern})”", self._folded)
            self._full[short] = defined[1] if defined else short
        return self._full[short]


def _abbreviates(short: str, words: str) -> bool:
    """Whether the signs of the short form stand in the words in that order: 住新 in 住房和城市更新."""
    rest = iter(words)
    return all(sign in rest for sign in short)
