"""Where things are kept between runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrdocs.kept import Kept, cache_folder, while_unchanged
from tests.conftest import CORPUS, ROOT

HEFEI = CORPUS / "hefei-2024" / "notice.txt"


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_user_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HRDOCS_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    kept = Kept("digest")
    assert kept.found("a.toml", lambda: {"rule": []}) == {"rule": []}
    kept.write()
    assert not cache_folder().exists()


def extracted_with(seed: int, cache: Path) -> bytes:
    """What one process writes with a seed for hashing and a cache of its own."""
    room = {**os.environ, "PYTHONHASHSEED": str(seed), "HRDOCS_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-m", "hrdocs", "extract", str(HEFEI)], capture_output=True, env=room, cwd=ROOT
    )
    return done.stdout


def test_second_run_finds_everything_kept(tmp_path: Path) -> None:
    first = extracted_with(1, tmp_path)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "grammar").iterdir()}
    assert len(kept) == 2  # of the shipped patterns, and of those that stand in the code
    assert extracted_with(2, tmp_path) == first
    assert {path.name: path.read_bytes() for path in (tmp_path / "grammar").iterdir()} == kept


def test_damaged_files_count_as_absent(tmp_path: Path) -> None:
    first = extracted_with(1, tmp_path)
    for path in (tmp_path / "grammar").iterdir():
        path.write_bytes(path.read_bytes()[:-100])
    assert extracted_with(1, tmp_path) == first


def test_what_was_found_in_files_is_found_anew_when_one_changes(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    asked: list[str] = []

    def find() -> str:
        asked.append(file.read_text("utf-8"))
        return asked[-1]

    file.write_text("甲", "utf-8")
    assert [while_unchanged([file], find), while_unchanged([file], find)] == ["甲", "甲"]
    assert asked == ["甲"]
    file.write_text("乙", "utf-8")
    assert while_unchanged([file], find) == "乙"
    file.unlink()
    with pytest.raises(FileNotFoundError):
        while_unchanged([file], find)
