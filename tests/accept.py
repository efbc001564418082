"""`make accept`: show gold scores and what differs from gold, raise the floors passed, refresh excerpts of output.

Floors only rise; gold is never touched; in CI this refuses to run.
"""

from __future__ import annotations

import json
import math
import os
import sys

import hrdocs
from hrdocs.evaluation import corpus_folders, evaluate_folder, notice_file, pooled
from hrdocs.writers.scores import print_scores
from tests.conftest import CORPUS, ROOT
from tests.excerpts import PAGES, refresh

FLOORS = ROOT / "tests" / "floors.json"


def main() -> int:
    """Print the scores, then raise floors."""
    if os.environ.get("CI"):
        print("floors are not raised in CI", file=sys.stderr)
        return 2
    evaluations = [evaluate_folder(f, hrdocs.extract(notice_file(f))) for f in corpus_folders(CORPUS)]
    print_scores(evaluations, errors=True)
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for kind, score in pooled(evaluations).items():
        reached = math.floor(score.f1 * 1000) / 1000
        if reached > floors.get(kind, -1):
            print(f"floor of {kind}: {floors.get(kind)} → {reached}")
            floors[kind] = reached
    for page in PAGES:
        if refresh(page):
            print(f"excerpts of {page.name} written anew")
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
