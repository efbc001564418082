"""Every rule proved by its examples both ways; faults are named; a user's folder lies on top."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import hrdocs
from hrdocs.errors import PatternError
from hrdocs.grammar import Grammar, load, shipped_patterns
from tests.conftest import ROOT, command


def test_shipped_examples_hold() -> None:
    assert load().faults() == []


def _folder(tmp_path: Path, rule: str) -> Path:
    (tmp_path / "own.toml").write_text(rule, "utf-8")
    return tmp_path


def test_fault_names_file_rule_and_example(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path, "[[rule]]\nname = 'own.x'\npattern = '甲'\nexamples = ['乙']\ncounterexamples = ['甲']\n"
    )
    faults = Grammar((folder,)).faults()
    assert faults == [
        "own.toml: own.x: example not matched: 乙",
        "own.toml: own.x: counterexample matched at 0: 甲",
    ]


def test_marked_example_is_matched_in_place(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "[[rule]]\nname = 'own.x'\npattern = '(?<=给予)奖励'\nexamples = ['给予⟦奖励⟧']\n")
    assert Grammar((folder,)).faults() == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[rule]]\nname = 'x'\npattern = 'a'\nexample = []\n", "unknown keys ['example']"),
        ("[[rules]]\nname = 'x'\n", "unknown keys ['rules']"),
        ("[[rule]]\nname = 'x'\n", "needs a name and a pattern"),
        ("not toml", "not valid TOML"),
    ],
)
def test_bad_file_is_named(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(PatternError, match=r"own\.toml") as error:
        Grammar((_folder(tmp_path, content),))
    assert says in str(error.value)


@pytest.mark.parametrize(("pattern", "says"), [("$nothing", "unknown fragment"), ("(", "does not compile")])
def test_bad_pattern_is_named(tmp_path: Path, pattern: str, says: str) -> None:
    grammar = Grammar((_folder(tmp_path, f"[[rule]]\nname = 'own.x'\npattern = '{pattern}'\nexamples = ['a']\n"),))
    with pytest.raises(PatternError, match=says):
        grammar.faults()


def test_own_folder_lies_on_top(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "own_words.txt").write_text("人才绿卡 # a word of ours\n", "utf-8")
    folder = _folder(tmp_path, "[[rule]]\nname = 'own.card'\npattern = '持$own_words'\nexamples = ['持人才绿卡']\n")
    grammar = load(folder)
    assert grammar.words("own_words") == {"人才绿卡"}
    assert grammar.rule("own.card").regex.search("对持人才绿卡的人员")
    assert grammar.digest != load().digest
    assert hrdocs.extract("一、总体要求", patterns=folder).generator.patterns == grammar.digest


def test_own_folder_with_a_fault_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "[[rule]]\nname = 'own.x'\npattern = '甲'\nexamples = ['乙']\n")
    with pytest.raises(PatternError, match=r"own\.x"):
        load(folder)


def test_command_check(tmp_path: Path) -> None:
    assert command("patterns", "check").returncode == 0
    folder = _folder(tmp_path, "[[rule]]\nname = 'own.x'\npattern = '甲'\nexamples = ['乙']\n")
    done = command("patterns", "check", folder)
    assert done.returncode == 1
    assert "own.toml: own.x: example not matched: 乙" in done.stdout.decode()


def test_command_list() -> None:
    lines = command("patterns", "list").stdout.decode().splitlines()
    assert len(lines) == sum(len(load().rules(section)) for section in load().sections())


def test_shipped_folder_is_found() -> None:
    assert (shipped_patterns() / "amounts.toml").is_file()


def test_fragments_are_used_and_defined_once() -> None:
    files = [path.read_text("utf-8") for path in sorted(shipped_patterns().glob("*.toml"))]
    names = [name for file in files for name in tomllib.loads(file).get("fragments", {})]
    assert sorted(set(names)) == sorted(names)
    used = set(re.findall(r"\$([a-z_0-9]+)", "\n".join(files)))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hrdocs").rglob("*.py"))
    assert [name for name in names if name not in used and f"${name}" not in code] == []
