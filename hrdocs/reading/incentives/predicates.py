"""Which words of a sentence give: 给予10万元奖励 does; 不再给予奖励, 获得补贴的企业 and 鼓励各地给予补贴 do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from hrdocs.grammar import Grammar, Hit
from hrdocs.reading.incentives.parts import Parts, parts_of
from hrdocs.sentence import Member

_FAR = 400
_NEAR = 24


class Predicate(Struct, frozen=True):
    """A giving verb with its object, and the member of the sentence that it stands in."""

    rule: str
    start: int
    end: int
    verb: str
    action: str | None
    member: int


def predicates(folded: str, members: Sequence[Member], hits: Sequence[Hit], grammar: Grammar) -> Iterator[Predicate]:
    """The predicates of one sentence that give, in text order."""
    parts = parts_of(grammar)
    at = -1
    for hit, following in zip_longest(hits, hits[1:]):
        start, end = hit.match.span()
        while at + 1 < len(members) and members[at + 1].start <= start:
            at += 1
        if at < 0 or start >= members[at].end:
            continue
        member = members[at]
        limit = min(member.end, following.match.start() if following else member.end)
        if _gives(folded, member, start, end, limit, hit, grammar, parts):
            object_end, action = _object(folded, start, max(limit, end), hit, grammar, parts)
            verb = hit.match["verb"] or ""
            if not verb and (kind := parts["kind"].search(folded, max(member.start, start - _NEAR), start)):
                start = kind.start()
            yield Predicate(hit.rule.name, start, max(object_end, end), verb, action, at)


def _gives(
    folded: str, member: Member, start: int, end: int, limit: int, hit: Hit, grammar: Grammar, parts: Parts
) -> bool:
    """Whether the words around a giving verb let it give."""
    before, object_ = folded[max(member.start, start - _FAR) : start], folded[start:end]
    if parts["negated"].search(before) or parts["encouraged"].search(before):
        return False
    if parts["attributive"].match(folded, end, limit) or parts["conditional"].search(folded, end, limit):
        return False
    if parts["referring"].search(_gap(object_, hit)):
        return False
    if hit.get("noun") == "返还" and parts["owed"].search(before):
        return False
    asks = hit.match["verb"] in grammar.words("asking_verbs")
    return not asks or bool(parts["may"].search(before))


def _gap(object_: str, hit: Hit) -> str:
    """The words between the giving verb and its noun: 一次性 in 给予一次性奖励."""
    noun = hit.get("noun")
    cut = object_.rfind(noun) if noun else len(object_)
    return object_[len(hit.match["verb"] or "") : cut]


def _object(folded: str, start: int, limit: int, hit: Hit, grammar: Grammar, parts: Parts) -> tuple[int, str | None]:
    """Where the object ends, and the action: the bare benefit nouns, joined with 、; those before 等X are X."""
    bracket = parts["opening_bracket"].search(folded, hit.match.end(), limit)
    found = list(parts["benefit"].finditer(folded, start, bracket.start() if bracket else limit))
    if not found:
        named: str | None = hit.rule.sets.get("action") or hit.get("noun")
        return hit.match.end(), named
    names: list[str] = []
    spelled = grammar.table("benefit_actions")
    for i, match in enumerate(found):
        if i and "等" in folded[found[i - 1].end() : match.start()]:
            names.clear()
        name = spelled.get(match["noun"], match["noun"])
        if name not in names:
            names.append(name)
    return found[-1].end(), "、".join(names)
