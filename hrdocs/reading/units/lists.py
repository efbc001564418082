"""Lists of units: behind a role label (责任单位：…), with predicates (A牵头，B配合), or bare in brackets （市房产局、市金融办）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.model import Span
from hrdocs.reading.units.names import Name, Names, squeeze
from hrdocs.sentence import strip

_BRACKETS = kept.pattern("[（〔【〈）〕】〉]")
_SIGNS = kept.pattern("[（〔【〈）〕】〉。\n\r]")
_OPENING, _CLOSING = "（〔【〈", "）〕】〉"
_CLOSED = kept.pattern("[）〕】〉\n\r]")
_LABELS = (
    "unit.label.lead",
    "unit.label.responsible",
    "unit.label.cooperating",
    "unit.label.supervising",
)
_DONE = (
    "unit.done.lead",
    "unit.done.cooperating",
    "unit.done.supervising",
    "unit.done.guiding",
    "unit.done.responsible",
)
_LONGEST = 1500
_LONGEST_LABEL = 41
_BARE = "unit.bracket"
_ANYWHERE = "anywhere"
_OUTSIDE = "outside a sentence"
_APART = "outside a sentence or at the end of one"


class Mention(Struct, frozen=True, gc=False):
    """A unit printed at [start, end), in a role; `head` and `rank` as in `Name`; `known` when its name has a known shape."""

    start: int
    end: int
    role: str
    rule: str
    head: str = ""
    rank: Span = (0, 0)
    known: bool = True

    def moved(self, by: int) -> Mention:
        """The same mention in words that begin so much earlier."""
        rank = self.rank[0] + by, self.rank[1] + by
        return Mention(self.start + by, self.end + by, self.role, self.rule, self.head, rank, self.known)


class UnitList(Struct, frozen=True):
    """One list of units: where it stands, bracket or label included, and who is in it."""

    start: int
    end: int
    members: tuple[Mention, ...]

    def place(self) -> Span:
        """Where it stands: the order of lists."""
        return self.start, self.end


class Label(Struct, frozen=True, order=True):
    """A role label: where it begins, where its list begins."""

    start: int
    end: int
    role: str
    rule: str


class Lists:
    """Reads unit lists; made once a grammar."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        self._label_sign = grammar.rule("unit.label_sign").regex
        labels = [grammar.rule(name) for name in _LABELS]
        self._labels = [(rule.regex.search, str(rule.sets["role"]), rule.name) for rule in labels]
        self._bare_label_rule = grammar.rule("unit.label.bare")
        self._done = [grammar.rule(name) for name in _DONE]
        self._predicate = lru_cache(4096)(self._find_predicate)
        self._labels_at_end = lru_cache(2048)(self._find_labels)
        self._own_length = lru_cache(2048)(self._find_own_length)
        self._members = lru_cache(2048)(self._find_members)
        self._asked = lru_cache(2048)(self._ask)
        self._no_member = grammar.rule("unit.no_member").regex
        self._joint = grammar.rule("unit.joint").regex
        self._other_field = grammar.rule("unit.other_field").regex
        self._first_leads = grammar.rule("unit.first_leads").regex
        self._bracket_end = grammar.rule("unit.bracket_end").regex
        self._line_end = grammar.rule("unit.line_end").regex
        self._gloss = grammar.rule("unit.gloss_owner").regex
        self._new_line = grammar.rule("unit.new_line").regex
        self._by = grammar.rule("unit.by").regex
        self._charged = grammar.rule("unit.charged").regex
        self._plausible = grammar.rule("unit.plausible").regex

    def read(self, folded: str) -> list[UnitList]:
        """All unit lists in text order; the first of each leads where the notice says so once."""
        labelled = self._labelled(folded)
        found = sorted([*labelled, *self._bracketed(folded, labelled)], key=UnitList.place)
        return _first_leads(found) if found and self._first_leads.search(folded) else found

    # -- labelled lists -----------------------------------------------------------------------------------------

    def _labelled(self, folded: str) -> list[UnitList]:
        """The lists behind labels: from the label to the end of the list, with the units in it."""
        labels = [self._bare_label(match) for match in self._bare_label_rule.regex.finditer(folded)]
        for sign in self._label_sign.finditer(folded):
            before = _line_before(folded, sign.start())
            labels += [
                Label(before + label.start, before + label.end, label.role, label.rule)
                for label in self._labels_at_end(folded[before : sign.end()])
            ]
        labels.sort()
        found: list[UnitList] = []
        for i, label in enumerate(labels):
            end = self._end(folded, label)
            if i + 1 < len(labels):
                end = min(end, labels[i + 1].start)
            end = min(end, label.end + self._own_length(folded[label.end - 1 : end]))
            members = self.members(folded, label.end, end, label.role, label.rule)
            found.append(UnitList(label.start, end, members))
        return found

    def _find_labels(self, words: str) -> tuple[Label, ...]:
        """The labels that the words end with."""
        return tuple(
            Label(match.start("label"), match.end(), role, rule)
            for search, role, rule in self._labels
            if (match := search(words))
        )

    def _find_own_length(self, words: str) -> int:
        """How long a list is before another field begins; `words` have the sign before the list in front."""
        field = self._other_field.search(words, 1)
        return (field.start() if field else len(words)) - 1

    def _bare_label(self, match: re.Match[str]) -> Label:
        """A label without a colon has the role that its words have with one."""
        label = self._labels_at_end((match["label"] or match["boxed"]) + "：")[0]
        return Label(match.start(), match.end(), label.role, self._bare_label_rule.name)

    def _end(self, folded: str, label: Label) -> int:
        """Where the list ends: at the bracket around it, at the full stop, at the end of its line or of a wrapped line."""
        depth = 0
        last = min(len(folded), label.end + _LONGEST)
        for match in _SIGNS.finditer(folded, label.end, last):
            sign = match[0]
            if sign in _OPENING:
                depth += 1
            elif sign in _CLOSING:
                if depth == 0:
                    return match.start()
                depth -= 1
            elif sign == "。":
                if depth == 0:
                    return match.start()
            elif not self._wrapped(folded, label, match.start(), inside=depth > 0):
                return match.start()
        return last

    def _wrapped(self, folded: str, label: Label, at: int, *, inside: bool) -> bool:
        """Whether a list goes on behind the line break: a name or a bracket is still open, and no new item begins."""
        if self._new_line.match(folded, at):
            return False
        line = squeeze(folded[label.end : at])
        if not line or line[-1] in "、，" or inside or _opener(folded, label.start) is not None:
            return True
        last = line.replace("，", "、").rsplit("、", 1)[-1]
        return at - label.end > 20 and not self._names.is_known(last)

    # -- members ------------------------------------------------------------------------------------------------

    def members(self, folded: str, start: int, end: int, role: str, rule: str) -> tuple[Mention, ...]:
        """The units of the list that stands at [start, end); predicates (X牵头) give their own roles to those before them."""
        members = self._members(folded[start:end], role, rule)
        return tuple([mention.moved(start) for mention in members if mention.role != "none"])

    def _find_members(self, words: str, role: str, rule: str) -> tuple[Mention, ...]:
        """The same in the words of a list alone, with those who only guide, whose role is "none"."""
        found: list[Mention] = []
        pending: list[Mention] = []
        joined = ""
        settled = rule == _BARE  # without a label the first predicate is for all before it
        for name in self._names.cut(words):
            beside = joined == "cooperating" and words[: name.start].rstrip().endswith("、")
            for part, joined in self._at_joint(words, name, "cooperating" if beside else ""):
                if joined == "lead":
                    found += [replace(mention, role="lead") for mention in pending]
                    pending = []
                if self._no_member.match(words, part.start, part.end):
                    continue
                doer, done = self._undone(words, part)
                for one in self._doers(words, doer) if done is not None else [doer]:
                    if unit := self._unit(words, one, joined or role, rule):
                        pending.append(unit)
                if done is not None:
                    addressed = 0 if settled else _since_comma(words, pending)
                    found += pending[:addressed]
                    found += [replace(mention, role=done or mention.role) for mention in pending[addressed:]]
                    pending = []
                    settled = True
        return (*found, *pending)

    def _doers(self, words: str, doer: Name) -> list[Name]:
        """Who stands before a predicate: several, where it hid that they are joined."""
        names = self._names.cut(words[doer.start : doer.end])
        return [name.moved(doer.start) for name in names] if len(names) > 1 else [doer]

    def _at_joint(self, folded: str, name: Name, role: str) -> list[tuple[Name, str]]:
        """X会同Y、Z: X leads, Y cooperates, and Z, who stands beside Y, has its role; （…，会同Y）: Y cooperates."""
        joint = self._joint.search(folded, name.start, name.end)
        if joint is None:
            return [(name, role)]
        left = Name(*strip(folded, name.start, joint.start()))
        right = Name(*strip(folded, joint.end(), name.end), name.head, name.rank)
        return [(left, "lead"), (right, "cooperating")] if left.start < left.end else [(right, "cooperating")]

    def _undone(self, folded: str, name: Name) -> tuple[Name, str | None]:
        """A member without its predicate, and its role: None without one, "" where the list's stays, "none" for none."""
        predicate = self._predicate(folded[name.start : name.end])
        if predicate is None:
            return name, None
        at, role = predicate
        return Name(*strip(folded, name.start, name.start + at), name.head, name.rank), role

    def _find_predicate(self, words: str) -> tuple[int, str] | None:
        for rule in self._done:
            if match := rule.regex.search(words):
                return match.start(), str(rule.sets.get("role", ""))
        return None

    def _unit(self, folded: str, name: Name, role: str, rule: str) -> Mention | None:
        if by := self._by.match(folded, name.start, name.end):
            name = replace(name, start=by.end())
        name = self._names.trimmed(folded, name)
        words = squeeze(folded[name.start : name.end])
        if not words or self._names.is_vague(words):
            return None
        known = bool(name.head) or self._names.is_known(words)
        return Mention(name.start, name.end, role, rule, name.head, name.rank, known)

    # -- brackets without labels --------------------------------------------------------------------------------

    def _bracketed(self, folded: str, taken: list[UnitList]) -> list[UnitList]:
        """Brackets that are plainly unit lists without a label: （市房产局、市金融办）, （市税务局牵头，各县区政府配合）."""
        found: list[UnitList] = []
        ends = {one.end for one in taken}
        spans = iter(taken)
        current = next(spans, None)
        for match in self._bracket_end.finditer(folded):
            close = match.start()
            opener = _opener(folded, close) if close not in ends else None
            if opener is None:
                continue
            while current is not None and current.end < opener:
                current = next(spans, None)
            if current is not None and current.start <= close:
                continue
            start = opener + 1
            stop = folded.find("。", start, close)
            end = close if stop < 0 else stop
            if self._stands(folded, opener, end, self._asked(folded[start:end])):
                found.append(UnitList(opener, close, self.members(folded, start, end, "responsible", _BARE)))
        return found

    def _stands(self, folded: str, opener: int, end: int, asked: str | None) -> bool:
        """Whether a bracket stands where its words ask for; never behind a body, which it would explain."""
        if asked is None or self._gloss.search(folded, max(0, opener - 8), opener):
            return False
        if asked == _ANYWHERE or opener == 0 or folded[opener - 1] in "\n\r":
            return True
        if folded[max(0, opener - _LONGEST) : opener].rstrip()[-1:] in "。；！？":
            return True
        return asked == _APART and self._line_end.match(folded, end + 1) is not None

    def _ask(self, words: str) -> str | None:
        """Where a bracket of these words is plainly a list of units, None for nowhere.

        One or two names of no known shape do not make it vanish.
        """
        members = self._members(words, "responsible", _BARE)
        names = [squeeze(words[member.start : member.end]) for member in members]
        unknown = [name for member, name in zip(members, names, strict=True) if not member.known]
        parts = [squeeze(words[name.start : name.end]) for name in self._names.cut(words)]
        charged = any(self._charged.search(part) for part in parts)
        if not any(map(self._names.is_public, names)):
            return _APART if charged and not unknown and len(members) > 1 else None
        if unknown:
            enough = charged or (len(members) > 2 * len(unknown) > 0 and len(members) > 2)
            return _APART if enough and all(map(self._plausible.search, unknown)) else None
        if any(map(self._predicate, parts)):
            return _ANYWHERE
        return _APART if len(members) > 1 else _OUTSIDE


