"""Bytes to text: the ladder of encodings, never a replacement character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdocs.errors import UndecodableError
from hrdocs.text import decode, fold

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
WORDS = [
    "第一条 为了促进就业，制定本办法。\n共1,000元。",
    "人力资源和社会保障局关于促进就业创业工作的通知",
    "（一）总则：“六稳”\r\n",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", WORDS)
def test_ladder(words: str, encoding: str) -> None:
    assert decode(words.encode(encoding))[0] == words


@pytest.mark.parametrize("words", ["G60", "2023-2025", "第1条\n", "（一）\n"])
def test_short_utf16_without_mark(words: str) -> None:
    assert decode(words.encode("utf-16-le"))[0] == words
    assert decode(words.encode("utf-16-be"))[0] == words


def test_gb2312() -> None:
    assert decode("关于促进就业的通知".encode("gb2312")) == ("关于促进就业的通知", "gb18030")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UndecodableError, match="first fault at offset"):
        decode(b"\xe7\xac\xac\xff\xff\xff")
    with pytest.raises(UndecodableError, match="byte order mark says utf-8"):
        decode(b"\xef\xbb\xbf\xff\xfe\xff")


@given(st.text())
def test_folding_keeps_places(words: str) -> None:
    assert len(fold(words)) == len(words)
