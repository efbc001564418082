"""The command line: one file a command; this one puts them together and turns errors into exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from hrdocs.errors import HrdocsError

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def main() -> None:
    """Parse Chinese government notices (公文) into clauses, targets, amounts, incentives, units and citations."""


@app.command()
def extract(notices: list[Path]) -> None:
    """Extract notices as JSON."""
    import hrdocs
    from hrdocs.writers.json import dumps

    for path in notices:
        sys.stdout.buffer.write(dumps(hrdocs.extract(path)) + b"\n")


def run() -> None:
    """Run the app; an error of ours is one line on stderr and exit code 2."""
    try:
        app()
    except HrdocsError as error:
        print(f"hrdocs: {error}", file=sys.stderr)
        raise SystemExit(2) from None
