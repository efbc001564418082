"""Bodies made responsible in running text: 由X牵头, X会同Y, X应当…, X是…责任主体."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from hrdocs import kept
from hrdocs.grammar import Grammar, Scanner
from hrdocs.reading.units.lists import Mention
from hrdocs.reading.units.names import Name, Names, squeeze
from hrdocs.sentence import strip

_SEGMENT = kept.pattern("[。！？；：，\n\r（）〔〕〈〉]")
_SEPARATOR = kept.pattern("[、和及与或等]|以及")
_EDGES = "。！？；：，\n\r“”（〔【《】》"
_PAIRS = {"）": "（", "〕": "〔", "〉": "〈"}
_SENTENCE_END = "。！？；\n\r"
_LONGEST = 160


class Running:
    """Reads duties in running text; made once a grammar."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        rule = grammar.rule
        left = [rule(f"duty.{kind}") for kind in ("modal", "charge", "lead", "joint", "carry")]
        self._left = Scanner(left, grammar, "patterns/duties.toml")
        self._helper = rule("duty.helper")
        self._by = rule("duty.by").regex
        self._subject = rule("duty.subject").regex
        self._not_by = rule("duty.not_by").regex
        self._invited = rule("duty.invited").regex
        self._work = rule("duty.work").regex
        self._seated = rule("duty.seated").regex
        self._leadin = rule("duty.leadin").regex
        self._behind = rule("duty.behind").regex
        self._then_with = rule("duty.then_with").regex
        self._scope = rule("duty.scope").regex
        self._manner = rule("duty.manner").regex
        self._joint = rule("duty.with").regex
        self._leads = rule("duty.leads").regex
        self._explains = rule("duty.explains").regex
        self._interpreter = rule("duty.interpreter").regex

    def read(self, folded: str, taken: list[tuple[int, int]]) -> list[Mention]:
        """The bodies with duties, outside the stretches already read as lists."""
        starts = [start for start, _ in taken]

        def free(at: int) -> bool:
            i = bisect_right(starts, at) - 1
            return i < 0 or at >= taken[i][1]

        found: list[Mention] = []
        for match in self._by.finditer(folded):
            if free(match.start()):
                found += self._after_by(folded, match)
        for match in self._subject.finditer(folded):
            if free(match.start("word")):
                found += self._of(self._owners(folded, match.start("copula")), "responsible", "duty.subject")
        for hit in self._left.finditer(folded):
            if free(hit.match.start("word")):
                found += self._before(folded, hit.match, hit.rule.name)
        if leads := [mention.end for mention in found if mention.role == "lead"]:
            for match in self._helper.regex.finditer(folded):
                if free(match.start("word")):
                    found += self._helping(folded, match, leads)
        return found

    # -- 由X -----------------------------------------------------------------------------------------------------

    def _after_by(self, folded: str, match: re.Match[str]) -> list[Mention]:
        stop = _segment_end(folded, match.end())
        owners, at = self._names.run(folded, match.end(), stop)
        if not owners:
            return self._interpreters(folded, match.start())
        before = folded[_edge(folded, match.start()) : match.start()]
        if self._invited.match(before):
            return []
        helpers: tuple[Name, ...] = ()
        if joint := self._joint.match(folded, at, stop):
            helpers, at = self._names.run(folded, joint.end(), stop)
        done = folded[at:stop].strip()
        if not done and (behind := self._behind.match(folded, stop)):
            done = folded[behind.end() : _segment_end(folded, behind.end())]
        if self._leads.search(done) and (then := self._then_with.match(folded, stop)):
            helpers += self._names.run(folded, then.end(), _segment_end(folded, then.end()))[0]
        done = self._manner.sub("", done)
        if not done or (self._not_by.search(done) and not (done == "承担" and self._work.search(before))):
            return []
        return self._roles(owners, helpers, done, bool(joint), "duty.by")

    def _interpreters(self, folded: str, at: int) -> list[Mention]:
        """Bodies of any name that interpret: nothing else can stand between 由 and 负责解释."""
        match = self._interpreter.match(folded, at)
        if match is None:
            return []
        start, end = match.span("bodies")
        joint = self._joint.search(folded, start, end)
        stretches = [(start, joint.start()), (joint.end(), end)] if joint else [(start, end)]
        names = [name for stretch in stretches for name in self._names.members(folded, *stretch)]
        known = [name for name in names if self._names.is_known(squeeze(folded[name.start : name.end]))]
        return self._of(known, "interpreting", "duty.interpreter")

    def _roles(
        self, owners: Sequence[Name], helpers: Sequence[Name], done: str, joint: bool, rule: str
    ) -> list[Mention]:
        """The roles that a predicate gives: 负责解释 interprets, 牵头 and 会同 lead, Y of 会同 cooperates."""
        if self._explains.search(done):
            return self._of([*owners, *helpers], "interpreting", rule)
        lead = joint or self._leads.search(done) is not None
        return [*self._of(owners, "lead" if lead else "responsible", rule), *self._of(helpers, "cooperating", rule)]

    @staticmethod
    def _of(names: Sequence[Name], role: str, rule: str) -> list[Mention]:
        return [Mention(name.start, name.end, role, rule, name.head, name.rank) for name in names]

    # -- X要, X负责, X牵头, X会同Y --------------------------------------------------------------------------------

    def _before(self, folded: str, match: re.Match[str], rule: str) -> list[Mention]:
        owners = self._subject_of(folded, match)
        if not owners:
            return []
        stop = _segment_end(folded, match.end())
        begin = match.start("word") if rule in ("duty.joint", "duty.lead", "duty.charge") else match.end()
        joint = self._joint.match(folded, begin, stop)
        if rule == "duty.lead" and joint is None:
            joint = self._then_with.match(folded, stop)
        helpers = self._names.run(folded, joint.end(), _segment_end(folded, joint.end()))[0] if joint else []
        return self._roles(owners, helpers, folded[begin:stop], joint is not None, rule)

    def _helping(self, folded: str, match: re.Match[str], leads: Sequence[int]) -> list[Mention]:
        """B of A牵头，B配合; `leads` are the places where those who lead end."""
        at = match.start("manner")
        if not any(not _crosses(folded, lead, at) for lead in leads):
            return []
        return self._of(self._subject_of(folded, match), "cooperating", self._helper.name)

    def _subject_of(self, folded: str, match: re.Match[str]) -> list[Name]:
        """Who stands before a word of duty and its manner, else before the comma in front of it."""
        if match["manner"] is not None:
            return self._owners(folded, match.start("manner"))
        at = match.start("word")
        return self._owners(folded, at) or self._elided(folded, at)

    def _owners(self, folded: str, at: int) -> list[Name]:
        """The bodies that fill the words from the last edge to `at`: subject position, nothing else in front."""
        start = _edge(folded, at)
        start, end = strip(folded, start, at)
        if leadin := self._leadin.match(folded[start:end]):
            start += leadin.end()
        if end - start < 2:
            return []
        words = squeeze(folded[start:end])
        if not _SEPARATOR.search(words):
            fits = self._names.is_public(words) or self._names.is_place(words)
            return [self._names.trimmed(folded, Name(start, end))] if fits else []
        owners: list[Name] = []
        for name in self._names.members(folded, start, end):
            words = squeeze(folded[name.start : name.end])
            if name.head or self._names.is_public(words) or self._names.is_place(words):
                owners.append(name)
            elif not self._names.is_bystander(words):
                return []
        return owners

    def _elided(self, folded: str, at: int) -> list[Name]:
        """The subject before a comma: 领导小组办公室设在…，承担…工作; 市就业中心，负责…"""
        comma = folded.rfind("，", 0, at)
        scope = self._scope.search(folded, _edge(folded, comma), comma) if comma >= 0 else None
        if owners := self._owners(folded, scope.start() if scope else comma):
            return owners
        start = max(folded.rfind(sign, max(0, at - _LONGEST), at) for sign in _SENTENCE_END) + 1
        start, _ = strip(folded, start, at)
        if leadin := self._leadin.match(folded[start:at]):
            start += leadin.end()
        end = self._names.public_at(folded, start, at)
        return [self._names.trimmed(folded, Name(start, end))] if end and self._seated.match(folded, end) else []


def _segment_end(folded: str, start: int) -> int:
    """The next comma, stop or closing bracket."""
    depth = 0
    for match in _SEGMENT.finditer(folded, start, min(len(folded), start + _LONGEST)):
        if match[0] in "（〔〈":
            depth += 1
        elif match[0] in "）〕〉":
            if depth == 0:
                return match.start()
            depth -= 1
        elif depth == 0 or match[0] in "\n\r":
            return match.start()
    return min(len(folded), start + _LONGEST)


def _edge(folded: str, at: int) -> int:
    """The start of the words before `at`: behind the last comma, stop or opening bracket; brackets that close are skipped."""
    floor = max(0, at - _LONGEST)
    i = at - 1
    while i >= floor:
        sign = folded[i]
        if sign in _PAIRS:
            opening = folded.rfind(_PAIRS[sign], max(floor, i - 40), i)
            if opening <= floor or not "一" <= folded[opening - 1] <= "鿿":
                return i + 1  # a marker such as （一）, not a bracket behind a name
            i = opening - 1
            continue
        if sign in _EDGES:
            return i + 1
        i -= 1
    return floor


def _crosses(folded: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places."""
    return start > end or any(sign in folded[start:end] for sign in _SENTENCE_END)
