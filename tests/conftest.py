"""What all tests share: the corpus, extracted once a session."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest

import hrdocs
from hrdocs.model import Notice

ROOT = Path(__file__).parent.parent
hypothesis.settings.register_profile("untimed", deadline=None)  # benchmarks measure time, tests do not
hypothesis.settings.load_profile("untimed")
CORPUS = ROOT / "corpus"
FOLDERS = sorted(path.parent for path in CORPUS.glob("*/gold.json"))


@cache
def extracted(name: str) -> Notice:
    """The extraction of a corpus notice, made once."""
    return hrdocs.extract(CORPUS / name / "notice.txt")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Each folder of the corpus in turn."""
    return request.param


_SCRIPT = Path(sys.executable).with_name("hrdocs")
COMMAND = [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "hrdocs"]


def command(*arguments: str | Path, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command (`python -m hrdocs` where no script is installed)."""
    return subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=ROOT, **options)


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of documentation in a shell, `hrdocs` being this checkout's."""
    start = f'hrdocs() {{ {shlex.join(COMMAND)} "$@"; }}; '
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", start + line], cwd=cwd, capture_output=True, env=environment)
