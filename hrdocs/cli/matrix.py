"""`hrdocs matrix`: all notices of a folder, topic by notice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hrdocs.cli.options import Patterns


def matrix(
    folder: Annotated[Path, typer.Argument(help="A folder of notices on one subject.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .json, .md, .xlsx or .html file.")] = None,
    to: Annotated[
        Literal["terminal", "json", "md", "xlsx", "html"] | None,
        typer.Option("--to", help="The form; by default as the suffix says, else the terminal."),
    ] = None,
    patterns: Patterns = None,
) -> None:
    """Compare all notices of a folder: topics by notices, with clauses, figures and gaps."""
    from hrdocs.cli.notices import notices_in
    from hrdocs.cli.run_diff import form_of
    from hrdocs.cli.run_matrix import compare_many

    raise typer.Exit(compare_many(notices_in(folder, patterns), form_of(output, to), output, patterns))
