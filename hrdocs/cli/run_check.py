"""What `hrdocs check` does: extract, keep the findings asked for, write them, choose the exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from hrdocs.batch.cache import default_folder
from hrdocs.batch.config import CheckConfig, find_config
from hrdocs.batch.plan import plan
from hrdocs.batch.run import default_jobs
from hrdocs.batch.run import run as run_batch
from hrdocs.batch.work import Settings
from hrdocs.errors import UsageError
from hrdocs.grammar import load
from hrdocs.intake import shown
from hrdocs.model import Finding
from hrdocs.writers import reports
from hrdocs.writers.json import loads

_RANK = {"note": 0, "warning": 1, "error": 2}


class Job(NamedTuple):
    """The options of the command; None leaves a setting to the configuration."""

    paths: list[str]
    format: str
    fail_on: str | None
    select: list[str] | None
    ignore: list[str] | None
    config: Path
    jobs: int | None
    patterns: Path | None


class _Collector:
    """A sink that keeps the findings asked for."""

    def __init__(self, config: CheckConfig, paths: dict[str, str]) -> None:
        self._config = config
        self._paths = paths
        self.reported: list[reports.Reported] = []

    def add(self, name: str, body: bytes) -> None:
        """Keep the findings of one notice."""
        notice = loads(body)
        kept = [finding for finding in notice.findings if self._wanted(finding)]
        self.reported += reports.locate(self._paths[name], notice, kept)

    def close(self) -> None:
        """Nothing is left to do."""

    def abandon(self) -> None:
        """Nothing was written."""

    def _wanted(self, finding: Finding) -> bool:
        selected = not self._config.select or finding.code in self._config.select
        return selected and finding.code not in self._config.ignore


def run(job: Job) -> int:
    """Run the check; returns 0, 1 when a finding is severe enough, 2 when a file could not be read."""
    codes = load(job.patterns).table("findings")
    config = _config(job, set(codes))
    tasks = plan(job.paths)
    paths = {task.name: shown(task.path) for task in tasks}
    collector = _Collector(config, paths)
    jobs = min(job.jobs or default_jobs(), len(tasks))
    report = run_batch(tasks, collector, Settings(job.patterns, default_folder()), jobs=jobs)
    failures = [(paths[name], reason) for name, reason in report.failures]
    found = collector.reported
    if job.format == "sarif":
        sys.stdout.write(reports.as_sarif(found, failures, codes))
    else:
        write = {"text": reports.as_text, "json": reports.as_json, "github": reports.as_github}[job.format]
        sys.stdout.write(write(found, failures))
    print(f"{len(tasks)} notices, {len(found)} findings, {len(failures)} unreadable", file=sys.stderr)
    if failures:
        return 2
    return int(any(_RANK[each.finding.severity] >= _RANK[config.fail_on] for each in found))


def _config(job: Job, codes: set[str]) -> CheckConfig:
    """The configuration with the options of the command on top; unknown codes are an error."""
    found = find_config(job.config.absolute())
    config = CheckConfig(
        fail_on=job.fail_on or found.fail_on,  # pyright: ignore[reportArgumentType]  # typer has checked it
        select=found.select if job.select is None else tuple(job.select),
        ignore=found.ignore if job.ignore is None else tuple(job.ignore),
    )
    if unknown := {*config.select, *config.ignore} - codes:
        raise UsageError(f"unknown codes {sorted(unknown)}", remedy=f"known: {', '.join(sorted(codes))}")
    return config
