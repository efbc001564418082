"""Clauses of two regions are matched as people match them, and better than the plain baseline does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests import alignment
from tests.alignment import ALIGNMENTS, Figures

MEAN_FLOOR = Figures(clauses=0.92, precision=0.90, recall=0.84)
FLOORS = {
    "sichuan-2023~hefei-2024": Figures(0.87, 0.85, 0.88),
    "shanghai-2023~chongqing-2023": Figures(0.90, 0.90, 0.88),
}


@cache
def measured(path: Path) -> tuple[Figures, Figures]:
    return alignment.measure(path)


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_better_than_the_baseline(path: Path) -> None:
    ours, baseline = measured(path)
    assert ours.clauses > baseline.clauses
    assert ours.precision > baseline.precision


@pytest.mark.parametrize("name", FLOORS)
def test_hand_made_alignments_hold(name: str) -> None:
    ours, _ = measured(alignment.CORPUS / "alignments" / f"{name}.json")
    assert all(got >= floor for got, floor in zip(ours, FLOORS[name], strict=True)), ours


def test_mean_holds() -> None:
    rows = [measured(path)[0] for path in ALIGNMENTS]
    means = [sum(row[k] for row in rows) / len(rows) for k in range(3)]
    assert all(got >= floor for got, floor in zip(means, MEAN_FLOOR, strict=True)), means
