"""`hrdocs view`: a notice as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hrdocs.cli.options import Notice, Patterns


def view(
    notice: Notice,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The page; default: standard output.")] = None,
    patterns: Patterns = None,
) -> None:
    """Write one HTML page: the text with targets, sums, units and citations in colours, and the clause tree."""
    from hrdocs.cli.notices import read_notice
    from hrdocs.writers.files import put
    from hrdocs.writers.notice_page import notice_page

    put(notice_page(read_notice(notice, patterns)).encode(), output)
