"""Many notices on one subject: topic by notice, with clauses, figures and gaps.

Notices join one after the other, the one most like all others first: each is aligned with the topics found so far, a
topic being recognised by all its clauses together; then each once more against the topics of all the others. So thirty
notices cost sixty alignments, not 435.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hrdocs.compare import incentives, targets
from hrdocs.compare.align import group
from hrdocs.compare.duties import duties_by_sector
from hrdocs.compare.leaves import Leaf, Profile, leaves, merged, topic_words
from hrdocs.compare.model import MATRIX_SCHEMA, Cell, Matrix, Row
from hrdocs.compare.regions import header
from hrdocs.compare.similarity import cosine, scores, term_weights, vector
from hrdocs.grammar import Grammar
from hrdocs.model import Notice

_IN_CHARGE = ("lead", "responsible")


@dataclass
class _Topic:
    """Clauses of several notices that deal with one measure."""

    members: list[tuple[int, Leaf, Profile]] = field(default_factory=list[tuple[int, Leaf, Profile]])

    def profile(self) -> Profile:
        """What the topic is recognised by."""
        return merged([profile for _, _, profile in self.members])


def compare(notices: list[Notice], grammar: Grammar) -> Matrix:
    """Topics by notices; rows in the order of the text, topics that one notice alone has at the end."""
    words = topic_words(grammar)
    found = [leaves(notice) for notice in notices]
    profiles = [[leaf.profile(words) for leaf in one] for one in found]
    topics: list[_Topic] = []
    order = _order(profiles)
    for number in order:
        _join(topics, number, found[number], profiles[number])
    for number in order:  # once more, now that every topic is known from all the others
        topics = _without(topics, number)
        _join(topics, number, found[number], profiles[number])
    topics.sort(key=_row_order)
    return Matrix(
        schema=MATRIX_SCHEMA,
        notices=tuple(header(notice) for notice in notices),
        rows=tuple(_row(topic, notices) for topic in topics),
    )


def _order(profiles: list[list[Profile]]) -> list[int]:
    """The notices, the one whose words are most like those of all others first."""
    bags = [sum((profile.body for profile in one), Counter[str]()) for one in profiles]
    weights = term_weights(bags)
    vectors = [vector(dict.fromkeys(bag, 1.0), weights) for bag in bags]
    central = [sum(cosine(a, b) for b in vectors) for a in vectors]
    return sorted(range(len(profiles)), key=lambda number: (-central[number], number))


def _without(topics: list[_Topic], number: int) -> list[_Topic]:
    """The topics without the clauses of one notice; topics that it alone had are gone."""
    kept = [_Topic([member for member in topic.members if member[0] != number]) for topic in topics]
    return [topic for topic in kept if topic.members]


def _row_order(topic: _Topic) -> tuple[bool, float]:
    """Topics that several notices have come first; then in the order of the text."""
    alone = len({number for number, _, _ in topic.members}) == 1
    return alone, sum(leaf.place for _, leaf, _ in topic.members) / len(topic.members)


def _join(topics: list[_Topic], number: int, found: tuple[Leaf, ...], profiles: list[Profile]) -> None:
    """Align one notice's clauses with the topics; what finds no topic opens its own."""
    left = list(range(len(found)))
    if topics and found:
        links = scores([topic.profile() for topic in topics], profiles)
        for one in group(links):
            for j in one.right:
                best = max(one.left, key=lambda i: links[i, j])
                topics[best].members.append((number, found[j], profiles[j]))
                left.remove(j)
    topics += [_Topic([(number, found[j], profiles[j])]) for j in left]


def _row(topic: _Topic, notices: list[Notice]) -> Row:
    of_notice: dict[int, list[str]] = {}
    for number, leaf, _ in topic.members:
        of_notice.setdefault(number, []).append(leaf.id)
    strength: Counter[str] = Counter()
    for _, _, profile in topic.members:
        strength.update(profile.topics)
    headings = sorted((leaf.heading for _, leaf, _ in topic.members), key=lambda heading: (len(heading), heading))
    return Row(
        topic=max(strength, key=lambda name: (strength[name], name)) if strength else headings[0][:20],
        heading=headings[len(headings) // 2][:40],
        cells=tuple(_cell(notice, tuple(of_notice.get(number, ()))) for number, notice in enumerate(notices)),
    )


def _cell(notice: Notice, clauses: tuple[str, ...]) -> Cell:
    duties = duties_by_sector(notice, clauses) if clauses else {}
    return Cell(
        clauses=clauses,
        targets=tuple(targets.side(target) for target in notice.targets if target.clause in clauses),
        incentives=tuple(incentives.side(notice, gift) for gift in notice.incentives if gift.clause in clauses),
        leads=tuple(sector for sector, found in duties.items() if any(duty.role in _IN_CHARGE for duty in found)),
    )
