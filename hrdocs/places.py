"""The places that notices are about: GB/T 2260 codes, full and short names, who lies in whom, and named areas.

A name may be borne by several units (鼓楼区 in 南京 徐州 开封 福州). Every lookup can be told within which place to look,
and answers None rather than guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.model import RegionLevel

_SIGNS = "省市州盟区县旗"
_LONGEST = 15  # 积石山保安族东乡族撒拉族自治县
_LONGEST_SHORT = 6  # 巴音郭楞州
_OWN = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
    "区": "county",
}


class Place(Struct, frozen=True):
    """One unit of the table; `former` when it has been merged, renamed or raised since: 渝北区 500112."""

    code: str
    name: str
    former: bool = False

    @property
    def level(self) -> RegionLevel:
        """The level that the code says: 340000 → province, 340100 → city, 340104 → county."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"


class Opening(Struct, frozen=True):
    """A place name at the beginning of words: 合肥市 in 合肥市财政局; `short` when it stands without 市 or 县."""

    place: Place
    end: int
    short: bool


class Places:
    """All places by code and by name."""

    def __init__(self, grammar: Grammar) -> None:
        self._names, self._codes, self._aliases = grammar.found("places", lambda: _indexed(grammar.rows("places")))
        self._prefixes: dict[str, str] = grammar.table("number_prefixes")
        self.zones: dict[str, dict[str, Any]] = grammar.table("zones")

    def of_code(self, code: str | None) -> Place | None:
        """The place of a code: 340100 → 合肥市; a unit in force goes before a former one."""
        name = self._names.get(code or "")
        return Place(code or "", name, f"{code}*" in self._codes[name]) if name else None

    def parent(self, place: Place) -> Place | None:
        """The next higher place: 天河区 → 广州市 → 广东省 → None; 济源市 and 渝中区 belong to the province straight away."""
        code = place.code
        for above in (code[:4] + "00", code[:2] + "0000"):
            if above != code and (found := self.of_code(above)):
                return found
        return None

    def province(self, place: Place) -> Place:
        """The province, municipality or autonomous region: 天河区 → 广东省; itself for 广东省."""
        return self.of_code(place.code[:2] + "0000") or place

    def __contains__(self, name: str) -> bool:
        """Whether a unit bears that full name: 合肥市 in places, 合肥 not."""
        return name in self._codes

    @cached_property
    def _endings(self) -> dict[str, list[int]]:
        """How long the names are that end in two signs, the longest first."""
        sizes: dict[str, set[int]] = {}
        for name in self._codes:
            sizes.setdefault(name[-2:], set()).add(len(name))
        return {ending: sorted(size, reverse=True) for ending, size in sizes.items()}

    def ending(self, words: str, end: int) -> str | None:
        """The longest full name that ends at a place of the words: 合肥市 in 我们合肥市 at 5."""
        for size in self._endings.get(words[max(0, end - 2) : end], ()):
            if size <= end and (name := words[end - size : end]) in self._codes:
                return name
        return None

    def candidates(self, name: str) -> list[Place]:
        """All units of that full name, else of that short name, in force before former: 鼓楼区 → four."""
        names = [name] if name in self._codes else self._spelt_out(name)
        found = [
            Place(code.rstrip("*"), full, code.endswith("*")) for full in names for code in self._codes[full].split()
        ]
        return sorted(found, key=lambda place: (place.former, place.code))

    def _spelt_out(self, short: str) -> list[str]:
        if len(short) < 2:
            return []
        return [short + sign for sign in _SIGNS if short + sign in self._codes] + self._aliases.get(short, [])

    def named(self, name: str, within: str | None = None) -> Place | None:
        """The one unit of that name, within the place of a code: 鼓楼区 within 320000 or 320100; None when in doubt.

        Of a province, a city and a county with one short name the highest is meant: 吉林 → 吉林省, 广州 → 广州市.
        """
        found = self.candidates(name)
        if within:
            found = [place for place in found if place.code.startswith(_stem(within))]
        if len(found) > 1:
            found = [place for place in found if not place.former] or found
            rank = min(_RANK[place.level] for place in found)
            found = [place for place in found if _RANK[place.level] == rank]
        return found[0] if len({place.code for place in found}) == 1 else None

    def opening(self, words: str, start: int = 0, within: str | None = None) -> Opening | None:
        """The place whose name stands at `start`, the innermost of a chain: 广州市天河区人民政府 → 天河区."""
        found: Opening | None = None
        while step := self._step(words, start, within):
            found, start, within = step, step.end, step.place.code
        return found

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first two signs of every name: most words are no place and are told apart by these alone."""
        return frozenset(name[:2] for name in (*self._codes, *self._aliases))

    def _step(self, words: str, start: int, within: str | None) -> Opening | None:
        if words[start : start + 2] not in self._openings:
            return None
        for end in range(min(start + _LONGEST, len(words)), start + 1, -1):
            name = words[start:end]
            if name in self and (place := self.named(name, within)) and place.code != within:
                return Opening(place, end, False)
        for end in range(min(start + _LONGEST_SHORT, len(words)), start + 1, -1):
            if (place := self.named(words[start:end], within)) and place.code != within:
                return Opening(place, end, True)
        return None

    def own(self, sign: str, code: str) -> Place | None:
        """What 省 市 区 县 means in a notice of the place of a code: 市 in one of 天河区 → 广州市, 省 → 广东省."""
        place = self.of_code(code)
        wanted = _OWN.get(sign)
        while place is not None and wanted is not None:
            if place.level == wanted or (sign in ("市", "省", "自治区") and place.name.endswith(sign)):
                return place
            place = self.parent(place)
        return None

    def of_number(self, number: str) -> Place | None:
        """The place that opens a document number: 渝人社〔2023〕85号 → 重庆市; None when the sign is borne by several."""
        for length in (2, 1):
            if code := self._prefixes.get(number[:length]):
                return self.of_code(code)
        return None


_RANK = {"province": 0, "city": 1, "county": 2, "nation": 0, "zone": 3}


def _indexed(rows: Iterable[list[str]]) -> tuple[dict[str, str], dict[str, str], dict[str, list[str]]]:
    """Names by code, codes by full name, full names by alias; in force before former, these with * behind the code."""
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for code, name, *more in rows:
        if len(more) > 1:
            names.setdefault(code, name)
            code += "*"
        else:
            names[code] = name
        codes[name] = f"{codes[name]} {code}" if name in codes else code
        if more:
            for alias in more[0].split():
                aliases.setdefault(alias, []).append(name)
    return names, codes, aliases


def _stem(code: str) -> str:
    """What the codes of all units inside begin with: 340000 → 34, 340100 → 3401."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def load(grammar: Grammar) -> Places:
    """The places of a grammar, built once a process."""
    return grammar.derived("places", Places)
