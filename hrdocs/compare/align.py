"""Who is whose partner: groups of clauses of two notices that deal with the same measure."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrdocs.compare.assignment import assign
from hrdocs.compare.leaves import Leaf, Profile
from hrdocs.compare.model import Also, Evidence, SentencePair
from hrdocs.compare.similarity import Scores, Vector, cosine, scores, term_weights, vector
from hrdocs.compare.words import words

THRESHOLD = -1.5
"""Log-odds from which two clauses that prefer each other are partners; docs/diff.md says how it was calibrated."""
FURTHER = 0.25
"""How much surer a further clause must be that joins a pair (one clause that covers several)."""
MUCH_RATHER = 1.5
"""Log-odds by which another partner must be better for a clause to have been left over."""
NEARLY_IDENTICAL = 0.8
"""Cosine from which two sentences are the same words but for details."""
TAKEN_OVER = 3.0
"""Log-odds that a clause gains when all its words stand nearly identical in the other."""
RELATED = 0.3
"""Cosine from which two sentences are shown as evidence."""
REACHING = 0.4
"""Cosine from which a single sentence is a link into another clause."""
_COMMON_ROOM = 0.08


@dataclass
class Group:
    """Clauses of both sides, by number, that deal with one measure."""

    left: list[int]
    right: list[int]
    score: float


@dataclass(frozen=True)
class Alignment:
    """The groups of two notices, and what they were seen by."""

    left: tuple[Leaf, ...]
    right: tuple[Leaf, ...]
    left_profiles: list[Profile]
    right_profiles: list[Profile]
    groups: list[Group]
    sentences: Sentences
    scores: Scores


def align(left: tuple[Leaf, ...], right: tuple[Leaf, ...], topics: dict[str, tuple[str, ...]]) -> Alignment:
    """Align the leaf clauses of two notices."""
    lefts = [leaf.profile(topics) for leaf in left]
    rights = [leaf.profile(topics) for leaf in right]
    links = scores(lefts, rights)
    sentences = Sentences(left, right)
    for i, j in links:
        if taken := sentences.taken_over(i, j):
            links[i, j] += TAKEN_OVER * taken
    return Alignment(left, right, lefts, rights, group(links), sentences, links)


def group(links: Scores) -> list[Group]:
    """The best assignment, and the further clauses that one of its clauses covers as well."""
    best: dict[tuple[str, int], float] = {}
    for (i, j), score in links.items():
        for end in (("left", i), ("right", j)):
            best[end] = max(best.get(end, score), score)
    pairs = [
        (i, j)
        for i, j in assign({pair: score - THRESHOLD for pair, score in links.items()})
        # Two that would both much rather have another partner were only left over for each other.
        if min(best["left", i], best["right", j]) <= links[i, j] + MUCH_RATHER
    ]
    groups = [Group([i], [j], links[i, j]) for i, j in pairs]
    of_left = {i: group for group in groups for i in group.left}
    of_right = {j: group for group in groups for j in group.right}
    for (i, j), score in sorted(links.items(), key=lambda link: (-link[1], link[0])):
        if score <= THRESHOLD + FURTHER:
            break
        if i not in of_left and j in of_right and len(of_right[j].right) == 1:
            of_right[j].left.append(i)
            of_left[i] = of_right[j]
        elif j not in of_right and i in of_left and len(of_left[i].left) == 1:
            of_left[i].right.append(j)
            of_right[j] = of_left[i]
    for found in groups:
        found.left.sort()
        found.right.sort()
    return groups


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

    def evidence(self, found: Group) -> tuple[SentencePair, ...]:
        """The likest sentences of a group, each once, at most three."""
        every = sorted(
            ((likeness, i, s, j, t) for i in found.left for j in found.right for likeness, s, t in self.related(i, j)),
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

    def reaching(self, found: Group) -> tuple[Also, ...]:
        """Single sentences of a group's clauses whose likest sentence stands in a clause outside the group."""
        links: dict[tuple[int, int, int], tuple[float, int, int]] = {}
        for (i, j), related in self._likeness.items():
            inside = (i in found.left) + (j in found.right)
            if inside != 1:
                continue
            for likeness, s, t in related:
                key = (0, i, s) if i in found.left else (1, j, t)
                if likeness > links.get(key, (0.0, 0, 0))[0]:
                    links[key] = (likeness, i, j)
        chosen: list[Also] = []
        for (side, number, at), (likeness, i, j) in sorted(links.items()):
            if likeness < REACHING or likeness <= self._inside(found, side, number, at):
                continue
            leaf = (self.left, self.right)[side][number]
            span = leaf.sentences[at]
            chosen.append(
                Also(self.left[i].id, self.right[j].id, round(likeness, 3), leaf.quote(span), span, side == 0)
            )
        return tuple(chosen)

    def _inside(self, found: Group, side: int, number: int, at: int) -> float:
        """How like the likest sentence within the group is."""
        pairs = [(number, j) for j in found.right] if side == 0 else [(i, number) for i in found.left]
        own = 1 + side
        return max((item[0] for pair in pairs for item in self.related(*pair) if item[own] == at), default=0.0)


def _length(leaf: Leaf, sentence: int) -> int:
    start, end = leaf.sentences[sentence]
    return end - start


def _total(leaf: Leaf) -> int:
    return max(1, sum(end - start for start, end in leaf.sentences))


def evidence(alignment: Alignment, found: Group) -> Evidence:
    """Why the clauses of a group are thought to belong together: topics, words and sentences that they share."""
    lefts = [alignment.left_profiles[i] for i in found.left]
    rights = [alignment.right_profiles[j] for j in found.right]
    return Evidence(
        topics=_shared_topics(lefts, rights),
        words=_shared_words(
            [alignment.left[i] for i in found.left],
            [alignment.right[j] for j in found.right],
            alignment.sentences.weights,
        ),
        sentences=alignment.sentences.evidence(found),
    )


def _shared_topics(lefts: list[Profile], rights: list[Profile]) -> tuple[str, ...]:
    strength: dict[str, float] = {}
    for topic in {topic for profile in lefts for topic in profile.topics}:
        ours = max(profile.topics.get(topic, 0.0) for profile in lefts)
        theirs = max(profile.topics.get(topic, 0.0) for profile in rights)
        if ours and theirs:
            strength[topic] = ours * theirs
    ordered = sorted(strength, key=lambda topic: (-strength[topic], topic))
    return tuple(topic for topic in ordered[:3] if strength[topic] >= strength[ordered[0]] / 4)


def _shared_words(lefts: list[Leaf], rights: list[Leaf], weights: dict[str, float]) -> tuple[str, ...]:
    ours, theirs = (
        {word for leaf in leaves for span in leaf.sentences for word in words(leaf.words_of(span)) if len(word) > 1}
        | {word for leaf in leaves for word in words(leaf.heading) if len(word) > 1}
        for leaves in (lefts, rights)
    )
    return tuple(sorted(ours & theirs, key=lambda word: (-weights.get(word, 0.0), word))[:8])
