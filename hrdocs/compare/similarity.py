"""How likely two clauses deal with the same measure: several kinds of evidence, weighed by a calibrated formula.

docs/diff.md says how the weights were found and how well they hold on pairs they were not found on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import exp, log, sqrt

from hrdocs.compare.leaves import Profile
from hrdocs.compare.words import background

# Weights of a logistic regression on aligned pairs of notices (docs/diff.md).
BODY = 4.0
TRAIL = 2.9
PLACE = 2.2
TOPICS = 0.1
HEADING_TOPICS = 3.8
TARGETS = 0.3
SECTORS = 1.6
PREFERENCE = 5.2
DOUBT = 1.0
"""Length that is added to vectors of topics and sectors: one that all clauses share tells little."""
COMMON = 0.08
STRANGE = 3.5
"""Clauses with less in common than this likeness of words are held to be strangers, by so much at the most."""
CAP = 2.0
ROOM = 0.15
"""How far preference goes, and how much likeness it takes before it counts."""
BIAS = -8.75

Vector = dict[str, float]
Scores = dict[tuple[int, int], float]


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def vector(values: Mapping[str, float], weights: Mapping[str, float], doubt: float = 0.0) -> Vector:
    """Values weighted and brought to length one; with `doubt` the less, the less telling they are altogether."""
    found = {key: value * weights.get(key, 0.0) for key, value in values.items()}
    length = sqrt(sum(value * value for value in found.values()) + doubt * doubt) or 1.0
    return {key: value / length for key, value in found.items() if value}


def _tamed(counts: Counter[str]) -> dict[str, float]:
    return {term: 1 + log(count) for term, count in counts.items()}


def term_weights(every: list[Counter[str]]) -> dict[str, float]:
    """How telling each term is: rare among the texts at hand, and rare in policy language."""
    table = background()
    found = Counter(term for counted in every for term in counted)
    return {
        term: log((len(every) + 1) / (count + 0.5)) * sqrt(max(0.2, table.rarity(term)))
        for term, count in found.items()
    }


class Weights:
    """How telling terms, topics and sectors are among the clauses at hand."""

    def __init__(self, profiles: list[Profile]) -> None:
        many = len(profiles)

        def rarity(found: Counter[str]) -> dict[str, float]:
            return {key: log((many + 1) / (count + 0.5)) for key, count in found.items()}

        self.terms = term_weights([profile.body + profile.heading for profile in profiles])
        trail = rarity(Counter(term for profile in profiles for term in profile.trail))
        self.trail = {term: self.terms.get(term, weight) for term, weight in trail.items()}
        self.topics = rarity(Counter(topic for profile in profiles for topic in profile.topics))
        self.sectors = rarity(Counter(sector for profile in profiles for sector in profile.sectors))


class _Seen:
    """A profile as vectors."""

    def __init__(self, profile: Profile, weights: Weights) -> None:
        self.profile = profile
        self.body = vector(_tamed(profile.body), weights.terms)
        self.heading = vector(_tamed(profile.heading), weights.terms)
        self.trail = vector(_tamed(profile.trail), weights.trail)
        self.topics = vector(profile.topics, weights.topics, DOUBT)
        self.heading_topics = vector(profile.heading_topics, weights.topics, DOUBT)
        self.sectors = vector(dict.fromkeys(profile.sectors, 1.0), weights.sectors, DOUBT)


def scores(left: list[Profile], right: list[Profile]) -> Scores:
    """For each pair of clauses the log-odds that they deal with the same measure."""
    if not left or not right:
        return {}
    weights = Weights([*left, *right])
    lefts = [_Seen(profile, weights) for profile in left]
    rights = [_Seen(profile, weights) for profile in right]
    plain: Scores = {}
    alike: Scores = {}
    for i, a in enumerate(lefts):
        for j, b in enumerate(rights):
            plain[i, j], alike[i, j] = _evidence(a, b)
    preferred = _preference(alike, len(left), len(right))
    return {pair: value + PREFERENCE * preferred[pair] for pair, value in plain.items()}


def probability(score: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-score))


def _evidence(a: _Seen, b: _Seen) -> tuple[float, float]:
    """The weighted evidence for one pair, and how alike the two are (to see whom each prefers)."""
    body = cosine(a.body, b.body)
    heading = cosine(a.heading, b.heading)
    topics = cosine(a.topics, b.topics)
    heading_topics = max(
        cosine(a.heading_topics, b.heading_topics),
        0.8 * cosine(a.heading_topics, b.topics),
        0.8 * cosine(a.topics, b.heading_topics),
    )
    targets = min(1.0, a.profile.targets / 3) * min(1.0, b.profile.targets / 3)
    evidence = (
        BIAS
        + BODY * body
        + TRAIL * cosine(a.trail, b.trail)
        + PLACE * (1 - abs(a.profile.place - b.profile.place))
        + TOPICS * topics
        + HEADING_TOPICS * heading_topics
        + TARGETS * targets
        + SECTORS * cosine(a.sectors, b.sectors)
        - STRANGE * max(0.0, 1 - (body + 0.25 * heading) / COMMON)
    )
    return evidence, 3 * body + 0.3 * heading + 0.4 * topics + 0.2 * heading_topics + 0.3 * targets


def _preference(alike: Scores, lefts: int, rights: int) -> Scores:
    """How each pair compares with the best other partner on both sides; above 1 both prefer each other."""
    rows = [_best_two([alike[i, j] for j in range(rights)]) for i in range(lefts)]
    columns = [_best_two([alike[i, j] for i in range(lefts)]) for j in range(rights)]
    found: Scores = {}
    for (i, j), value in alike.items():
        row = rows[i][1] if value == rows[i][0] else rows[i][0]
        column = columns[j][1] if value == columns[j][0] else columns[j][0]
        found[i, j] = min(CAP, value / ((row + column) / 2 + ROOM))
    return found


def _best_two(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values, reverse=True)
    return ordered[0], ordered[1] if len(ordered) > 1 else ordered[0]
