"""Two notices on one subject: which clauses deal with the same measure, and what they say differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import UNSET

from hrdocs.compare import duties, incentives, targets
from hrdocs.compare.align import THRESHOLD, Alignment, Group, align, evidence
from hrdocs.compare.leaves import leaves, topic_words
from hrdocs.compare.model import DIFF_SCHEMA, Header, IncentivePair, Match, RegionsDiff, TargetPair
from hrdocs.compare.similarity import probability
from hrdocs.compare.source import text_of
from hrdocs.compare.upstream import uptake
from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Notice
from hrdocs.text import fold

P = TypeVar("P", TargetPair, IncentivePair)


def compare(left: Notice, right: Notice, grammar: Grammar, *, against: bool = False) -> RegionsDiff:
    """Compare two notices; with `against`, the left one is the higher notice whose measures the right one takes up."""
    topics = topic_words(grammar)
    found = align(leaves(left), leaves(right), topics)
    near = {(found.left[i].id, found.right[j].id) for one in found.groups for i in one.left for j in one.right}
    texts = fold(text_of(left)), fold(text_of(right))
    figures = targets.compare(left, right, texts, near, grammar)
    gifts = incentives.compare(left, right, texts, near, topics)
    matched = {i for one in found.groups for i in one.left}, {j for one in found.groups for j in one.right}
    return RegionsDiff(
        schema=DIFF_SCHEMA,
        mode="regions",
        left=header(left),
        right=header(right),
        matches=tuple(_match(found, one, left, right, figures, gifts) for one in found.groups),
        left_only=tuple(leaf.id for i, leaf in enumerate(found.left) if i not in matched[0]),
        right_only=tuple(leaf.id for j, leaf in enumerate(found.right) if j not in matched[1]),
        targets=figures,
        incentives=gifts,
        uptake=uptake(found) if against else UNSET,
    )


def _match(
    found: Alignment,
    one: Group,
    left: Notice,
    right: Notice,
    figures: tuple[TargetPair, ...],
    gifts: tuple[IncentivePair, ...],
) -> Match:
    lefts, rights = tuple(found.left[i].id for i in one.left), tuple(found.right[j].id for j in one.right)
    why = evidence(found, one)
    return Match(
        topic=why.topics[0] if why.topics else found.left[one.left[0]].heading[:20] or lefts[0],
        left=lefts,
        right=rights,
        score=round(probability(one.score - THRESHOLD), 3),
        evidence=why,
        also=found.sentences.reaching(one.left, one.right),
        targets=tuple(_touching(figures, lefts, rights)),
        incentives=tuple(_touching(gifts, lefts, rights)),
        responsibilities=duties.compare(duties.duties_by_sector(left, lefts), duties.duties_by_sector(right, rights)),
    )


def _touching(pairs: tuple[P, ...], lefts: tuple[str, ...], rights: tuple[str, ...]) -> Iterator[P]:
    """The pairs of which one side stands in one of the clauses."""
    for pair in pairs:
        if (pair.left and pair.left.clause in lefts) or (pair.right and pair.right.clause in rights):
            yield pair


def header(notice: Notice) -> Header:
    """Which notice it is."""
    return Header(
        name=notice.source.name,
        title=notice.title,
        region=notice.region,
        document_number=notice.document_number,
        issuers=notice.issuers,
        issued_on=notice.issued_on,
        period=notice.period,
        clauses=sum(1 for _ in _walk(notice.clauses)),
    )


def _walk(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.children)
