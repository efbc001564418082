"""Processes of this machine. A notice that kills its worker is named; everything else is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from hrdocs.batch.plan import Task
from hrdocs.batch.work import Outcome, Settings, do_chunk

AHEAD = 4  # chunks a worker may be ahead of the writer: bounds memory


def run(chunks: Sequence[Sequence[Task]], settings: Settings, jobs: int) -> Iterator[list[Outcome]]:
    """Do all chunks, in order; with one job in this process."""
    if jobs <= 1:
        for chunk in chunks:
            yield do_chunk(chunk, settings)
        return
    waiting: deque[tuple[Sequence[Task], Future[list[Outcome]]]] = deque()
    left = deque(chunks)
    pool = _pool(jobs)
    try:
        while left or waiting:
            while left and len(waiting) < jobs * AHEAD:
                chunk = left.popleft()
                waiting.append((chunk, pool.submit(do_chunk, chunk, settings)))
            chunk, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Somebody's worker died: do this chunk file by file, then start the others again.
                pool.shutdown(wait=False, cancel_futures=True)
                yield [_alone(task, settings) for task in chunk]
                left.extendleft(chunk for chunk, _ in reversed(waiting))
                waiting.clear()
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(task: Task, settings: Settings) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(do_chunk, [task], settings).result()[0]
        except BrokenProcessPool:
            return Outcome(task.name, None, f"{task.path}: its worker process was killed while it was read", False)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit locks of threads (progress bar, store).
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
