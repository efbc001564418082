"""What is installed works: the wheel carries the patterns, an editable install finds those of the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hrdocs.grammar import load, shipped_patterns
from tests.conftest import CORPUS, ROOT

pytest.importorskip("hatchling")


def test_editable_install_uses_the_patterns_of_the_checkout() -> None:
    assert shipped_patterns() == ROOT / "patterns"


def test_wheel_carries_everything(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("hrdocs-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    start = [sys.executable, "-m", "hrdocs", "extract", str(CORPUS / "chuannan" / "notice.txt")]
    # Away from the checkout, with only the unpacked wheel on the path in front of the dependencies.
    done = subprocess.run(
        start, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site")}, capture_output=True, check=True
    )
    notice = json.loads(done.stdout)
    assert notice["generator"]["patterns"] == load().digest
    assert notice["region"]["name"] == "川南"
