"""What holds for any text at all: the promises of the contract, no exception, the same result twice."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

import hrdocs
from hrdocs.promises import broken_promises
from hrdocs.writers.json import dumps
from tests.conftest import FOLDERS, extracted

OFFICIAL = st.text(
    alphabet="一二三四十百千万亿两、（）()【】〔〕《》“”1234567890０１①⑴.．-－—~%％元人家个次户年月日第条章节号市省区县局委厅部门各由会同牵头负责"
    "要应达到超过不超过以上左右对给予奖励补贴分别每一次性的和及或在为责任配合单位：:，,；;。\n\r\t 　\u200b\ufeff附件关于通知意见",
    max_size=300,
)
PIECES = st.lists(
    st.sampled_from([line for folder in FOLDERS for line in (extracted(folder.name).text or "").splitlines() if line]),
    max_size=8,
)


def check(words: str) -> None:
    notice = hrdocs.extract(words.encode("utf-8", "ignore"))
    assert isinstance(notice.text, str)
    document = json.loads(dumps(notice))
    assert list(broken_promises(document, notice.text)) == []


@settings(max_examples=200)
@given(OFFICIAL)
def test_promises_hold_for_official_signs(words: str) -> None:
    check(words)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_promises_hold_for_any_text(words: str) -> None:
    check(words)


@settings(max_examples=60)
@given(PIECES, st.sampled_from(["\n", "\r\n", "", " ", "\n\n"]))
def test_promises_hold_for_shuffled_notices(lines: list[str], glue: str) -> None:
    check(glue.join(lines))


@settings(max_examples=30)
@given(PIECES)
def test_extraction_is_deterministic(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    assert hrdocs.extract(data) == hrdocs.extract(data)
