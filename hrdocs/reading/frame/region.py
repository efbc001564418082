"""Which place a notice governs: from title, issuers, number and addressees, else from the places its text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.model import Region
from hrdocs.places import Opening, Place, Places
from hrdocs.reading.frame.page import Page

_SIGNS = kept.pattern("[省市县区州旗盟]")
_LONGEST = 9
_ENOUGH = 300  # so many names of places, and words for the own place, tell as much as all of a long text
_SHARE = 0.5  # of all the places that a text names, to be taken for its own


def read(
    page: Page,
    title: str | None,
    issuers: tuple[str, ...],
    number: str | None,
    addressees: tuple[str, ...],
    places: Places,
    grammar: Grammar,
) -> Region | None:
    """The region of a notice: 合肥市 340100 city; a named area without a code is a zone; null when nothing tells."""
    finder = _Finder(page, places, grammar)
    titles = [words for words in (title, page.cover.title if page.cover else None) if words]
    hint = places.of_number(number) if number else None
    found = (
        _first(finder.of_title(words, hint) for words in titles)
        or _first(finder.of_body(words, hint) for words in issuers)
        or _first(finder.in_title(words, hint) for words in titles)
    )
    if found:
        return found
    if hint:
        return _region(hint)
    return _first(finder.of_receiver(words) for words in addressees) or finder.of_text()


def _first(found: Iterable[Region | None]) -> Region | None:
    return next((region for region in found if region), None)


def _region(place: Place) -> Region:
    return Region(place.name, place.code, place.level)


class _Finder:
    """The ways to a region, each in its own method."""

    def __init__(self, page: Page, places: Places, grammar: Grammar) -> None:
        self.page = page
        self.places = places
        self.zone = grammar.rule("region.zone").regex
        self.committee = grammar.rule("region.committee").regex
        self.nation = grammar.rule("region.nation").regex
        self.generic = grammar.words("generic_districts")
        self.lead = grammar.rule("region.lead").regex
        self.grammar = grammar

    def of_title(self, words: str, hint: Place | None) -> Region | None:
        """The place or named area that opens a title, or the instrument that it sends: 关于印发某市…办法的通知."""
        for start in (0, *(match.end() for match in self.lead.finditer(words))):
            for name in self.places.zones:
                if words.startswith(name, start):
                    return Region(name, None, "zone")
            if found := self._at(words, start, hint):
                return found
        return None

    def in_title(self, words: str, hint: Place | None) -> Region | None:
        """A place that a title speaks of: 关于促进某市…的措施."""
        for match in self.grammar.rule("region.aside").regex.finditer(words):
            if found := self._at(words, match.end(), hint):
                return found
        for match in _SIGNS.finditer(words):
            name = self.places.ending(words, match.end())
            if name and name not in self.generic and (place := self._one(name, hint)):
                inner = self.places.opening(words, match.end(), place.code)
                return _region(inner.place if inner and not inner.short else place)
        return None

    def _one(self, name: str, hint: Place | None) -> Place | None:
        return (self.places.named(name, hint.code) if hint else None) or self.places.named(name)

    def of_body(self, words: str, hint: Place | None) -> Region | None:
        """The place in whose name a body acts: 某市财政局; a central body acts for the nation."""
        if found := self._at(words.removeprefix("中共"), 0, hint):
            return found
        return Region("全国", "100000", "nation") if self.nation.match(words) else None

    def of_receiver(self, words: str) -> Region | None:
        """Whoever writes to 某县人民政府 governs the city of that county; 某市各单位 is a letter within the city."""
        opening = self.places.opening(words)
        if opening is None or opening.short:
            return None
        inside = self.grammar.rule("region.inside").regex.match(words, opening.end)
        place = opening.place if inside else self.places.parent(opening.place)
        return _region(place) if place else None

    def _at(self, words: str, start: int, hint: Place | None) -> Region | None:
        opening = self.places.opening(words, start) or (hint and self.places.opening(words, start, hint.code))
        zone = self.zone.match(words, opening.end) if opening else None
        if opening and zone and (opening.short or self.committee.match(words, zone.end())):
            return Region(words[start : zone.end()], None, "zone")
        if opening and self._stands(words, opening):
            return _region(opening.place)
        return self._ambiguous(words, start)

    def _stands(self, words: str, opening: Opening) -> bool:
        """A short name of a county needs a body behind it: 长安 in 长安街 is no place."""
        return not opening.short or opening.place.level != "county"

    def _ambiguous(self, words: str, start: int) -> Region | None:
        """A name that several places bear is decided by the cities and provinces that the text names."""
        for length in range(_LONGEST, 1, -1):
            name = words[start : start + length]
            found = self.places.candidates(name) if name in self.places else []
            if len(found) > 1:
                counts = {place: self._mentions(place) for place in found}
                best = max(found, key=lambda place: counts[place])
                return _region(best) if counts[best] and list(counts.values()).count(counts[best]) == 1 else None
        return None

    def _mentions(self, place: Place) -> int:
        above = self.places.parent(place)
        count = 0
        while above:
            count += self.page.folded.count(above.name[:-1])
            above = self.places.parent(above)
        return count

    def of_text(self) -> Region | None:
        """The place that the text means by 我省 or 全市: the one of that level that it names most."""
        level = self._level()
        named = self._named()
        if level is None:
            return self._most([place for place in named if place.level == "city"], least=2)
        if level == "city" and (
            found := self._most([place for place in named if place.name.endswith(("市", "州", "盟"))])
        ):
            return found
        return self._most([above for place in named if (above := self._above(place, level))])

    def _above(self, place: Place, level: str) -> Place | None:
        """The place of that level that a place lies in; a municipality stands for its own city."""
        at: Place | None = place
        while at is not None and at.level != level:
            if level == "city" and at.level == "province" and at.name.endswith("市"):
                return at
            at = self.places.parent(at)
        return at

    def _most(self, named: list[Place], least: int = 1) -> Region | None:
        """The place named more often than all others together."""
        if not named:
            return None
        place, count = Counter(named).most_common(1)[0]
        return _region(place) if count >= least and count > _SHARE * len(named) else None

    def _level(self) -> str | None:
        """The level that the text speaks of as its own: 我省, 全市, 县直."""
        counts: Counter[str] = Counter()
        for match in islice(self.grammar.rule("region.own").regex.finditer(self.page.folded), _ENOUGH):
            counts[match["sign"]] += 1
        if not counts:
            return None
        sign = counts.most_common(1)[0][0]
        return {"省": "province", "自治区": "province", "市": "city", "州": "city"}.get(sign, "county")

    def _named(self) -> list[Place]:
        """All places that the text names in full, or by a short name before a branch of a central body."""
        folded = self.page.folded
        found: list[Place] = []
        known: dict[str, Place | None] = {}
        for match in islice(_SIGNS.finditer(folded), _ENOUGH):
            name = self.places.ending(folded, match.end())
            if name and name not in known:
                known[name] = None if name in self.generic else self.places.named(name)
            if name and (place := known[name]):
                found.append(place)
        for match in self.grammar.rule("region.branch").regex.finditer(folded):
            for length in (3, 2):
                name = folded[match.start() - length : match.start()]
                if len(name) == length and (place := self.places.named(name)) and place.level != "county":
                    found.append(place)
                    break
        return found
