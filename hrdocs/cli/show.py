"""`hrdocs show`: a notice in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from hrdocs.cli.options import Notice, Patterns


def show(
    notice: Notice,
    targets: Annotated[bool, typer.Option("--targets", help="Only the table of targets (目标).")] = False,
    incentives: Annotated[bool, typer.Option("--incentives", help="Only the table of incentives (奖补).")] = False,
    units: Annotated[bool, typer.Option("--units", help="Only the table of responsible units (责任单位).")] = False,
    patterns: Patterns = None,
) -> None:
    """Draw the clause tree with targets, sums and units; then targets, incentives and findings as tables."""
    from hrdocs.cli.notices import read_notice
    from hrdocs.writers.terminal import print_notice

    wanted = {"targets": targets, "incentives": incentives, "units": units}
    sections = [name for name, on in wanted.items() if on] or ["tree", "targets", "incentives", "findings"]
    print_notice(read_notice(notice, patterns), sections)
