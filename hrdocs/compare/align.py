"""Who is whose partner: groups of clauses of two notices that deal with the same measure."""

from __future__ import annotations

from dataclasses import dataclass

from hrdocs.compare.assignment import assign
from hrdocs.compare.leaves import Leaf, Profile
from hrdocs.compare.model import Evidence
from hrdocs.compare.sentences import Sentences
from hrdocs.compare.similarity import Scores, scores
from hrdocs.compare.words import words

THRESHOLD = -1.5
"""Log-odds from which two clauses that prefer each other are partners; docs/diff.md says how it was calibrated."""
FURTHER = 0.25
"""How much surer a further clause must be that joins a pair (one clause that covers several)."""
MUCH_RATHER = 1.5
"""Log-odds by which another partner must be better for a clause to have been left over."""
TAKEN_OVER = 3.0
"""Log-odds that a clause gains when all its words stand nearly identical in the other."""


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
        sentences=alignment.sentences.evidence(found.left, found.right),
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
