"""`hrdocs batch --engine dask` on a real local cluster: the same output as one machine; dead workers lose nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hrdocs.batch.engines import dask as engine
from hrdocs.batch.engines import local
from hrdocs.batch.plan import Task, plan
from hrdocs.batch.work import Settings
from tests.conftest import FOLDERS, command

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

SETTINGS = Settings(None, None)
KILLER = "killer.txt"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started:
        yield started.scheduler_address


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> list[Task]:
    folder = tmp_path_factory.mktemp("notices")
    for i in range(60):
        (folder / f"{i:03}.txt").write_bytes((FOLDERS[i % len(FOLDERS)] / "notice.txt").read_bytes())
    return plan([str(folder)])


def chunked(tasks: Sequence[Task], size: int) -> list[Sequence[Task]]:
    return [tasks[i : i + size] for i in range(0, len(tasks), size)]


def test_same_output_as_on_one_machine(tasks: list[Task], cluster: str, tmp_path: Path) -> None:
    folder = Path(tasks[0].path).parent
    on_cluster, here = tmp_path / "cluster.jsonl", tmp_path / "here.jsonl"
    done = command("batch", folder, "-o", on_cluster, "--engine", "dask", "--scheduler", cluster, "--no-cache")
    assert done.returncode == 0, done.stderr
    assert command("batch", folder, "-o", here, "--no-cache").returncode == 0
    assert on_cluster.read_bytes() == here.read_bytes()


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(tasks: list[Task], cluster: str) -> None:
    with distributed.Client(cluster, set_as_default=False) as client:
        before = set(client.run(os.getpid).values())

    def kill() -> None:
        time.sleep(0.3)
        os.kill(min(before), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcomes = [o for done in engine.run(chunked(tasks * 5, 5), SETTINGS, 2, scheduler=cluster) for o in done]
    killer.join()
    assert [o.name for o in outcomes] == [task.name for task in tasks * 5]
    assert all(o.body for o in outcomes)


def _deadly(chunk: Sequence[Task], settings: Settings) -> object:
    from hrdocs.batch.work import do_chunk

    if any(task.path.endswith(KILLER) for task in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return do_chunk(chunk, settings)


@pytest.mark.parametrize("name", ["dask", "local"])
def test_a_notice_that_kills_every_worker_is_named(
    name: str, tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / KILLER).write_text("一、总体要求\n", "utf-8")
    mixed = sorted([*tasks[:9], Task(str(tmp_path / KILLER), KILLER)], key=lambda task: task.name)
    where = engine if name == "dask" else local
    monkeypatch.setattr(where, "do_chunk", _deadly)
    outcomes = {o.name: o for done in where.run(chunked(mixed, 5), SETTINGS, 2) for o in done}
    assert len(outcomes) == 10
    assert outcomes.pop(KILLER).body is None
    assert all(o.body for o in outcomes.values())


def test_no_scheduler_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、总体要求\n", "utf-8")
    done = command(
        "batch", tmp_path / "a.txt", "-o", tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"
    )
    assert done.returncode == 2
    assert b"no scheduler answers" in done.stderr
    assert b"Traceback" not in done.stderr
