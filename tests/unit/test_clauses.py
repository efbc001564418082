"""The clause tree: levels, numbering, headings, tails, closing, each case in a few lines of an imagined notice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdocs.grammar import load
from hrdocs.model import Clause
from hrdocs.outline import Outline
from hrdocs.reading import blocks, clauses
from hrdocs.tables import find_tables
from hrdocs.text import Text

GRAMMAR = load()


def outline(words: str) -> Outline:
    text = Text.of(words)
    tables = find_tables(text, GRAMMAR)
    return clauses.read(text, blocks.read(text, tables, GRAMMAR), tables, GRAMMAR)


def tree(words: str) -> list[str]:
    """Ids with headings: `1 总体要求`, an id alone where there is no heading."""
    return [f"{clause.id} {clause.heading or ''}".strip() for clause in outline(words).all_clauses]


def clause(words: str, name: str) -> Clause:
    return outline(words).by_id[name]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # levels follow the order in which styles appear, and numbers run on
        (
            "一、甲方面\n(一)乙类\n1.丙。\n2.丁。\n二、戊方面\n(二)己类\n3.庚。",
            ["1 甲方面", "1.1 乙类", "1.1.1", "1.1.2", "2 戊方面", "2.2 己类", "2.2.3"],
        ),
        (
            "一、甲方面\n1.支持乙。给予丙。\n二、丁方面\n2.支持戊。给予己。",
            ["1 甲方面", "1.1 支持乙", "2 丁方面", "2.2 支持戊"],
        ),
        ("1.甲方面\n（一）乙。\n（二）丙。\n2.丁方面\n戊。", ["1 甲方面", "1.1", "1.2", "2 丁方面"]),
        (
            "第一章 总则\n第一条 为了甲。\n第二章 附则\n第二条 本办法自印发之日起施行。",
            ["1 总则", "1.1", "2 附则", "2.2"],
        ),
        # a number used twice, a number left out
        ("一、甲。\n二、乙。\n二、丙。\n四、丁。", ["1", "2", "2~2", "4"]),
        # figures behind markers against decimals
        ("15.甲。\n16.乙。\n17.2025年1月起执行。\n18.丙。", ["15", "16", "17", "18"]),
        ("1.80周岁以上的；\n2.70周岁以上的；\n3.其他。", ["1", "2", "3"]),
        ("一、目标\n力争超\n1. 7万户，达到\n2.5亿元。", ["1 目标"]),
        # two levels on one line, a marker alone on its line, lost and mixed signs
        ("一、优化供给(一)优化住房。甲乙。\n(二)优化土地。丙丁。", ["1 优化供给", "1.1 优化住房", "1.2 优化土地"]),
        ("一、\n总体要求\n甲乙丙丁。\n二、\n重点任务\n甲乙。", ["1 总体要求", "2 重点任务"]),
        ("一、措施\n1.甲。\n2、乙。\n3.丙。", ["1 措施", "1.1", "1.2", "1.3"]),
        ("一、措施\n1降低成本。甲。\n2.加大支持。乙。", ["1 措施", "1.1 降低成本", "1.2 加大支持"]),
        # enumerations inside a paragraph
        ("一、加强保障。一是压实责任；二是落实资金；三是强化督导。", ["1 加强保障", "1.1", "1.2", "1.3"]),
        ("一、申报条件。应符合：（1）依法登记；（2）信用良好。", ["1 申报条件", "1.1", "1.2"]),
        ("一、加强保障。首先，压实责任；其次，落实资金。", ["1 加强保障", "1.1", "1.2"]),
        ("一、按照本办法第二条第（一）项、第（二）项执行。", ["1"]),
        # dashes count, headings in them as anywhere
        (
            "（一）基本原则\n——市场主导、政府推动。坚持甲。\n——到2025年，基本建成乙。",
            ["1 基本原则", "1.1 市场主导、政府推动", "1.2"],
        ),
    ],
)
def test_trees(words: str, expected: list[str]) -> None:
    assert tree(words) == expected


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("第一条【目的】为了甲。", "目的"),
        ("第一条 载体建设。对甲给予乙。\n第二条 平台服务。每年安排丙。", "载体建设"),
        ("1.加强组织领导。各区要落实责任。", "加强组织领导"),
        ("1.对符合条件的企业给予补贴。每户不超过甲。", None),
        ("1.初核机构：区人社局。", None),
        ("第一条 本市建立甲制度。各区应当乙。\n第二条 各区应当丙。丁。", None),
        ("一、出台背景是什么？\n答：为了甲。", "出台背景是什么"),
        ("1.身份证；\n2.户口簿。", None),
    ],
)
def test_headings(words: str, heading: str | None) -> None:
    assert outline(words).clauses[0].heading == heading


def test_one_manner_in_a_series() -> None:
    words = "一、实施甲。乙。\n二、推进丙。丁。\n三、个人住房贷款实施延期还本付息。对戊己。\n四、优化庚。辛。"
    assert tree(words)[2] == "3 个人住房贷款实施延期还本付息"


def test_tail_of_an_article() -> None:
    article = clause("第一条 下列人员：\n（一）甲；\n（二）乙。\n前款所称甲，是指丙。\n第二条 丁。", "1")
    assert (article.text, article.tail) == ("下列人员：", "前款所称甲，是指丙。")


def test_unit_line_behind_the_last_child_belongs_to_the_parent() -> None:
    section = clause("（一）扩大供给\n1.甲乙丙。\n2.丁戊己。\n责任单位：市财政局\n（二）稳定岗位\n1.庚。", "1")
    assert section.tail == "责任单位：市财政局"


def test_closing_stands_outside_every_clause() -> None:
    found = outline("一、甲方面\n乙。\n二、丙方面\n丁。\n本措施自发布之日起施行，有效期两年。")
    assert [block.kind for block in found.blocks][-1] == "closing"
    assert found.by_id["2"].text == "丁。"


def test_a_heading_keeps_the_words_below_it() -> None:
    assert clause("一、甲方面\n乙。\n二、执行时间\n本通知自印发之日起执行。", "2").text == "本通知自印发之日起执行。"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    sentence = (
        "（一）提升协同创新发展试验区整体能级和综合服务保障水平。抢抓发展机遇，共同实施协同创新，做大做强区域市场。"
    )
    words = "\n".join((sentence * 12)[i : i + 25] for i in range(0, len(sentence) * 12, 25))
    assert "".join((outline(words).clauses[0].heading or "").split()) == sentence[3:].partition("。")[0]


LINES = st.lists(
    st.sampled_from(
        [
            "一、总体要求",
            "二、重点任务。甲乙。",
            "（一）支持甲。乙丙。",
            "（二）对丁的，给予戊：",
            "1.己；",
            "2.庚。",
            "3.辛，一是壬；二是癸。",
            "①甲",
            "——乙。丙",
            "第一条 丁。",
            "第一章 总则",
            "戊己庚辛。",
            "责任单位：市财政局",
            "附件1",
            "2.5亿元",
            "",
            "| 1 | 2 |",
            "本通知自印发之日起施行。",
            "某市财政局",
            "2024年5月6日",
            "关于甲的通知",
            "各区人民政府：",
        ]
    ),
    max_size=25,
)


@settings(max_examples=300)
@given(LINES)
def test_every_word_of_a_body_has_one_owner(lines: list[str]) -> None:
    found = outline("\n".join(lines))
    assert "".join(found.text.plain[slice(*block.span)] for block in found.blocks) == found.text.plain
    assert len(found.by_id) == len(found.all_clauses)
    for each in found.all_clauses:
        own = [span for span in (each.heading_span, each.text_span, each.tail_span) if span and span[0] < span[1]]
        spans = sorted([*own, *(child.span for child in each.children)])
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert all(each.span[0] <= start and end <= each.span[1] for start, end in spans)


def test_padded_numbers_run_to_their_last() -> None:
    text = "政策措施\n01 支持换购\n给予补贴。\n02 支持团购\n组织团购。\n03 支持企业购买\n给予补助。\n"
    assert [clause.marker for clause in outline(text).clauses] == ["01", "02", "03"]


def test_the_last_heading_may_have_lost_its_line_break() -> None:
    text = "二、任务\n（一）甲。\n（二）乙。（责任单位：市教育局）三、保障\n（三）丙。\n（四）丁。\n"
    found = outline("一、要求\n坚持就业优先。\n" + text)
    assert [each.id for each in found.all_clauses] == ["1", "2", "2.1", "2.2", "3", "3.3", "3.4"]


@pytest.mark.parametrize(
    "words", ["详见第二条。三、四季度\n再议。", "分为一、二、三、四类\n（三）丙。", "按附件二、三、执行。\n（三）丙。"]
)
def test_numbers_in_running_text_are_no_headings(words: str) -> None:
    found = outline("一、要求\n坚持就业优先。\n二、任务\n（一）甲。\n（二）乙。" + words)
    assert "3" not in [each.id for each in found.all_clauses]
