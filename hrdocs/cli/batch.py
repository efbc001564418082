"""`hrdocs batch`: thousands of notices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hrdocs.cli.options import Patterns


def batch(
    sources: Annotated[list[str] | None, typer.Argument(help="Folders, files, globs.")] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", help="A folder, or a .jsonl, .xlsx, .duckdb file; local or a URL.")
    ] = "out",
    to: Annotated[
        Literal["json", "jsonl", "csv", "xlsx", "parquet", "duckdb"] | None,
        typer.Option("--to", help="The form; by default as the suffix says, else a folder of JSON files."),
    ] = None,
    list_: Annotated[list[Path] | None, typer.Option("--list", help="A file with one path a line.")] = None,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", min=1, help="Worker processes; default: all cores.")
    ] = None,
    partition_by: Annotated[str | None, typer.Option(help="With --to parquet: province_code, genre or level.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every notice anew.")] = False,
    engine: Annotated[Literal["local", "dask"], typer.Option(help="local processes, or a Dask cluster.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler; default: a local cluster.")
    ] = None,
    check_only: Annotated[bool, typer.Option("--check-only", help="Write nothing; compare with --diff.")] = False,
    diff: Annotated[Path | None, typer.Option(help="With --check-only: the folder of committed JSON.")] = None,
    patterns: Patterns = None,
) -> None:
    """Convert many notices: all cores, stable order, only what changed is read again; one bad notice stops nothing."""
    from hrdocs.cli.run_batch import Job, run

    job = Job(
        sources or [],
        output,
        to,
        list_ or [],
        jobs,
        partition_by,
        not no_cache,
        engine,
        scheduler,
        check_only,
        diff,
        patterns,
    )
    raise typer.Exit(run(job))
