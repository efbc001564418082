"""`hrdocs cache`: what batches keep between runs."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, help="The cache of `hrdocs batch`: what it holds; empty it.")


@app.command()
def info() -> None:
    """Print the folder, the number of entries and their size."""
    from hrdocs.batch.cache import default_folder, size

    entries, total = size(default_folder())
    print(f"{default_folder()}\t{entries} entries\t{total / 1e6:.1f} MB")


@app.command()
def clear() -> None:
    """Delete all entries."""
    from hrdocs.batch.cache import clear as clear_cache
    from hrdocs.batch.cache import default_folder

    print(f"{clear_cache(default_folder())} entries deleted")
