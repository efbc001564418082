"""What a comparison sees of a notice: its leaf clauses, and of each what it can be recognised by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from hrdocs.compare.source import text_of
from hrdocs.compare.words import terms
from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Notice, Span
from hrdocs.sentence import brackets, sentences
from hrdocs.text import fold

_SHORTEST_SENTENCE = 8
_HEADING_BONUS = 2.5


@dataclass(frozen=True)
class Profile:
    """What a clause, or a group of clauses, is recognised by.

    `place` is how far into the notice it stands (0 to 1), `targets` how many targets it sets, `sectors` who is
    responsible, `topics` how strongly it speaks of each topic of the lexicon.
    """

    heading: Counter[str]
    trail: Counter[str]
    body: Counter[str]
    topics: dict[str, float]
    heading_topics: dict[str, float]
    place: float
    targets: float
    sectors: frozenset[str]


@dataclass(frozen=True)
class Leaf:
    """A clause without children: its heading, the headings above it, its sentences without lists of units."""

    clause: Clause
    trail: tuple[str, ...]
    place: float
    sentences: tuple[Span, ...]
    text: str
    folded: str
    targets: int
    sectors: frozenset[str]

    @property
    def id(self) -> str:
        """The id of the clause."""
        return self.clause.id

    @cached_property
    def heading(self) -> str:
        """The heading, folded; of a clause without one, its first sentence."""
        if self.clause.heading:
            return fold(self.clause.heading)
        return self.words_of(self.sentences[0]) if self.sentences else ""

    def words_of(self, sentence: Span) -> str:
        """The words of one of its sentences, folded."""
        return self.folded[sentence[0] : sentence[1]]

    def quote(self, sentence: Span) -> str:
        """One of its sentences as printed."""
        return self.text[sentence[0] : sentence[1]]

    @cached_property
    def sentence_terms(self) -> tuple[Counter[str], ...]:
        """Terms sentence by sentence."""
        return tuple(Counter(terms(self.words_of(sentence))) for sentence in self.sentences)

    def profile(self, topics: dict[str, tuple[str, ...]]) -> Profile:
        """What it is recognised by."""
        body = Counter(terms(self.heading)) if self.clause.heading else Counter[str]()
        for counted in self.sentence_terms:
            body.update(counted)
        words = "\n".join(self.words_of(sentence) for sentence in self.sentences)
        strength: dict[str, float] = {}
        named: dict[str, float] = {}
        for topic, signs in topics.items():
            count = sum(min(3, words.count(sign)) for sign in signs)
            in_heading = sum(1 for sign in signs if sign in self.heading)
            in_heading -= not self.clause.heading  # of a running sentence one word says little
            if in_heading > 0:
                named[topic] = in_heading
            if count or in_heading > 0:
                strength[topic] = log(1 + count) + (_HEADING_BONUS if in_heading > 0 else 0)
        return Profile(
            heading=Counter(terms(self.heading)),
            trail=Counter(term for heading in self.trail for term in terms(heading)),
            body=body,
            topics=strength,
            heading_topics=named,
            place=self.place,
            targets=self.targets,
            sectors=self.sectors,
        )


def merged(profiles: list[Profile]) -> Profile:
    """Several clauses seen as one: what they share counts most, as it is found in each."""
    many = len(profiles)

    def add(counters: list[Counter[str]]) -> Counter[str]:
        total: Counter[str] = Counter()
        for counter in counters:
            total.update(counter)
        return total

    def mean(tables: list[dict[str, float]]) -> dict[str, float]:
        return {key: sum(table.get(key, 0) for table in tables) / many for key in set().union(*tables)}

    return Profile(
        heading=add([profile.heading for profile in profiles]),
        trail=add([profile.trail for profile in profiles]),
        body=add([profile.body for profile in profiles]),
        topics=mean([profile.topics for profile in profiles]),
        heading_topics=mean([profile.heading_topics for profile in profiles]),
        place=sum(profile.place for profile in profiles) / many,
        targets=sum(profile.targets for profile in profiles) / many,
        sectors=frozenset().union(*(profile.sectors for profile in profiles)),
    )


def topic_words(grammar: Grammar) -> dict[str, tuple[str, ...]]:
    """The topics of the lexicon with the words that give each away, folded."""
    return grammar.derived("compare.topics", _topic_words)


def _topic_words(grammar: Grammar) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = grammar.table("policy_topics")["topics"]
    return {topic: tuple(fold(sign) for sign in signs) for topic, signs in table.items()}


def leaves(notice: Notice) -> tuple[Leaf, ...]:
    """The leaf clauses of a notice in document order."""
    text = text_of(notice)
    folded = fold(text)
    found = list(_walk(notice.clauses, ()))
    units = sorted(duty.span for duty in notice.responsibilities if not duty.inherited)
    targets = Counter(target.clause for target in notice.targets)
    sectors: dict[str | None, set[str]] = {}
    for duty in notice.responsibilities:
        if duty.sector and not duty.inherited:
            sectors.setdefault(duty.clause, set()).add(duty.sector)
    return tuple(
        Leaf(
            clause=clause,
            trail=trail,
            place=number / max(1, len(found) - 1),
            sentences=tuple(_sentences(folded, clause, units)),
            text=text,
            folded=folded,
            targets=targets[clause.id],
            sectors=frozenset(sectors.get(clause.id, ())),
        )
        for number, (clause, trail) in enumerate(found)
    )


def _walk(clauses: tuple[Clause, ...], trail: tuple[str, ...]) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    for clause in clauses:
        if clause.children:
            yield from _walk(clause.children, (*trail, fold(clause.heading or "")))
        else:
            yield clause, trail


def _sentences(folded: str, clause: Clause, units: list[Span]) -> Iterator[Span]:
    """The sentences of a clause; brackets and lines that do little but name units are left out."""
    start, end = clause.text_span
    inside = [unit for unit in units if start <= unit[0] < end]
    lists = [pair for pair in brackets(folded, start, end) if _covered(pair, inside) > 0.4]
    at = start
    for pair in [*lists, (end, end)]:
        for sentence in sentences(folded, at, pair[0]):
            if sentence[1] - sentence[0] >= _SHORTEST_SENTENCE and _covered(sentence, inside) < 0.5:
                yield sentence
        at = pair[1]


def _covered(stretch: Span, units: list[Span]) -> float:
    """Which share of a stretch is names of units."""
    inside = sum(end - start for start, end in units if stretch[0] <= start < stretch[1])
    return inside / max(1, stretch[1] - stretch[0])
