"""Blocks and parts: each element of a notice by its own words and its place."""

from __future__ import annotations

import pytest

from hrdocs.grammar import load
from hrdocs.outline import Outline
from hrdocs.reading import blocks, clauses
from hrdocs.tables import find_tables
from hrdocs.text import Text

GRAMMAR = load()

LETTER = """某府办〔2024〕8号
某市人民政府办公室关于印发
某市促进就业若干措施的通知
各县（市、区）人民政府，市有关单位：
《某市促进就业若干措施》已经市政府同意，现印发给你们，请认真贯彻落实。
某市人民政府办公室
2024年5月6日
（此件公开发布）
"""
INSTRUMENT = """某市促进就业若干措施
为贯彻落实上级部署，制定本措施。
一、支持企业稳岗
对不裁员的企业给予补贴。
本措施自发布之日起施行。
"""


def outline(words: str) -> Outline:
    text = Text.of(words)
    tables = find_tables(text, GRAMMAR)
    return clauses.read(text, blocks.read(text, tables, GRAMMAR), tables, GRAMMAR)


def kinds(words: str) -> list[str]:
    """Part and kind of each block that is not blank, neighbours of one kind once."""
    found = [f"{block.part} {block.kind}" for block in outline(words).blocks if block.kind != "blank"]
    return [each for i, each in enumerate(found) if i == 0 or each != found[i - 1]]


def parts(words: str) -> list[tuple[str, str | None]]:
    return [(part.id, part.title) for part in outline(words).parts]


def test_letter_and_instrument() -> None:
    assert kinds(LETTER + INSTRUMENT) == [
        *(
            f"cover {kind}"
            for kind in ("document_number", "title", "addressees", "preamble", "signature", "date", "note")
        ),
        *(f"main {kind}" for kind in ("title", "preamble", "clause", "closing")),
    ]


def test_titles_are_joined_without_their_line_breaks() -> None:
    assert parts(LETTER + INSTRUMENT) == [
        ("cover", "某市人民政府办公室关于印发某市促进就业若干措施的通知"),
        ("main", "某市促进就业若干措施"),
    ]


def test_a_letter_without_title_is_a_cover() -> None:
    words = (
        "各区人民政府：\n现将《某市促进就业若干措施》印发给你们，请贯彻执行。\n某市人民政府\n2024年5月6日\n"
        + INSTRUMENT
    )
    assert parts(words) == [("cover", None), ("main", "某市促进就业若干措施")]


def test_a_file_that_holds_an_annex_alone_is_main() -> None:
    assert parts("附件\n\n" + INSTRUMENT) == [("main", "某市促进就业若干措施")]


def test_annexes_keep_their_numbers() -> None:
    words = (
        INSTRUMENT
        + "附件：1.甲表\n2.乙办法\n某市人民政府\n2024年5月6日\n附件1\n甲表\n附件2\n某市乙办法\n第一条 为了丙，制定本办法。\n"
    )
    assert parts(words) == [("main", "某市促进就业若干措施"), ("annex1", "甲表"), ("annex2", "某市乙办法")]
    assert "main attachment_note" in kinds(words)
    assert [clause.id for clause in outline(words).all_clauses] == ["1", "annex2/1"]


def test_what_stands_behind_the_date_of_a_web_page_is_furniture() -> None:
    words = (
        INSTRUMENT
        + "某市财政局\n2024年5月6日\n原文链接:\n免责声明:\n本站部分信息来自官方公示信息，如有侵权，请联系我们。\nTOP\n客服\n"
    )
    assert kinds(words)[-3:] == ["main signature", "main date", "main furniture"]


def test_a_page_headline_is_furniture_and_the_title_is_kept() -> None:
    words = "首页 > 政务公开 > 政策文件\n某市促进就业若干措施\n发布日期：2024-05-06\n" + INSTRUMENT
    assert parts(words) == [("main", "某市促进就业若干措施")]
    assert kinds(words)[:2] == ["main furniture", "main title"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("抄送：市委办公室。", "cc"),
        ("某市人民政府办公室 2024年5月7日印发", "cc"),
        ("（联系人：张某；联系电话：010-12345678）", "contact"),
        ("公开方式：主动公开", "note"),
        ("附件：某市任务分工表", "attachment_note"),
        ("二〇二四年五月六日", "date"),
    ],
)
def test_lines_behind_the_text(line: str, kind: str) -> None:
    assert kinds(INSTRUMENT + line + "\n")[-1] == f"main {kind}"


def test_addressees_and_preamble_on_one_line_are_parted() -> None:
    words = "各区人民政府，市有关单位：为贯彻落实上级部署，现通知如下：\n一、支持企业稳岗\n对企业给予补贴。"
    assert kinds(words) == ["main addressees", "main preamble", "main clause"]


def test_signature_and_date_on_one_line_are_parted() -> None:
    assert kinds(INSTRUMENT + "某市住房公积金管理委员会 2024年5月6日")[-2:] == ["main signature", "main date"]


def test_a_table_of_contents_holds_no_clauses() -> None:
    contents = "目录\n第一章 总则\n第二章 服务\n第三章 附则\n"
    words = (
        "某市就业促进条例\n"
        + contents
        + "第一章 总则\n第一条 为了甲。\n第二章 服务\n第二条 乙。\n第三章 附则\n第三条 丙。\n"
    )
    assert [clause.id for clause in outline(words).clauses] == ["1", "2", "3"]
    assert "main other" in kinds(words)


def test_numbers_in_tables_are_no_markers() -> None:
    words = "一、任务清单\n| 1. | 甲 | 乙 |\n| 2. | 丙 | 丁 |\n二、其他事项\n戊。"
    assert [clause.id for clause in outline(words).all_clauses] == ["1", "2"]
    assert ("table", "1") in {(block.kind, block.clause) for block in outline(words).blocks}


def test_a_letter_may_list_its_instrument_among_the_attachments() -> None:
    words = (
        "某市人民政府办公室关于印发某市促进就业行动方案的通知\n各县区人民政府：\n"
        "《某市促进就业行动方案》已经市政府同意，现印发给你们，请认真贯彻落实。\n"
        "附件：1.某市促进就业行动方案\n2.分工表\n某市人民政府办公室\n2024年5月6日\n"
        "附件1\n某市促进就业行动方案\n为促进就业，制定本方案。\n一、总体要求\n坚持就业优先。\n附件2\n分工表\n"
    )
    assert [kind for kind, _ in parts(words)] == ["cover", "main", "annex2"]
