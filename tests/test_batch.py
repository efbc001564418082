"""`hrdocs batch`: stable, incremental, resumable; one bad notice stops nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import FOLDERS, ROOT, command

openpyxl = pytest.importorskip("openpyxl")
duckdb = pytest.importorskip("duckdb")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("HRDOCS_CACHE", str(folder))
    return folder


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    for i in range(60):
        source = FOLDERS[i % len(FOLDERS)] / "notice.txt"
        target = folder / f"{i % 7}" / f"{i:03}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes()[: 3000 + 31 * i].decode("utf-8", "ignore").encode())
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "parquet"])
def test_same_bytes_with_one_and_two_workers(notices: Path, tmp_path: Path, form: str) -> None:
    outputs: list[dict[str, bytes]] = []
    for jobs in ("1", "2"):
        target = tmp_path / f"out{jobs}" / (f"all.{form}" if form in ("jsonl", "xlsx") else "all")
        done = command("batch", notices, "-o", target, "--to", form, "-j", jobs, "--no-cache")
        assert done.returncode == 0, done.stderr
        outputs.append(tree(tmp_path / f"out{jobs}"))
    assert outputs[0] == outputs[1]
    assert outputs[0]


def test_bad_notice_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(b"\xff\x00\xff")
    said = command("batch", tmp_path / "noise.txt", "-o", tmp_path / "out").stderr.decode()
    assert said.count("noise.txt") == 1


def test_second_run_takes_everything_from_the_cache(notices: Path, tmp_path: Path) -> None:
    assert b"60 notices (0 from the cache)" in command("batch", notices, "-o", tmp_path / "out").stderr
    first = tree(tmp_path / "out")
    assert b"60 notices (60 from the cache)" in command("batch", notices, "-o", tmp_path / "out").stderr
    assert tree(tmp_path / "out") == first
    (notices / "0" / "000.txt").write_text("一、总体要求\n坚持。\n", "utf-8")
    assert b"60 notices (59 from the cache)" in command("batch", notices, "-o", tmp_path / "out").stderr


def test_cache_info_and_clear(notices: Path, tmp_path: Path) -> None:
    command("batch", notices, "-o", tmp_path / "out")
    assert b"60 entries" in command("cache", "info").stdout
    assert b"60 entries deleted" in command("cache", "clear").stdout
    assert b"0 entries" in command("cache", "info").stdout


def test_damaged_cache_entry_is_read_anew(notices: Path, tmp_path: Path, own_cache: Path) -> None:
    command("batch", notices, "-o", tmp_path / "out")
    good = tree(tmp_path / "out")
    for path in own_cache.glob("notices/??/*.json"):
        path.write_bytes(path.read_bytes()[:-10])
    done = command("batch", notices, "-o", tmp_path / "again")
    assert b"(0 from the cache)" in done.stderr
    assert tree(tmp_path / "again") == good


def test_unwritable_cache_is_said_and_harmless(notices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("HRDOCS_CACHE", str(tmp_path / "file"))
    done = command("batch", notices, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert b"the cache is not used" in done.stderr


def test_bad_notice_is_named_and_the_rest_is_done(notices: Path, tmp_path: Path) -> None:
    (notices / "bad.txt").write_bytes(b"\x81\x00\xff\xff\xfe\x99\xff")
    done = command("batch", notices, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 2
    assert b"bad.txt" in done.stderr
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 60


@pytest.mark.slow
def test_killed_at_random_it_finishes_as_undisturbed(notices: Path, tmp_path: Path) -> None:
    assert command("batch", notices, "-o", tmp_path / "calm.jsonl", "--no-cache").returncode == 0
    chance = random.Random(7)
    for _ in range(8):
        victim = subprocess.Popen(
            [sys.executable, "-m", "hrdocs", "batch", str(notices), "-o", str(tmp_path / "torn.jsonl"), "-j", "2"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.05, 0.9))
        os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
        torn = tmp_path / "torn.jsonl"
        assert not torn.exists() or torn.read_bytes() == (tmp_path / "calm.jsonl").read_bytes()
    assert command("batch", notices, "-o", tmp_path / "torn.jsonl").returncode == 0
    assert (tmp_path / "torn.jsonl").read_bytes() == (tmp_path / "calm.jsonl").read_bytes()


def test_two_batches_into_one_target_are_refused(notices: Path, tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / ".out.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = command("batch", notices, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert b"another batch is writing here" in done.stderr


def test_links_that_loop_are_walked_once(notices: Path, tmp_path: Path) -> None:
    (notices / "loop").symlink_to(notices, target_is_directory=True)
    assert b"60 notices" in command("batch", notices, "-o", tmp_path / "out").stderr


def test_names_that_are_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    path = os.fsencode(folder) + b"/\xc4\xe3.txt"
    with open(path, "wb") as file:  # noqa: PTH123 (a bytes path)
        file.write("一、总体要求\n".encode())
    done = command("batch", folder, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert b"1 notices" in done.stderr


def test_list_file_and_globs(notices: Path, tmp_path: Path) -> None:
    (notices / "list").write_text("# some\n0/000.txt\n1/001.txt\n", "utf-8")
    assert b"2 notices" in command("batch", "--list", notices / "list", "-o", tmp_path / "a").stderr
    assert b"9 notices" in command("batch", f"{notices}/0/*.txt", "-o", tmp_path / "b").stderr


@pytest.mark.parametrize(("source", "says"), [("nowhere", "there is no such"), ("*.nothing", "no file to read")])
def test_no_source(source: str, says: str, tmp_path: Path) -> None:
    done = command("batch", source, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert says in done.stderr.decode()


def test_check_only_finds_stale_json(notices: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "json"
    command("batch", notices, "-o", baseline)
    assert command("batch", notices, "--check-only", "--diff", baseline).returncode == 0
    (notices / "0" / "000.txt").write_text("一、新要求\n", "utf-8")
    (notices / "1" / "001.txt").unlink()
    done = command("batch", notices, "--check-only", "--diff", baseline)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "stale: 0/000.txt: the committed JSON differs",
        "stale: 1/001.txt.json: belongs to no notice",
    ]


def test_workbook_has_a_sheet_a_table(notices: Path, tmp_path: Path) -> None:
    command("batch", notices, "-o", tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames[:4] == ["notices", "clauses", "targets", "amounts"]
    sheet = book["clauses"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref is not None
    assert isinstance(sheet.cell(2, 7).value, int)


def test_store_answers_questions(notices: Path, tmp_path: Path) -> None:
    store = tmp_path / "all.duckdb"
    assert command("batch", notices, "-o", store).returncode == 0
    rows = json.loads(command("query", store, "SELECT count(*) AS n FROM notices", "--format", "json").stdout)
    assert rows == [{"n": 60}]
    assert command("query", store, "SELECT * FROM nothing").returncode == 2
    assert command("query", store, "DROP TABLE notices").returncode == 2
    assert command("query", tmp_path / "none.duckdb", "SELECT 1").returncode == 2


def test_csv_is_what_the_store_holds(notices: Path, tmp_path: Path) -> None:
    command("batch", notices, "-o", tmp_path / "csv", "--to", "csv")
    assert (tmp_path / "csv" / "clauses.csv").read_bytes().startswith(b"\xef\xbb\xbfnotice,id,")
    command("batch", notices, "-o", tmp_path / "all.duckdb")
    printed = command(
        "query", tmp_path / "all.duckdb", "SELECT * FROM notices ORDER BY notice", "--format", "csv"
    ).stdout
    assert len(printed.decode().splitlines()) == len(
        (tmp_path / "csv" / "notices.csv").read_text("utf-8-sig").splitlines()
    )


def test_unknown_suffix_is_refused(notices: Path, tmp_path: Path) -> None:
    done = command("batch", notices, "-o", tmp_path / "all.foo")
    assert done.returncode == 2
    assert b"names no form" in done.stderr
    assert not (tmp_path / "all.foo").exists()
