"""Batches that read and write places of fsspec; an in-memory file system stands for a bucket."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrdocs.batch.engines import local
from hrdocs.batch.plan import plan
from hrdocs.batch.remote import RemoteSink, read
from hrdocs.batch.run import run
from hrdocs.batch.work import Settings
from hrdocs.errors import FormatError, InputError
from tests.conftest import FOLDERS, command

fsspec = pytest.importorskip("fsspec")
SETTINGS = Settings(None, None)


@pytest.fixture
def bucket() -> str:
    system = fsspec.filesystem("memory")
    for folder in FOLDERS:
        system.pipe_file(f"/in/{folder.name}/notice.txt", (folder / "notice.txt").read_bytes())
    return "memory://in"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_same_output_as_local(bucket: str, tmp_path: Path, form: str) -> None:
    suffix = ".jsonl" if form == "jsonl" else ""
    report = run(
        plan([bucket]), RemoteSink(f"memory://out/all{suffix}", form, None), SETTINGS, jobs=1, engine=local.run
    )
    assert (report.done, report.failures) == (len(FOLDERS), [])
    corpus = FOLDERS[0].parent
    assert command("batch", f"{corpus}", "-o", tmp_path / f"all{suffix}", "--to", form, "--no-cache").returncode == 0
    here = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert here
    assert {name: read(f"memory://out/{name}") for name in here} == here


def test_globs_and_single_files(bucket: str) -> None:
    assert len(plan([f"{bucket}/*/notice.txt"])) == len(FOLDERS)
    assert [task.name for task in plan([f"{bucket}/{FOLDERS[0].name}/notice.txt"])] == ["notice.txt"]


def test_faults_are_ours() -> None:
    with pytest.raises(InputError):
        plan(["memory://nothing/here"])
    with pytest.raises(FormatError):
        plan(["nonsense://x"])
