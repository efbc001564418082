"""`hrdocs check`: findings for people, CI and code scanning; its configuration; the ready-made hook and workflow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, command, shell

GAP = "关于测试的通知\n一、总体要求\n坚持。\n二、重点任务\n推进。\n四、保障措施\n加强。\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDOCS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "gap.txt").write_text(GAP, "utf-8")
    return folder


def test_text_names_file_line_and_code(notices: Path) -> None:
    done = command("check", notices, "--config", notices)
    assert done.returncode == 0
    assert f"{notices}/gap.txt:6:1: warning: " in done.stdout.decode()
    assert "[numbering-gap]" in done.stdout.decode()


def test_fail_on(notices: Path) -> None:
    assert command("check", notices, "--config", notices, "--fail-on", "warning").returncode == 1
    assert command("check", notices, "--config", notices, "--fail-on", "error").returncode == 0


def test_select_and_ignore(notices: Path) -> None:
    assert b"numbering-gap" not in command("check", notices, "--ignore", "numbering-gap").stdout
    assert b"numbering-gap" not in command("check", notices, "--select", "sum-mismatch").stdout
    done = command("check", notices, "--select", "nonsense")
    assert done.returncode == 2
    assert b"unknown codes" in done.stderr


@pytest.mark.parametrize(("name", "table"), [("hrdocs.toml", "[check]"), ("pyproject.toml", "[tool.hrdocs.check]")])
def test_configuration(notices: Path, name: str, table: str) -> None:
    (notices / name).write_text(f'{table}\nfail-on = "warning"\n', "utf-8")
    assert command("check", notices, "--config", notices).returncode == 1
    (notices / name).write_text(f'{table}\nignore = ["numbering-gap"]\nfail-on = "warning"\n', "utf-8")
    assert b"numbering-gap" not in command("check", notices, "--config", notices).stdout
    (notices / name).write_text(f'{table}\nfail = "warning"\n', "utf-8")
    done = command("check", notices, "--config", notices)
    assert done.returncode == 2
    assert name.encode() in done.stderr


def test_json(notices: Path) -> None:
    report = json.loads(command("check", notices, "--format", "json").stdout)
    assert {"code", "severity", "path", "line", "column", "message", "clause"} == set(report["findings"][0])


def test_github_annotations(notices: Path) -> None:
    line = command("check", notices, "--select", "numbering-gap", "--format", "github").stdout.decode()
    assert line.startswith(f"::warning file={notices}/gap.txt,line=6,col=1,title=numbering-gap::")


def test_sarif(notices: Path) -> None:
    (notices / "bad.txt").write_bytes(b"\x81\x00\xff\xff\xfe\x99\xff")
    done = command("check", notices, "--select", "numbering-gap", "--format", "sarif")
    assert done.returncode == 2
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    assert {result["ruleId"] for result in run["results"]} == {"numbering-gap", "unreadable"}
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"numbering-gap", "unreadable"}
    region = next(r for r in run["results"] if r["ruleId"] == "numbering-gap")["locations"][0]["physicalLocation"][
        "region"
    ]
    assert region == {"startLine": 6, "startColumn": 1}


def _yaml_runs(path: Path) -> list[str]:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    runs = [line.split("run:", 1)[1].strip() for line in lines if "run:" in line]
    return [run for run in runs if run.startswith("hrdocs")]


def test_workflow_commands_run(notices: Path, tmp_path: Path) -> None:
    """The workflow's own commands, in a folder laid out as it says."""
    command("batch", notices, "-o", tmp_path / "json")
    commands = _yaml_runs(ROOT / "docs" / "examples" / "github-actions.yml")
    assert len(commands) == 3
    for line in commands:
        done = shell(line, tmp_path)
        assert done.returncode == 0, (line, done.stderr)
    assert json.loads((tmp_path / "hrdocs.sarif").read_bytes())["version"] == "2.1.0"


def test_hook_entry_runs_on_files(notices: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry = next(line.split("entry:", 1)[1].split() for line in hook.splitlines() if "entry:" in line)
    assert entry[0] == "hrdocs"
    assert command(*entry[1:], notices / "gap.txt").returncode == 0