def _line_before(folded: str, at: int) -> int:
    """Where the words in front of the end of a label begin: at the last stop, colon or line break, at most so far back."""
    floor = max(0, at - _LONGEST_LABEL)
    return max([floor, *(folded.rfind(sign, floor, at) for sign in "。；，：\n\r")])


def _first_leads(found: Sequence[UnitList]) -> list[UnitList]:
    """列第一位者为牵头单位: the first responsible unit of a list is the lead, unless the list before it names the lead."""
    lists: list[UnitList] = []
    before = -1
    for one in found:
        led = bool(lists) and one.start - before <= 2 and any(other.role == "lead" for other in lists[-1].members)
        before = one.end
        if len(one.members) > 1 and one.members[0].role == "responsible" and not led:
            one = replace(one, members=(replace(one.members[0], role="lead"), *one.members[1:]))
        lists.append(one)
    return lists


def _since_comma(folded: str, members: Sequence[Mention]) -> int:
    """The first member behind the last comma: whom 配合 means in 责任单位：A、B，C配合."""
    for i in range(len(members) - 1, 0, -1):
        between = folded[members[i - 1].end : members[i].start]
        if "，" in between or "；" in between:
            return i
    return 0


def _opener(folded: str, at: int) -> int | None:
    """The bracket that is still open at a place, on the same line or the two before it."""
    floor = max(0, at - _LONGEST)
    near = max([folded.rfind(sign, floor, at) for sign in _OPENING])
    if near < 0 or not _CLOSED.search(folded, near, at):
        return near if near >= 0 else None
    line = at
    for _ in range(3):
        line = max(folded.rfind("\n", floor, line), folded.rfind("\r", floor, line), floor)
    open_brackets: list[int] = []
    for match in _BRACKETS.finditer(folded, line, at):
        if match[0] in _OPENING:
            open_brackets.append(match.start())
        elif open_brackets:
            open_brackets.pop()
    return open_brackets[-1] if open_brackets else None
