"""The public face: `hrdocs.extract`, `hrdocs.diff`, `hrdocs.evaluate` and the types, imported when first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import hrdocs
from tests.conftest import CORPUS, FOLDERS, ROOT

HEFEI = CORPUS / "hefei-2024" / "notice.txt"


def test_path_bytes_and_text_give_the_same_records() -> None:
    by_path, by_name = hrdocs.extract(HEFEI), hrdocs.extract(str(HEFEI))
    by_bytes, by_text = hrdocs.extract(HEFEI.read_bytes()), hrdocs.extract(HEFEI.read_text("utf-8"))
    assert by_path == by_name
    assert by_path.clauses == by_bytes.clauses == by_text.clauses
    assert by_bytes.source.name == "<bytes>"
    assert isinstance(by_path, hrdocs.Notice)


def test_evaluate_and_diff() -> None:
    for _ in range(2):
        assert hrdocs.evaluate(FOLDERS[0]).scores["clauses"].f1 == 1
    assert isinstance(hrdocs.diff(HEFEI, CORPUS / "sichuan-2023" / "notice.txt"), hrdocs.Diff)


def test_errors_are_one_family(tmp_path: Path) -> None:
    with pytest.raises(hrdocs.HrdocsError):
        hrdocs.extract(tmp_path / "missing.txt")
    with pytest.raises(AttributeError):
        hrdocs.nothing  # noqa: B018


def test_import_is_light() -> None:
    heavy = "{'regex', 'msgspec', 'typer', 'jieba', 'cn2an', 'lxml', 'rich'}"
    code = f"import sys, hrdocs; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_extraction_loads_no_dictionary() -> None:
    code = f"import sys, hrdocs; hrdocs.extract({str(HEFEI)!r}); print(sorted({{'jieba', 'cn2an', 'lxml'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
