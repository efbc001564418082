"""`hrdocs extract`: notices to JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hrdocs.cli.options import Notices, Patterns


def extract(
    notices: Notices,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file, or a folder (one JSON file a notice).")
    ] = None,
    format: Annotated[Literal["json", "jsonl"] | None, typer.Option(help="Default: json; several: jsonl.")] = None,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Add the decoded text that all spans point into.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Print a table of what was found (with -o).")] = False,
    patterns: Patterns = None,
) -> None:
    """Write notices as structured JSON (提取): clauses, targets, sums, incentives, units, citations, every figure."""
    from hrdocs.cli.run_extract import Job, run

    raise typer.Exit(run(Job(notices, output, format, pretty, text, summary, patterns)))
