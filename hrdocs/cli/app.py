"""The command line: puts the commands together and turns errors into one line and an exit code."""

from __future__ import annotations

import sys

import typer

from hrdocs.cli import (
    batch,
    cache,
    check,
    diff,
    evaluate,
    explain,
    extract,
    formats,
    matrix,
    patterns,
    query,
    schema,
    show,
    view,
)
from hrdocs.cli.guard import guarded

EPILOG = "Exit codes: 0 done; 1 done, with findings of severity error (or differences asked for); 2 could not."

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Parse Chinese government notices (公文) into clauses, targets, sums, incentives, units and citations.",
    epilog=EPILOG,
)
app.command(epilog=EPILOG)(extract.extract)
app.command(epilog=EPILOG)(show.show)
app.command(epilog=EPILOG)(explain.explain)
app.command(epilog=EPILOG)(evaluate.evaluate)
app.command(epilog=EPILOG)(formats.formats)
app.command(epilog=EPILOG)(schema.schema)
app.command(epilog=EPILOG)(batch.batch)
app.command(epilog=EPILOG)(check.check)
app.command(epilog=EPILOG)(diff.diff)
app.command(epilog=EPILOG)(view.view)
app.command(epilog=EPILOG)(matrix.matrix)
app.command(epilog=EPILOG)(query.query)
app.add_typer(cache.app, name="cache")
app.add_typer(patterns.app, name="patterns")


@app.callback(invoke_without_command=True)
def main(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    """Parse Chinese government notices (公文)."""
    if version:
        from hrdocs.version import __version__

        print(f"hrdocs {__version__}")
        raise typer.Exit


def run() -> None:
    """Run the app and end with its exit code."""
    sys.exit(guarded(app))
