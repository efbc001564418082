"""Dirt goes before anything is read, and every span and quote comes back to the text as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hrdocs
from hrdocs.model import Clause, Notice
from hrdocs.text import Text

CLEANED = [
    ("第\u200b一条\ufeff 总则", "第一条 总则"),
    ("第 2 3 条 申请人应当", "第23条 申请人应当"),
    ("第 一 章 总 则", "第一章 总则"),
    ("总　　则\n附　则", "总则\n附则"),
    ("部　长　陈　某", "部长　陈某"),
    ("## 第二章 保障\n正文", "第二章 保障\n正文"),
    ("**一、总体要求**\n要求", "一、总体要求\n要求"),
    ("到 2025 年，建成 10 家", "到2025年，建成10家"),
    ("不低于 50% 的", "不低于50% 的"),
]
KEPT = [
    "第十条 为了",
    "第三条 5家以上",
    "01 支持刚性需求",
    "某市民政局 某市财政局",
    "某市政府办公厅 2021年4月16日印发",
    "张三 13600000000",
    "一、 2023年工作",
    "附件：1. 名单 2. 表格",
    "1. 7万户",
    "| 1 | 建园区 | 市商务局 |",
    "姓名** 某",
]


@pytest.mark.parametrize(("raw", "plain"), CLEANED)
def test_dirt_is_taken_out(raw: str, plain: str) -> None:
    assert Text.of(raw).plain == plain


@pytest.mark.parametrize("raw", KEPT)
def test_what_may_separate_stays(raw: str) -> None:
    text = Text.of(raw)
    assert text.plain == raw
    assert text.origin is None


def test_blanks_of_a_scan() -> None:
    line = "为保 障基金 持有人的合 法权益，规范有 关活动，根 据有关法律 法规，制定 本办法。\n"
    text = Text.of("第一条 总则\n某市民政局 某市财政局\n" + line * 4)
    assert "为保障基金持有人的合法权益，规范有关活动，根据有关法律法规，制定本办法。" in text.plain
    assert text.plain.startswith("第一条 总则\n某市民政局 某市财政局\n")


@given(st.text(alphabet="第一二1 23条年\u200b\u3000\n#*：。（）到家总则AZ|\t", max_size=80))
def test_origin_gives_the_raw_text(raw: str) -> None:
    text = Text.of(raw)
    assert len(text.plain) == len(text.folded)
    if text.origin is not None:
        assert "".join(raw[i] for i in text.origin[:-1]) == text.plain
        assert list(text.origin) == sorted(set(text.origin))
        assert text.origin[-1] == len(raw)


def walk(clauses: tuple[Clause, ...]) -> list[Clause]:
    return [found for clause in clauses for found in (clause, *walk(clause.children))]


def promises(notice: Notice) -> None:
    """Blocks tile the text, quotes stand where their spans say."""
    text = notice.text
    assert isinstance(text, str)
    edges = [0, *(block.span[1] for block in notice.blocks)]
    assert [block.span[0] for block in notice.blocks] == edges[:-1] and edges[-1] == len(text)
    for kind in ("citations", "targets", "amounts", "incentives", "responsibilities", "numerals"):
        for record in getattr(notice, kind):
            assert text[slice(*record.span)] == record.quote
    for clause in walk(notice.clauses):
        assert text[slice(*clause.text_span)] == clause.text
        assert text.startswith(clause.marker, clause.span[0])
        if clause.heading_span:
            assert text[slice(*clause.heading_span)] == clause.heading
        for child in clause.children:
            assert clause.span[0] <= child.span[0] and child.span[1] <= clause.span[1]


DIRTY = (
    "\ufeff某\u200b市关于促进就业的通知\n第 1 2 条 到 2025\u200b 年，培育 10\u200b 家企业，对认定的企业给予 50 万元奖励。"
    "（责任单位：市人社\u200b局、市财政局）\n## 第二章 总 则\u200b\n第十三条 按照《办\u200b法》（某发〔2022〕 5 号）执行。\u200b"
)


def test_records_come_back_to_the_raw_text() -> None:
    notice = hrdocs.extract(DIRTY, name="t")
    promises(notice)
    (amount,) = notice.amounts
    assert (amount.quote, amount.quantity.quote, amount.quantity.value) == ("50 万元", "50 万元", 500_000)
    assert [r.quote for r in notice.responsibilities] == ["市人社\u200b局", "市财政局"]
    assert [c.marker for c in walk(notice.clauses)] == ["第 1 2 条", "第二章", "第十三条"]
    (target,) = notice.targets
    assert target.deadline is not None and target.deadline.quote == "到 2025\u200b 年"


@given(st.data())
def test_dirt_anywhere_breaks_no_promise(data: st.DataObject) -> None:
    words = (
        "一、目标\n到2025年，建成产业园10家，给予每家50万元奖励。（责任单位：市财政局）\n（一）培育\n按照《办法》执行。"
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(words)))
        words = words[:at] + data.draw(st.sampled_from(["\u200b", " ", "\ufeff", "　", "**"])) + words[at:]
    promises(hrdocs.extract(words + "\n\u200b", name="t"))


def test_nothing_but_dirt() -> None:
    notice = hrdocs.extract("\u200b\u200b", name="t")
    assert [block.span for block in notice.blocks] == [(0, 2)]
