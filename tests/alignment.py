"""How well clauses are matched: `python -m tests.alignment` prints hrdocs beside a plain baseline for corpus/alignments.

`corpus/alignments/LEFT~RIGHT.json` says by hand which leaf clauses of two notices deal with the same measure (`topics`),
which stand alone (`unmatched`), and which other readings are sound (`also`). The baseline is what one writes in an
afternoon: the cosine of character bigrams weighted by rarity, each left clause with its best partner on the right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import hrdocs
from hrdocs.compare.leaves import Leaf, leaves
from hrdocs.compare.model import RegionsDiff
from hrdocs.compare.similarity import cosine, vector
from hrdocs.model import Notice
from tests.conftest import CORPUS, extracted

ALIGNMENTS = sorted((CORPUS / "alignments").glob("*~*.json"))
HAND_MADE_FIRST = ("sichuan-2023~hefei-2024", "shanghai-2023~chongqing-2023")
Pair = tuple[str, str]


class Figures(NamedTuple):
    """Share of clauses with the right outcome; precision and recall over pairs of clauses."""

    clauses: float
    precision: float
    recall: float


class Gold(NamedTuple):
    """The pairs asked for, the pairs that are no fault, the clauses that may stand alone, all leaf clauses."""

    wanted: set[Pair]
    allowed: set[Pair]
    free: set[tuple[int, str]]
    clauses: set[tuple[int, str]]


def read_gold(path: Path) -> Gold:
    """The hand-made alignment of two notices."""
    names = path.stem.split("~")
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    main: dict[tuple[int, str], set[str]] = {}
    for side, name in enumerate(names):
        for topic in data["topics"]:
            main |= {(side, clause): {topic["topic"]} for clause in topic["clauses"].get(name, ())}
        main |= {(side, clause): set() for clause in data["unmatched"].get(name, ())}
    wide = {clause: set(topics) for clause, topics in main.items()}
    free: set[tuple[int, str]] = set()
    for name, clause, topic in data["also"]:
        key = names.index(name), clause
        if topic == "unmatched":
            free.add(key)
        else:
            wide[key].add(topic)
    lefts, rights = ([clause for side, clause in main if side == wanted] for wanted in (0, 1))

    def sharing(topics: dict[tuple[int, str], set[str]]) -> set[Pair]:
        return {(a, b) for a in lefts for b in rights if topics[0, a] & topics[1, b]}

    return Gold(sharing(main), sharing(wide), free, set(main))


def figures(found: Iterable[Pair], gold: Gold) -> Figures:
    """Score pairs of clauses against the hand-made ones."""
    pairs = {pair for pair in found if (0, pair[0]) in gold.clauses and (1, pair[1]) in gold.clauses}

    def right(side: int, clause: str) -> bool:
        have, want, may = (
            {pair for pair in some if pair[side] == clause} for some in (pairs, gold.wanted, gold.allowed)
        )
        return bool(have & may) if have else not want or (side, clause) in gold.free

    return Figures(
        sum(right(*clause) for clause in gold.clauses) / len(gold.clauses),
        len(pairs & gold.allowed) / len(pairs) if pairs else 1.0,
        len(pairs & gold.wanted) / len(gold.wanted) if gold.wanted else 1.0,
    )


def ours(left: Notice, right: Notice) -> set[Pair]:
    """The pairs of clauses that `hrdocs diff` matches."""
    diff = hrdocs.diff(left, right, mode="regions")
    assert isinstance(diff, RegionsDiff)
    return {(a, b) for match in diff.matches for a in match.left for b in match.right}


def baseline(left: Notice, right: Notice) -> set[Pair]:
    """Character bigrams weighted by rarity, best partner."""
    sides = [[(leaf.id, _bigrams(leaf)) for leaf in leaves(notice)] for notice in (left, right)]
    bags = [bag for side in sides for _, bag in side]
    count = Counter(bigram for bag in bags for bigram in bag)
    weights = {bigram: log((len(bags) + 1) / (number + 0.5)) for bigram, number in count.items()}
    vectors = [[(name, vector(bag, weights)) for name, bag in side] for side in sides]
    return {(name, max(vectors[1], key=lambda other: cosine(seen, other[1]))[0]) for name, seen in vectors[0]}


def _bigrams(leaf: Leaf) -> Counter[str]:
    words = leaf.heading + "".join(leaf.words_of(sentence) for sentence in leaf.sentences)
    return Counter(words[i : i + 2] for i in range(len(words) - 1))


def measure(path: Path) -> tuple[Figures, Figures]:
    """hrdocs and the baseline on one hand-made alignment."""
    left, right = (extracted(name) for name in path.stem.split("~"))
    gold = read_gold(path)
    return figures(ours(left, right), gold), figures(baseline(left, right), gold)


def main() -> None:
    """Print both for every alignment, and the means."""
    print(f"{'':34}{'hrdocs':>24}{'baseline':>26}")
    print(f"{'':34}{'clauses precision recall':>26}{'clauses precision recall':>26}")
    rows = [(path.stem, *measure(path)) for path in ALIGNMENTS]
    for name, *both in rows:
        print(f"{name:34}" + "".join("  " + "".join(f"{value:8.3f}" for value in one) for one in both))
    means = [[sum(row[side][k] for row in rows) / len(rows) for k in range(3)] for side in (1, 2)]
    print(f"{'mean':34}" + "".join("  " + "".join(f"{value:8.3f}" for value in one) for one in means))


if __name__ == "__main__":
    main()
