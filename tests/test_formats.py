"""A notice says the same whatever kind of file it comes in: each corpus notice in every format, record for record."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

import hrdocs
from hrdocs.model import Notice
from tests.conftest import extracted
from tests.making import doc_of, numbered_document, page_of, pdf_of, printed_page, typed_document, words_of

_LEFT_OUT = {"span", "heading_span", "text_span", "tail_span", "source", "generator", "blocks"}
_BREAKS = re.compile(r"\s*\n\s*")


def records(value: Any) -> Any:
    """Records without offsets; line breaks inside words count as one."""
    if isinstance(value, dict):
        return {key: records(inner) for key, inner in value.items() if key not in _LEFT_OUT}
    if isinstance(value, list | tuple):
        return [records(inner) for inner in value]
    return _BREAKS.sub("\n", value).strip() if isinstance(value, str) else value


def same(made: Notice, name: str) -> None:
    """Assert that two notices say the same; furniture findings may differ, for the page has its own."""
    found, wanted = (records(msgspec.to_builtins(replace(notice, text=""))) for notice in (made, extracted(name)))
    for notice in (found, wanted):
        notice["findings"] = [finding for finding in notice["findings"] if finding["code"] != "furniture"]
    for key in wanted:
        assert found[key] == wanted[key], key


FORMATS: dict[str, Callable[[str], bytes]] = {
    "page": page_of,
    "page in gb18030": lambda name: page_of(name, "gb18030"),
    "docx, numbers typed": typed_document,
    "docx, numbers counted": numbered_document,
    "doc, numbers counted": doc_of,
    "pdf": pdf_of,
    "gb18030": lambda name: words_of(name).encode("gb18030"),
    "utf-16": lambda name: words_of(name).encode("utf-16"),
    "utf-16-le without mark": lambda name: words_of(name).encode("utf-16-le"),
    "utf-16-be without mark": lambda name: words_of(name).encode("utf-16-be"),
    "utf-8 with mark": lambda name: words_of(name).encode("utf-8-sig"),
}


@pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS.keys())
def test_every_format_says_the_same(folder: Path, make: Callable[[str], bytes]) -> None:
    same(hrdocs.extract(make(folder.name)), folder.name)


def test_gb2312(folder: Path) -> None:
    try:
        data = words_of(folder.name).encode("gb2312")
    except UnicodeEncodeError:
        pytest.skip("the notice has a sign that GB2312 lacks")
    same(hrdocs.extract(data), folder.name)


def test_printed_web_page() -> None:
    same(hrdocs.extract(printed_page(page_of("hefei-2024"))), "hefei-2024")
