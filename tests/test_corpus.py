"""Gold scores with floors that only rise, and the promises of the contract on every notice of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrdocs.evaluation import evaluate_folder, pooled
from tests.conftest import FOLDERS, ROOT, extracted

FLOORS: dict[str, float] = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))


def test_promises(folder: Path) -> None:
    assert evaluate_folder(folder, extracted(folder.name)).broken == []


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    evaluations = [evaluate_folder(folder, extracted(folder.name)) for folder in FOLDERS]
    return {kind: score.f1 for kind, score in pooled(evaluations).items()}


@pytest.mark.parametrize("kind", FLOORS)
def test_floor(kind: str, scores: dict[str, float]) -> None:
    assert scores[kind] >= FLOORS[kind], "run `make accept` to see what differs from gold"


def test_every_kind_has_a_floor(scores: dict[str, float]) -> None:
    assert set(scores) == set(FLOORS)
