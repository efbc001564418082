"""What `hrdocs batch` does: plan, engine, sink, progress, summary, exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hrdocs.batch.cache import default_folder
from hrdocs.batch.plan import plan
from hrdocs.batch.remote import RemoteSink, is_remote
from hrdocs.batch.run import Engine, Report, default_jobs, only_batch
from hrdocs.batch.run import run as run_batch
from hrdocs.batch.work import Settings
from hrdocs.errors import UsageError
from hrdocs.intake import shown
from hrdocs.writers.sinks import Sink, open_sink

LINES_EVERY = 5.0  # seconds between progress lines where there is no terminal


class Job(NamedTuple):
    """The options of the command."""

    sources: list[str]
    output: str
    to: str | None
    lists: list[Path]
    jobs: int | None
    partition_by: str | None
    cache: bool
    engine: str
    scheduler: str | None
    check_only: bool
    diff: Path | None
    patterns: Path | None


def run(job: Job) -> int:
    """Run the batch; returns 0, 1 with findings of severity error or stale JSON, 2 when a notice could not be read."""
    if job.check_only != (job.diff is not None):
        raise UsageError("--check-only and --diff FOLDER go together")
    tasks = plan(job.sources, job.lists)
    settings = Settings(job.patterns, default_folder() if job.cache else None)
    jobs = min(job.jobs or default_jobs(), max(1, len(tasks)))
    with _progress(len(tasks)) as progress:
        if job.diff:
            from hrdocs.batch.stale import StaleSink

            sink = StaleSink(job.diff)
            report = run_batch(tasks, sink, settings, jobs=jobs, engine=_engine(job), progress=progress)
            stale = sink.stale
        else:
            with nullcontext() if is_remote(job.output) else only_batch(Path(job.output)):
                sink = _sink(job)
                report = run_batch(tasks, sink, settings, jobs=jobs, engine=_engine(job), progress=progress)
            stale = []
    _summary(report)
    for name, why in stale:
        print(f"stale: {shown(name)}: {why}")
    if report.failures:
        return 2
    return int(bool(stale or report.findings["error"]))


def _sink(job: Job) -> Sink:
    if is_remote(job.output):
        return RemoteSink(job.output, job.to, job.partition_by)
    return open_sink(Path(job.output), job.to, job.partition_by)


def _engine(job: Job) -> Engine:
    if job.engine == "dask":
        from hrdocs.batch.engines import dask

        return partial(dask.run, scheduler=job.scheduler)
    if job.scheduler:
        raise UsageError("--scheduler goes with --engine dask")
    from hrdocs.batch.engines import local

    return local.run


def _summary(report: Report) -> None:
    for name, reason in report.failures:
        print(f"hrdocs: {shown(name)}: {reason}", file=sys.stderr)
    for warning in report.warnings:
        print(f"hrdocs: the cache is not used: {warning}", file=sys.stderr)
    findings = ", ".join(f"{count} of severity {name}" for name, count in report.findings.items() if count) or "none"
    print(
        f"{report.done} notices ({report.cached} from the cache), {len(report.failures)} failed, "
        f"findings: {findings}; {report.seconds:.1f} s",
        file=sys.stderr,
    )


@contextmanager
def _progress(total: int) -> Generator[Callable[[int], None], None, None]:
    """A bar with rate and time left on a terminal, a plain line every few seconds elsewhere."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("notices", total=total, rate="")

            def advance(count: int) -> None:
                bar.advance(task, count)
                bar.update(task, rate=f"{bar.tasks[0].speed or 0:.0f}/s")

            yield advance
        return
    started = last = time.monotonic()
    done = 0

    def line(count: int) -> None:
        nonlocal done, last
        done += count
        now = time.monotonic()
        if now - last >= LINES_EVERY:
            last = now
            rate = done / (now - started)
            print(f"{done} of {total} notices, {rate:.0f}/s, {(total - done) / rate:.0f} s left", file=sys.stderr)

    yield line
