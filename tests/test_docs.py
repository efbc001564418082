"""The documentation is true: its commands run, its excerpts are real output, its tables are those of the code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from hrdocs.writers.tables import tables_markdown
from tests.conftest import ROOT, command, shell
from tests.excerpts import PAGES, rewritten

LINE = re.compile(r"^\$ (.+)$", re.MULTILINE)
COMMANDS = sorted({line for page in PAGES for line in LINE.findall(page.read_text("utf-8"))})


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands use, so that they may write."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_run_in_the_order_of_the_page(page: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDOCS_CACHE", str(checkout / "cache"))
    lines = [line for line in LINE.findall(page.read_text("utf-8")) if not line.startswith("make ")]
    assert lines
    for line in lines:
        done = shell(line, checkout)
        assert done.returncode == 0, (line, done.stderr.decode())


def test_make_targets_of_the_pages_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in COMMANDS:
        if line.startswith("make "):
            assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_excerpts_are_real_output(page: Path) -> None:
    words = page.read_text("utf-8")
    assert "<!-- excerpt: " in words
    assert words == rewritten(words), "run `make accept`"


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (source,) = re.findall(r"```python\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL)
    exec(compile(source, "README.md", "exec"), {})
    assert "亿元" not in capsys.readouterr().out.splitlines()[0]


def test_sql_of_the_readme_answers(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    store = tmp_path / "all.duckdb"
    assert command("batch", ROOT / "corpus", "-o", store, "--no-cache").returncode == 0
    (block,) = re.findall(r"```sql\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL)
    questions = [line for line in block.splitlines() if line.startswith("SELECT")]
    assert len(questions) == 5
    for question in questions:
        rows = json.loads(command("query", store, question, "--format", "json").stdout)
        assert rows, question


def test_tables_are_documented() -> None:
    assert (ROOT / "docs" / "tables.md").read_text("utf-8") == tables_markdown()


def test_every_command_is_in_the_readme() -> None:
    words = PAGES[0].read_text("utf-8")
    listed = re.findall(
        r"^  ([a-z]+) ", command("--help").stdout.decode().split("Commands:")[1].split("\n\n")[0], re.MULTILINE
    )
    for name in set(listed):
        assert f"hrdocs {name}" in words, name


def test_findings_are_described() -> None:
    import tomllib

    codes = tomllib.loads((ROOT / "patterns" / "lexicon" / "findings.toml").read_text("utf-8"))
    for code, entry in codes.items():
        assert set(entry) == {"severity", "message", "help"}, code


def test_architecture_names_every_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = [f"{path.name}/" for path in (ROOT / "hrdocs").iterdir() if (path / "__init__.py").is_file()]
    modules = [path.name for path in (ROOT / "hrdocs").glob("*.py") if not path.name.startswith("__")]
    assert [name for name in [*rooms, *modules] if f"`{name}`" not in page] == []


@pytest.mark.parametrize("page", [*PAGES, *(ROOT / "docs").glob("*.md")], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
