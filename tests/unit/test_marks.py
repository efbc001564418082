"""Text cut where marks begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrdocs.writers.comparison.marks import Mark, cut

PLACES = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (min(pair), max(pair)))


def test_overlapping_marks() -> None:
    text = "给予一次性20万元奖励"
    pieces = cut(text, (0, 11), [Mark((0, 11), "incentive", "奖补"), Mark((5, 9), "amount", "金额")])
    assert [(piece.words, piece.kinds) for piece in pieces] == [
        ("给予一次性", ("incentive",)),
        ("20万元", ("incentive", "amount")),
        ("奖励", ("incentive",)),
    ]


@given(PLACES, st.lists(PLACES, max_size=8))
def test_every_piece_carries_exactly_the_marks_over_it(stretch: tuple[int, int], spans: list[tuple[int, int]]) -> None:
    text = "零一二三四五六七八九十百千"
    start, end = stretch
    pieces = cut(text, stretch, [Mark(span, str(i), "") for i, span in enumerate(spans)])
    assert "".join(piece.words for piece in pieces) == text[start:end]
    at = start
    for piece in pieces:
        over = tuple(str(i) for i, (a, b) in enumerate(spans) if a <= at and at + len(piece.words) <= b)
        assert piece.kinds == over
        at += len(piece.words)
