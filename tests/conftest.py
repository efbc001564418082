"""What all tests share: the corpus, extracted once a session."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import hrdocs
from hrdocs.model import Notice

ROOT = Path(__file__).parent.parent
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


def command(*arguments: str | Path, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command (`python -m hrdocs` where no script is on the path)."""
    script = Path(sys.executable).with_name("hrdocs")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "hrdocs"]
    return subprocess.run([*start, *map(str, arguments)], input=stdin, capture_output=True, cwd=ROOT, **options)
