"""What a phrase counts: its own words, or those that the sentence has said before and elides here."""

from __future__ import annotations

import re

from msgspec.structs import replace

from hrdocs.grammar import Hit
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.goal import Goal
from hrdocs.reading.targets.names import Name, bare, covered, named
from hrdocs.reading.targets.phrases import Phrase
from hrdocs.sentence import Member

_NONE = Name("", None)


class Counted:
    """Names what phrases of one sentence count; remembers the last subject for phrases that have none."""

    def __init__(self, context: Context, members: list[Member]) -> None:
        self._context = context
        self._words = context.words
        self._members = members
        self._subject = ""
        self.last: Goal | None = None  # the goal of the figure before; None when that figure was none
        self._named: Goal | None = None  # the last goal of the sentence

    def note(self, goal: Goal | None) -> None:
        """Remember what the figure just read counts, None if it is no goal."""
        self.last = goal
        self._named = goal or self._named

    def name(self, index: int, hit: Hit, unit: str | None, following: Phrase | None) -> Name:
        """The name of what the phrase in member `index` counts; empty when the sentence does not say it."""
        name = self._name(index, hit, unit, following)
        verb = hit.get("verb") if hit.rule.sets.get("keep") else None
        return replace(name, words=verb + name.words) if verb and not name.words.startswith(verb) else name

    def _name(self, index: int, hit: Hit, unit: str | None, following: Phrase | None) -> Name:
        groups = hit.match.groupdict()
        match hit.rule.sets.get("counts"):
            case "thing":
                return self._thing(groups["indicator"], following)
            case "covered":
                return covered(self._context, groups.get("head") or "", groups["indicator"])
            case "becoming":
                return Name(self._becoming(index, groups["trait"]), groups.get("head") or None)
            case "done":
                return self._subject_of(groups["indicator"] + groups["done"])
            case "growth":
                return self._growth(index, groups["indicator"])
            case "part":
                return self._part(groups["indicator"])
            case "object":
                return Name(self._before_by_unit(index, unit), None)
            case "subject":
                return Name(self._subject or self._before_by_unit(index, unit), None)
            case "last":
                return Name(self.last.indicator if self.last else "", None)
            case _:
                return self._part_of_place(groups["indicator"], unit) or self._subject_of(groups["indicator"])

    def _part_of_place(self, words: str, unit: str | None) -> Name | None:
        """A place alone counts what the goal before it counts: 建设驿站300个，其中东山区200个 → 驿站, 东山区."""
        last = self._named
        if last is None or last.quantity.unit != unit or not self._context.places.candidates(words):
            return None
        return Name(last.indicator, words)

    def _subject_of(self, words: str) -> Name:
        name = self._with_noun(named(self._context, words, front=False))
        self._subject = name.words
        return name

    def _thing(self, words: str, following: Phrase | None) -> Name:
        """The noun behind a figure; 2家国家级、20家省级产业园 share the noun of the second."""
        name = named(self._context, words, front=True)
        if following and self._words["level"].fullmatch(name.words):
            shared = named(self._context, self._context.folded[following.right : following.end], front=True).words
            return replace(name, words=name.words + self._words["level"].sub("", shared, count=1))
        return name

    def _with_noun(self, name: Name) -> Name:
        """A bare rank or sum takes the noun of the goal before: 产业园5家，其中国家级1家、总数达9家 → 国家级产业园, 产业园总数."""
        level = self._words["level"]
        if self._named and self._named.measure != "growth" and self._words["sum_alone"].match(name.words):
            return replace(name, words=self._named.indicator + name.words)
        if self._named is None or not level.fullmatch(name.words):
            return name
        return replace(name, words=name.words + level.sub("", self._named.indicator, count=1))

    def _becoming(self, index: int, trait: str) -> str:
        """What becomes of the thing counted: 学校纳入试点; 成长为全国性企业 → 全国性企业; 达到甲等 → 县级医院达到甲等."""
        words = self._words["aside"].sub("", trait)
        if turned := self._words["turning"].match(words):
            words = words[turned.end() :]
        elif self._words["becoming"].match(words):
            words = self._before(index, "subject", "subject") + words
        return bare(self._context, words, front=False)

    def _growth(self, index: int, words: str) -> Name:
        """Growth of something: 同比增速 behind 产业收入达9亿元 → 产业收入同比增速."""
        name = named(self._context, words, front=False)
        if base := self._words["growth"].sub("", name.words):
            self._subject = base
            return name
        subject = self._subject or self._before(index, "subject", "subject")
        return replace(name, words=subject + name.words) if subject else _NONE

    def _part(self, words: str) -> Name:
        """A share of something: 占人才总量 behind 高技能人才达9万人 → 高技能人才占人才总量."""
        name = named(self._context, words, front=False)
        return replace(name, words=self._subject + name.words) if name.words.startswith("占") else name

    def _before_by_unit(self, index: int, unit: str | None) -> str:
        """What a bare 新增3万人 adds to: what the goal before counts in the same unit, else the object before."""
        if self._named is not None and self._named.quantity.unit == unit:
            return self._named.indicator
        return self._before(index, "governed", "object")

    def _before(self, index: int, rule: str, group: str) -> str:
        """What the nearest members before say: 筹集保障性住房，每年新增5万套 → 保障性住房 (their object)."""
        pattern: re.Pattern[str] = self._words[rule]
        for member in reversed(self._members[max(0, index - _NEAR) : index]):
            if match := pattern.match(self._context.folded[member.start : min(member.end, member.start + _FAR)]):
                words = bare(self._context, match[group], front=group == "object")
                if len(words) > 1:
                    return words
        return ""


_NEAR = 3  # members back
_FAR = 300  # characters of a member
