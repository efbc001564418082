"""The installed command: outputs, exit codes, and what it says about bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrdocs.version import __version__
from tests.conftest import COMMAND, CORPUS, FOLDERS, ROOT, command

HEFEI = CORPUS / "hefei-2024" / "notice.txt"
CHUANNAN = CORPUS / "chuannan" / "notice.txt"


def test_version() -> None:
    assert command("--version").stdout.decode() == f"hrdocs {__version__}\n"
    as_module = subprocess.run([sys.executable, "-m", "hrdocs", "--version"], capture_output=True, cwd=ROOT)
    assert as_module.stdout.decode() == f"hrdocs {__version__}\n"


@pytest.mark.parametrize("name", ["extract", "show", "explain", "evaluate", "schema", "patterns"])
def test_help_of_every_command(name: str) -> None:
    done = command(name, "--help")
    assert done.returncode == 0
    assert b"Usage" in done.stdout


def test_exit_codes_are_documented() -> None:
    assert b"Exit codes" in command("extract", "--help").stdout


def test_one_notice_is_json() -> None:
    done = command("extract", HEFEI)
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "合肥市推进人力资源服务业高质量发展行动方案"
    assert done.stderr == b""


def test_several_notices_are_json_lines() -> None:
    lines = command("extract", HEFEI, CHUANNAN).stdout.splitlines()
    assert [json.loads(line)["region"]["name"] for line in lines] == ["合肥市", "川南"]


def test_standard_input() -> None:
    done = command("extract", "-", stdin=HEFEI.read_bytes())
    assert json.loads(done.stdout)["source"]["name"] == "-"


def test_text_is_added_on_demand() -> None:
    with_text = json.loads(command("extract", HEFEI, "--text").stdout)
    assert with_text["text"] == HEFEI.read_bytes().decode()
    assert "text" not in json.loads(command("extract", HEFEI).stdout)


def test_pretty_is_the_same_document() -> None:
    pretty = command("extract", HEFEI, "--pretty").stdout
    assert pretty.count(b"\n") > 100
    assert json.loads(pretty) == json.loads(command("extract", HEFEI).stdout)


def test_output_file_and_folder(tmp_path: Path) -> None:
    assert command("extract", HEFEI, "-o", tmp_path / "one.json").returncode == 0
    assert json.loads((tmp_path / "one.json").read_bytes())["issued_on"] == "2024-07-01"
    assert command("extract", HEFEI, CHUANNAN, "-o", tmp_path / "many").returncode == 0
    names = sorted(path.name for path in (tmp_path / "many").iterdir())
    assert names == ["chuannan-notice.json", "hefei-2024-notice.json"]


def test_summary_is_a_table_of_all_notices(tmp_path: Path) -> None:
    done = command("extract", *(folder / "notice.txt" for folder in FOLDERS), "-o", tmp_path, "--summary")
    assert done.returncode == 0
    assert all(place in done.stdout.decode() for place in ("合肥市", "上海市", "重庆市", "四川省", "川南"))


def test_bad_notice_does_not_stop_the_others(tmp_path: Path) -> None:
    done = command("extract", tmp_path / "missing.txt", HEFEI, "--format", "jsonl")
    assert done.returncode == 2
    assert b"missing.txt: there is no such file" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\xff\xfe\x00", "byte order mark"), (b"\x81\x00\xff\xff\xfe\x99\xff", "first fault at offset")],
)
def test_undecodable_bytes_are_named(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(data)
    done = command("extract", path)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert "noise.txt" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_folder_is_refused() -> None:
    done = command("extract", CORPUS)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is a folder" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert b"no permission" in command("extract", path).stderr


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "一".encode(),
        b"1",
        b"\n\n\n",
        b"9" * 5000,
        "（".encode() * 5000,
        "）（〔".encode() * 2000,
        "一、".encode() * 2000,
    ],
    ids=["empty", "one character", "one digit", "line breaks", "digits", "brackets", "mixed brackets", "markers"],
)
def test_degenerate_texts_are_extracted(data: bytes) -> None:
    done = command("extract", "-", stdin=data, timeout=60)
    assert done.returncode in (0, 1)
    assert json.loads(done.stdout)["source"]["characters"] == len(data.decode())


WRITING = [
    ["extract", HEFEI],
    ["show", HEFEI],
    ["explain", HEFEI, "--record", "i1"],
    ["diff", HEFEI, CHUANNAN],
    ["patterns", "list"],
    ["check", CORPUS],
    ["--help"],
    ["--version"],
]


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_closed_pipe_is_named(words: list[str | Path]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*COMMAND, *words], stdout=write, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(write)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("hrdocs: standard output: was closed")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_full_disk_is_named(words: list[str | Path]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, cwd=ROOT)
    assert done.returncode == 2
    assert b"standard output: cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_terminal_without_chinese_gets_escapes() -> None:
    done = subprocess.run(
        [*COMMAND, "show", HEFEI], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert b"\\u5408\\u80a5" in done.stdout


def test_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 (pathlib takes no bytes)
        file.write("一、总则".encode())
    done = command("extract", os.fsdecode(path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["source"]["name"] == "\\xff.txt"


def test_pipe_and_link_as_output_are_kept(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link.json"
    os.mkfifo(pipe)
    with subprocess.Popen([*COMMAND, "extract", HEFEI, "-o", pipe]) as running:
        assert json.loads(pipe.read_bytes())["region"]["name"] == "合肥市"
    assert running.returncode == 0
    assert command("extract", HEFEI, "-o", "/dev/stdout").stdout == command("extract", HEFEI).stdout
    link.symlink_to(tmp_path / "real.json")
    assert command("extract", HEFEI, "-o", link).returncode == 0
    assert link.is_symlink() and (tmp_path / "real.json").is_file()


def test_unwritable_output_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = command("extract", HEFEI, "-o", tmp_path / "file" / "one.json")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "options", [["--pretty", "--format", "jsonl"], ["--summary"], ["--format", "json", str(CHUANNAN)]]
)
def test_options_that_do_not_go_together(options: list[str]) -> None:
    done = command("extract", HEFEI, *options)
    assert done.returncode == 2
    assert b"hrdocs: " in done.stderr


def test_show_is_plain_when_piped() -> None:
    words = command("show", HEFEI).stdout.decode()
    assert "开展市场化引才聚才行动" in words
    assert "猎头服务费" in words
    assert "\x1b" not in words


@pytest.mark.parametrize(
    ("option", "word"), [("--targets", "Targets"), ("--incentives", "Incentives"), ("--units", "Units")]
)
def test_show_restricted(option: str, word: str) -> None:
    words = command("show", HEFEI, option).stdout.decode()
    assert word in words
    assert "二、" not in words


def test_explain_by_record_and_place() -> None:
    notice = json.loads(command("extract", HEFEI).stdout)
    amount = notice["amounts"][0]
    by_record = command("explain", HEFEI, "--record", amount["id"]).stdout.decode()
    assert amount["rule"] in by_record
    assert "pattern" in by_record
    by_place = command("explain", HEFEI, "--at", str(amount["span"][0])).stdout.decode()
    assert f"amount {amount['id']}" in by_place


@pytest.mark.parametrize("options", [[], ["--record", "a999"], ["--at", "9999999"], ["--at", "1", "--record", "a1"]])
def test_explain_says_what_is_wrong(options: list[str]) -> None:
    done = command("explain", HEFEI, *options)
    assert done.returncode == 2
    assert b"hrdocs: " in done.stderr


def test_evaluate_json() -> None:
    figures = json.loads(command("evaluate", CORPUS, "--json").stdout)
    assert set(figures["notices"]) == {folder.name for folder in FOLDERS}
    assert 0 <= figures["all"]["clauses"]["f1"] <= 1
