"""`hrdocs evaluate`: gold against output."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hrdocs.cli.options import Patterns


def evaluate(
    corpus: Annotated[Path, typer.Argument(help="A folder with one folder a notice: notice.*, gold.json.")],
    errors: Annotated[bool, typer.Option("--errors", help="Show what was missed and what is spurious.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
    patterns: Patterns = None,
) -> None:
    """Compare extractions with hand-made gold: precision, recall and F1 a record kind, and promises broken."""
    import hrdocs
    from hrdocs.evaluation import corpus_folders, evaluate_folder, notice_file
    from hrdocs.writers.scores import print_scores, scores_json

    evaluations = [
        evaluate_folder(folder, hrdocs.extract(notice_file(folder), patterns=patterns))
        for folder in corpus_folders(corpus)
    ]
    if json:
        print(scores_json(evaluations))
    else:
        print_scores(evaluations, errors=errors)
