"""The indicator of a target in the form in which regions are compared: 人力资源服务业年营业收入 → 营业收入."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from hrdocs.grammar import Grammar
from hrdocs.model import Notice, Target
from hrdocs.text import fold

_SIGNS = regex.compile(r"[“”‘’\"'、，·（）\s]|以及|[或和及与的]")
_RANK = regex.compile(r"“[^”]{1,6}级”(?:规模)?")
_LAST_MEMBER = regex.compile(r"[，。；！\n]")
_CHARACTERS_A_TRADE = 300


@dataclass(frozen=True)
class Indicator:
    """A target's indicator in the form in which it is compared: 全省人力资源服务业年营业收入 → 营业收入, yearly, whole."""

    core: str
    levels: frozenset[str]
    bases: frozenset[str]
    way: str | None
    national: bool
    family: str | None
    unit: str | None
    scope: str | None


class Reader:
    """Brings indicators of one notice to the form in which they are compared."""

    def __init__(self, notice: Notice, text: str, texts: tuple[str, str], grammar: Grammar) -> None:
        table = grammar.table("indicators")
        self._words: Mapping[str, list[str]] = table["words"]
        self._same = sorted(
            ((fold(form), name) for name, forms in table["same"].items() for form in forms),
            key=lambda pair: -len(pair[0]),
        )
        self._families = {core: name for name, cores in table["families"].items() for core in cores}
        self._units = {unit: name for name, units in table["units"].items() for unit in units}
        self._ways: Mapping[str, list[str]] = table["ways"]
        self._region = notice.region
        self._text = text
        self._texts = texts

    def read(self, target: Target) -> Indicator:
        """The indicator of one target."""
        core = fold(target.indicator)
        ranks = frozenset(_RANK.findall(core))
        core = _RANK.sub("", core)
        found = {kind: frozenset(word for word in self._words[kind] if word in core) for kind in ("levels", "bases")}
        if target.scope:
            found["levels"] |= {word for word in self._words["levels"] if word == target.scope}
        for word in (*self._words["levels"], *self._words["bases"]):
            core = core.replace(word, "") or core
        core = self._trimmed(self._without_trade(_SIGNS.sub("", self._unified(core))))
        levels = found["levels"] - {
            level for level in found["levels"] if any(level < other and level in other for other in found["levels"])
        }
        return Indicator(
            core=self._unified(core),
            levels=frozenset(self._level(level) for level in levels),
            bases=found["bases"] | ranks,
            way=self._way(target),
            national=any(level in self._words["national"] for level in levels),
            family=self._families.get(self._unified(core)),
            unit=self._units.get(target.quantity.unit or "", target.quantity.unit),
            scope=self._scope(target),
        )

    def _way(self, target: Target) -> str | None:
        """引进 when the figure counts what is brought in; words of building beside it make it a number again."""
        before = _LAST_MEMBER.split(
            self._text[max(0, target.span[0] - 40) : target.span[1]].split(fold(target.quantity.quote))[0]
        )[-1]
        ways = [way for way, verbs in self._ways.items() if any(verb in before for verb in verbs)]
        return "引进" if ways == ["引进"] else None

    def _unified(self, words: str) -> str:
        for form, name in self._same:
            if form in words:
                return words.replace(form, name, 1)
        return words

    def _without_trade(self, core: str) -> str:
        """Without the name of the trade in front, which both notices print again and again: 人力资源服务机构 → 机构."""
        first = min((core.find(head) for head in self._words["heads"] if head in core), default=len(core))
        for end in range(min(first, len(core) - 1), 1, -1):
            if all(text.count(core[:end]) * _CHARACTERS_A_TRADE >= len(text) for text in self._texts):
                return core[end:].removeprefix("业")
        return core

    def _trimmed(self, core: str) -> str:
        """Without words at either end that do not tell indicators apart: 行业机构总数 → 机构."""
        for word in self._words["dropped"]:
            for shorter in (core.removeprefix(word), core.removesuffix(word)):
                if shorter != core and len(shorter) > 1:
                    return self._trimmed(shorter)
        return core

    def _level(self, level: str) -> str:
        """市级 of a municipality is the level of a province."""
        if level == "市级" and self._region and self._region.level == "province":
            return "省级"
        return level

    def _scope(self, target: Target) -> str | None:
        """The part of the area that a figure is for; None for the whole."""
        scope = fold(target.scope) if target.scope else None
        own = self._region.name if self._region else ""
        if (
            scope is None
            or scope in self._words["whole"]
            or scope in self._words["levels"]
            or scope in own
            or own.startswith(scope)
            or (own and scope.startswith(own))
        ):
            return None
        return scope


def likeness(a: Indicator, b: Indicator) -> float:
    """How near two indicators are, 1 for the same words; 0 where they count different things."""
    if (
        a.unit != b.unit
        or a.scope != b.scope
        or (a.levels and b.levels and a.levels != b.levels and not (a.national and b.national))
    ):
        return 0.0
    if a.core == b.core:
        return 1.0
    if a.family and a.family == b.family and a.levels == b.levels and a.bases == b.bases:
        return 0.9
    shared, total = _pairs(a.core) & _pairs(b.core), len(_pairs(a.core)) + len(_pairs(b.core))
    return 2 * len(shared) / total


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}
