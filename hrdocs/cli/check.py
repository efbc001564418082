"""`hrdocs check`: findings for CI."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hrdocs.cli.options import Patterns


def check(
    paths: Annotated[list[str], typer.Argument(help="Notices, folders, globs.")],
    format: Annotated[
        Literal["text", "json", "github", "sarif"], typer.Option(help="How findings are written.")
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "note"] | None, typer.Option(help="Lowest severity that fails; default: error.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help="Report only these codes.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave these codes out.")] = None,
    config: Annotated[Path, typer.Option(help="Where to look for hrdocs.toml or pyproject.toml, and above.")] = Path(),
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", min=1, help="Worker processes; default: all cores.")
    ] = None,
    patterns: Patterns = None,
) -> None:
    """Report findings (编号缺漏, 合计不符 …). Exit code 1 when one is as severe as --fail-on, 2 when a file is unreadable."""
    from hrdocs.cli.run_check import Job, run

    raise typer.Exit(run(Job(paths, format, fail_on, select, ignore, config, jobs, patterns)))
