"""The assignment is the best there is."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hrdocs.compare.assignment import Gains, assign

GAINS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-20, 100).map(lambda value: value / 4), max_size=16
)


def best_by_trying(gains: Gains) -> float:
    """The greatest sum over all ways to pair five with five."""
    return max(sum(max(0.0, gains.get((i, j), 0.0)) for i, j in enumerate(order)) for order in permutations(range(5)))


@given(GAINS)
def test_best_sum_each_once(gains: Gains) -> None:
    chosen = assign(gains)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert all(gains[pair] > 0 for pair in chosen)
    assert abs(sum(gains[pair] for pair in chosen) - best_by_trying(gains)) < 1e-9


def test_gives_up_a_good_pair_for_a_better_whole() -> None:
    assert assign({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}) == [(0, 1), (1, 0)]
