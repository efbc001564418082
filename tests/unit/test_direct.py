"""`hrdocs extract` answered without typer does what typer would do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from hrdocs.cli import run_extract
from hrdocs.cli.app import app
from hrdocs.cli.direct import plain_options
from hrdocs.cli.run_extract import Job
from tests.conftest import CORPUS, ROOT, command

WORDS = ["a.txt", "b/b.pdf", "-", "-o", "--output", "out", "--text", "--pretty", "--summary"]
OTHERS = ["", ".", "--", "--format", "json", "--patterns", "-x", "-oout", "--output=out", "--tex", "--help"]


def directly(words: list[str]) -> Job | None:
    """The job that the words make without typer; None when it is to be asked."""
    options = plain_options(words)
    return None if options is None else Job(**options)


def by_typer(words: list[str]) -> Job | None:
    """The job that typer makes of the words; None when it refuses them or prints help."""
    jobs: list[Job] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_extract, "run", lambda job: jobs.append(job) or 0)
        try:
            app(["extract", *words], standalone_mode=False)
        except (typer.Exit, SystemExit):
            pass
        except Exception as error:
            assert type(error).__module__.startswith("typer"), error
    return jobs[0] if jobs else None


@pytest.mark.parametrize(
    "words",
    ["a.txt", "a.txt b.txt", "-", "a.txt -o out", "--output x/y.json a.txt --text --pretty", "-o o a --summary"],
)
def test_plain_words_need_no_typer(words: str) -> None:
    assert directly(words.split()) == by_typer(words.split()) is not None


@given(st.lists(st.sampled_from(WORDS + OTHERS), max_size=6))
def test_what_is_understood_is_what_typer_understands(words: list[str]) -> None:
    job = directly(words)
    assert job is None or job == by_typer(words)


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_plain_words_are_refused_only_where_typer_refuses_or_a_word_begins_like_an_option(words: list[str]) -> None:
    job = by_typer(words)
    values = [words[i + 1] for i, word in enumerate(words[:-1]) if word in ("-o", "--output")]
    assert directly(words) == (None if any(value.startswith("-") for value in values) else job)


HEFEI = str(CORPUS / "hefei-2024" / "notice.txt")
SHANGHAI = str(CORPUS / "shanghai-2023" / "notice.txt")


@pytest.mark.parametrize(
    "words",
    [
        [HEFEI],
        [HEFEI, SHANGHAI, "--text"],
        [HEFEI, SHANGHAI, "--pretty"],
        ["missing.txt", HEFEI],
        [HEFEI, "--summary"],
        [HEFEI, "-o", "{out}/one.json", "--summary"],
        [HEFEI, "-o", "/proc/none/one.json"],
        [str(CORPUS)],
    ],
)
def test_both_ways_say_the_same(words: list[str], tmp_path: Path) -> None:
    ways: list[tuple[int, bytes, bytes, list[bytes]]] = []
    for name in ("direct", "typer"):
        out = tmp_path / name
        arguments = ["extract", *(word.format(out=out) for word in words)]
        done = command(*arguments) if name == "direct" else through_typer(*arguments)
        ways.append((done.returncode, done.stdout, done.stderr, [path.read_bytes() for path in out.glob("*")]))
    assert ways[0] == ways[1]


def through_typer(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command without the direct way."""
    code = "from hrdocs.cli.app import run; run()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, cwd=ROOT)
