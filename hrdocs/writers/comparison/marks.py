"""Text cut at the borders of marked stretches, so that a page can colour them, also where they overlap."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from hrdocs.model import Span


class Mark(NamedTuple):
    """A stretch to be marked: of which kind, what to say about it, and the record it belongs to."""

    span: Span
    kind: str
    title: str
    record: str = ""


class Piece(NamedTuple):
    """Words that carry the same marks from end to end."""

    words: str
    kinds: tuple[str, ...]
    title: str
    records: tuple[str, ...]


def cut(text: str, stretch: Span, marks: list[Mark]) -> list[Piece]:
    """A stretch of text as pieces: 给予|20万元|奖励 where 20万元 is marked."""
    start, end = stretch
    inside = [mark for mark in marks if mark.span[0] < end and start < mark.span[1]]
    borders = sorted({start, end, *(min(max(place, start), end) for mark in inside for place in mark.span)})
    rank = {mark: i for i, mark in enumerate(inside)}
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        opening[max(mark.span[0], start)].append(mark)
    covering: list[Mark] = []
    found: list[Piece] = []
    for a, b in pairwise(borders):
        covering = [mark for mark in (*covering, *opening[a]) if mark.span[1] > a]
        covering.sort(key=rank.__getitem__)
        found.append(
            Piece(
                text[a:b],
                tuple(dict.fromkeys(mark.kind for mark in covering)),
                "\n".join(dict.fromkeys(mark.title for mark in covering if mark.title)),
                tuple(dict.fromkeys(mark.record for mark in covering if mark.record)),
            )
        )
    return found
