"""Evaluation scores for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from hrdocs.evaluation import Evaluation, Score, pooled


def scores_json(evaluations: Sequence[Evaluation]) -> str:
    """F1, precision, recall and counts by notice and record kind, and the promises broken."""
    rows = {
        each.name: {"broken": each.broken, "scores": {kind: _figures(score) for kind, score in each.scores.items()}}
        for each in evaluations
    }
    everything = {kind: _figures(score) for kind, score in pooled(evaluations).items()}
    return orjson.dumps({"notices": rows, "all": everything}, option=orjson.OPT_INDENT_2).decode()


def print_scores(evaluations: Sequence[Evaluation], *, errors: bool) -> None:
    """One line a notice and record kind; with `errors` every miss and every spurious record under it."""
    for each in evaluations:
        print(f"{each.name}: {'all promises kept' if not each.broken else f'{len(each.broken)} promises broken'}")
        for line in each.broken:
            print(f"    broken    {line}")
        for kind, score in each.scores.items():
            print(_line(kind, score))
            if errors:
                for word, items in (("missed", score.missed), ("spurious", score.spurious)):
                    for item in items:
                        print(f"    {word:9} {orjson.dumps(_short(item)).decode()}")
    print("all notices:")
    for kind, score in pooled(evaluations).items():
        print(_line(kind, score))


def _line(kind: str, score: Score) -> str:
    figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
    return f"  {kind:28} {figures}   {score.right} right, {len(score.missed)} missed, {len(score.spurious)} spurious"


def _figures(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "missed": len(score.missed),
        "spurious": len(score.spurious),
    }


def _short(item: Any) -> Any:
    hidden = ("rule", "children", "sums", "span")
    return {key: value for key, value in item.items() if key not in hidden} if isinstance(item, dict) else item
