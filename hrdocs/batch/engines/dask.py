"""Workers of a Dask cluster: a running scheduler, or a cluster of this machine started for the run.

A chunk whose worker dies is done again by another; a notice that kills its worker every time is named, the rest of its
chunk is done. Needs the extra `cluster`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hrdocs.batch.plan import Task
from hrdocs.batch.work import Outcome, Settings, do_chunk
from hrdocs.errors import FormatError, InputError

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 4  # chunks a worker may be ahead of the writer: bounds memory
DEATHS = 2  # workers that a chunk may kill before its notices are done one by one


def run(
    chunks: Sequence[Sequence[Task]], settings: Settings, jobs: int, *, scheduler: str | None = None
) -> Iterator[list[Outcome]]:
    """Do all chunks, in order, on the cluster."""
    with _client(scheduler, jobs) as client:
        ahead = AHEAD * max(1, len(client.scheduler_info().get("workers", {})), jobs)
        waiting: deque[tuple[Sequence[Task], Future[Any]]] = deque()
        left = deque(chunks)
        while left or waiting:
            while left and len(waiting) < ahead:
                chunk = left.popleft()
                waiting.append((chunk, client.submit(do_chunk, chunk, settings, pure=False, retries=0)))
            chunk, future = waiting.popleft()
            yield _result(client, chunk, future, settings)


def _result(client: Client, chunk: Sequence[Task], future: Future[Any], settings: Settings) -> list[Outcome]:
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        if len(chunk) == 1:
            reason = f"{chunk[0].path}: it killed {DEATHS + 1} workers while it was read"
            return [Outcome(chunk[0].name, None, reason, False)]
    single = [([task], client.submit(do_chunk, [task], settings, pure=False)) for task in chunk]
    return [outcome for alone, again in single for outcome in _result(client, alone, again, settings)]


def _client(scheduler: str | None, jobs: int) -> Client:
    try:
        from dask.config import set as set_options
        from distributed import Client, LocalCluster
    except ImportError:
        raise FormatError("Dask is not installed", remedy="pip install 'hrdocs[cluster]'") from None
    set_options({"distributed.scheduler.allowed-failures": DEATHS})
    if scheduler is None:
        cluster = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)  # pyright: ignore[reportArgumentType]  # None: no dashboard
        return Client(cluster, set_as_default=False)
    try:
        return Client(scheduler, timeout=10, set_as_default=False)
    except OSError as error:
        raise InputError(f"no scheduler answers: {error}", where=scheduler, remedy="check the address") from None
