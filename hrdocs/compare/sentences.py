"""The sentences of two notices compared with each other: evidence for a match, and links beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrdocs.compare.leaves import Leaf
from hrdocs.compare.model import Also, SentencePair
from hrdocs.compare.similarity import Vector, cosine, term_weights, vector

NEARLY_IDENTICAL = 0.8
"""Cosine from which two sentences are the same words but for details."""
RELATED = 0.3
"""Cosine from which two sentences are shown as evidence."""
REACHING = 0.4
"""Cosine from which a single sentence is a link into another clause."""
_COMMON_ROOM = 0.08


@dataclass
class Sentences:
    """The sentences of two notices, compared with each other."""

    left: tuple[Leaf, ...]
    right: tuple[Leaf, ...]
    weights: dict[str, float] = field(init=False)
    _vectors: dict[tuple[int, int], list[Vector]] = field(init=False)
    _likeness: dict[tuple[int, int], list[tuple[float, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        """Weigh the terms by how rare they are among the sentences at hand and in policy language."""
        self.weights = term_weights([counted for leaf in (*self.left, *self.right) for counted in leaf.sentence_terms])
        self._vectors = {
            (side, number): [vector(counted, self.weights) for counted in leaf.sentence_terms]
            for side, leaves in enumerate((self.left, self.right))
            for number, leaf in enumerate(leaves)
        }
        self._likeness = self._compare()

    def _compare(self) -> dict[tuple[int, int], list[tuple[float, int, int]]]:
        """All pairs of sentences that are related, by pair of clauses, found by way of the terms they share."""
        holders: dict[str, list[tuple[int, int, float]]] = {}
        for j in range(len(self.right)):
            for t, seen in enumerate(self._vectors[1, j]):
                for term, weight in seen.items():
                    if weight > _COMMON_ROOM:
                        holders.setdefault(term, []).append((j, t, weight))
        found: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
        for i in range(len(self.left)):
            for s, seen in enumerate(self._vectors[0, i]):
                near: dict[tuple[int, int], float] = {}
                for term, weight in seen.items():
                    for j, t, other in holders.get(term, ()):
                        near[j, t] = near.get((j, t), 0.0) + weight * other
                for (j, t), rough in near.items():
                    if rough > RELATED / 2:
                        likeness = cosine(seen, self._vectors[1, j][t])
                        if likeness >= RELATED:
                            found.setdefault((i, j), []).append((likeness, s, t))
        for related in found.values():
            related.sort(reverse=True)
        return found

    def related(self, i: int, j: int) -> list[tuple[float, int, int]]:
        """Related sentences of two clauses as (likeness, sentence left, sentence right), the likest first."""
        return self._likeness.get((i, j), [])

    def taken_over(self, i: int, j: int) -> float:
        """Which share of the shorter clause stands nearly identical in the other."""
        same = [(s, t) for likeness, s, t in self.related(i, j) if likeness >= NEARLY_IDENTICAL]
        if not same:
            return 0.0
        ours = sum(_length(self.left[i], s) for s in {s for s, _ in same}) / _total(self.left[i])
        theirs = sum(_length(self.right[j], t) for t in {t for _, t in same}) / _total(self.right[j])
        return min(1.0, max(ours, theirs))

    def evidence(self, left: Sequence[int], right: Sequence[int]) -> tuple[SentencePair, ...]:
        """The likest sentences of a group, each once, at most three."""
        every = sorted(
            ((likeness, i, s, j, t) for i in left for j in right for likeness, s, t in self.related(i, j)),
            key=lambda item: (-item[0], item[1:]),
        )
        chosen: list[SentencePair] = []
        seen: set[tuple[int, int, int]] = set()
        for likeness, i, s, j, t in every:
            if (0, i, s) in seen or (1, j, t) in seen or len(chosen) == 3:
                continue
            seen |= {(0, i, s), (1, j, t)}
            chosen.append(
                SentencePair(
                    left=self.left[i].id,
                    right=self.right[j].id,
                    left_span=self.left[i].sentences[s],
                    right_span=self.right[j].sentences[t],
                    score=round(likeness, 3),
                )
            )
        return tuple(chosen)

    def reaching(self, left: Sequence[int], right: Sequence[int]) -> tuple[Also, ...]:
        """Single sentences of a group's clauses whose likest sentence stands in a clause outside the group."""
        links: dict[tuple[int, int, int], tuple[float, int, int]] = {}
        for (i, j), related in self._likeness.items():
            inside = (i in left) + (j in right)
            if inside != 1:
                continue
            for likeness, s, t in related:
                key = (0, i, s) if i in left else (1, j, t)
                if likeness > links.get(key, (0.0, 0, 0))[0]:
                    links[key] = (likeness, i, j)
        chosen: list[Also] = []
        for (side, number, at), (likeness, i, j) in sorted(links.items()):
            if likeness < REACHING or likeness <= self._inside(right if side == 0 else left, side, number, at):
                continue
            leaf = (self.left, self.right)[side][number]
            span = leaf.sentences[at]
            chosen.append(
                Also(self.left[i].id, self.right[j].id, round(likeness, 3), leaf.quote(span), span, side == 0)
            )
        return tuple(chosen)

    def _inside(self, partners: Sequence[int], side: int, number: int, at: int) -> float:
        """How like the likest sentence within the group is."""
        pairs = [(number, one) if side == 0 else (one, number) for one in partners]
        own = 1 + side
        return max((item[0] for pair in pairs for item in self.related(*pair) if item[own] == at), default=0.0)


def _length(leaf: Leaf, sentence: int) -> int:
    start, end = leaf.sentences[sentence]
    return end - start


def _total(leaf: Leaf) -> int:
    return max(1, sum(end - start for start, end in leaf.sentences))
