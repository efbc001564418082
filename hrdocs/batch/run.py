"""A batch from plan to report: chunks to an engine, outcomes to a sink, in the order of the plan."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from hrdocs.batch.engines import local
from hrdocs.batch.plan import Task
from hrdocs.batch.work import Outcome, Settings
from hrdocs.errors import OutputError
from hrdocs.writers.json import findings_of
from hrdocs.writers.sinks import Sink

CHUNK = 25
Engine = Callable[[Sequence[Sequence[Task]], Settings, int], Iterator[list[Outcome]]]


class Report(NamedTuple):
    """What a batch did; `failures` are (name, reason)."""

    done: int
    cached: int
    failures: list[tuple[str, str]]
    findings: dict[str, int]
    warnings: list[str]
    seconds: float


def run(
    tasks: Sequence[Task],
    sink: Sink,
    settings: Settings,
    *,
    jobs: int,
    engine: Engine = local.run,
    progress: Callable[[int], None] = lambda done: None,
) -> Report:
    """Run the tasks through an engine into a sink. Stopped half-way, the sink leaves nothing half-written."""
    started = time.monotonic()
    chunks = [tasks[i : i + CHUNK] for i in range(0, len(tasks), CHUNK)]
    done = cached = 0
    failures: list[tuple[str, str]] = []
    findings = {"error": 0, "warning": 0, "note": 0}
    warnings: dict[str, None] = {}
    try:
        for outcomes in engine(chunks, settings, jobs):
            for outcome in outcomes:
                if outcome.body is None:
                    failures.append((outcome.name, outcome.error or "unknown"))
                else:
                    sink.add(outcome.name, outcome.body)
                    done += 1
                    cached += outcome.cached
                    for finding in findings_of(outcome.body):
                        findings[finding.severity] += 1
                    if outcome.error:
                        warnings[outcome.error] = None
            progress(len(outcomes))
        sink.close()
    except BaseException:
        sink.abandon()
        raise
    return Report(done, cached, failures, findings, list(warnings), time.monotonic() - started)


def default_jobs() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def only_batch(target: Path) -> Generator[None, None, None]:
    """Hold the target for this batch; a second batch into it is told so, and a crashed one leaves no lock."""
    path = target.parent / f".{target.name}.lock"
    lock: IO[bytes] | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("ab")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(
            "another batch is writing here", where=str(target), remedy="wait for it, or give another -o"
        ) from None
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", where=str(target)) from None
    else:
        yield
        path.unlink(missing_ok=True)
    finally:
        if lock:
            lock.close()
