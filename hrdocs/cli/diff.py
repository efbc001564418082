"""`hrdocs diff`: two notices, or more, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hrdocs.cli.options import Patterns


def diff(
    notices: Annotated[
        list[Path], typer.Argument(help="Two notices; more give a matrix of topics by notices.", readable=False)
    ],
    against: Annotated[
        Path | None,
        typer.Option(help="A higher notice: which of its measures does the one given take up?", readable=False),
    ] = None,
    mode: Annotated[
        Literal["regions", "versions"] | None,
        typer.Option(help="Two regions on one subject, or two states of one notice; recognised unless given."),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .json, .md, .xlsx or .html file.")] = None,
    to: Annotated[
        Literal["terminal", "json", "md", "xlsx", "html"] | None,
        typer.Option("--to", help="The form; by default as the suffix says, else the terminal."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Versions: show the clauses that are the same too.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when the notices differ.")] = False,
    patterns: Patterns = None,
) -> None:
    """Compare notices: what two regions do differently, or what changed between two states of one notice."""
    from hrdocs.cli.run_diff import Job, run

    raise typer.Exit(run(Job(notices, against, mode, output, to, everything, exit_code, patterns)))
