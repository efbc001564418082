"""What Word counts but does not store comes out as a reader sees it."""

from __future__ import annotations

import io
import zipfile

import pytest

from hrdocs import readers
from hrdocs.readers.docx.numerals import written

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

WRITTEN = [
    ("decimal", [(1, "1"), (12, "12")]),
    ("decimalZero", [(3, "03"), (12, "12")]),
    ("decimalFullWidth", [(12, "１２")]),
    ("decimalEnclosedCircle", [(1, "①"), (20, "⑳"), (21, "㉑"), (50, "㊿"), (51, "51")]),
    ("decimalEnclosedParen", [(2, "⑵")]),
    ("decimalEnclosedFullstop", [(3, "⒊")]),
    ("chineseCounting", [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一○○")]),
    ("chineseCountingThousand", [(10, "十"), (21, "二十一"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一")]),
    ("chineseLegalSimplified", [(1, "壹"), (10, "壹拾"), (25, "贰拾伍")]),
    ("japaneseCounting", [(10, "十"), (111, "百十一")]),
    ("japaneseDigitalTenThousand", [(10, "一〇")]),
    ("ideographDigital", [(21, "二一")]),
    ("ideographTraditional", [(1, "甲"), (10, "癸"), (11, "11")]),
    ("ideographZodiac", [(12, "亥")]),
    ("upperRoman", [(4, "IV"), (19, "XIX")]),
    ("lowerLetter", [(1, "a"), (26, "z"), (27, "aa")]),
    ("none", [(5, "")]),
    ("numberInDash", [(1, "- 1 -")]),
    ("whatever", [(7, "7")]),
]


@pytest.mark.parametrize(("number_format", "pairs"), WRITTEN)
def test_number_formats(number_format: str, pairs: list[tuple[int, str]]) -> None:
    assert [written(count, number_format) for count, _ in pairs] == [words for _, words in pairs]


def level(index: int, number_format: str, pattern: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def definition(number: int, *levels: str, inside: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}{"".join(levels)}</w:abstractNum>'


def entry(number: int, target: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{target}"/>{override}</w:num>'


def item(words: str, list_id: int | None = None, index: int = 0, properties: str = "") -> str:
    numbering = (
        f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id is not None else ""
    )
    return f"<w:p><w:pPr>{properties}{numbering}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        made.writestr("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>")
        made.writestr("word/styles.xml", f"<w:styles {_W}>{styles}</w:styles>")
    return readers.read(stream.getvalue(), "x.docx").text.split("\n")


CHAPTERS = definition(
    0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_levels_count_and_restart() -> None:
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1, 2) + item("戊", 1) + item("己", 1, 1)
    assert lines(body, CHAPTERS + entry(1, 0)) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_lists_on_one_definition_count_on() -> None:
    body = item("甲", 1) + item("乙", 2) + item("丙", 1)
    assert lines(body, CHAPTERS + entry(1, 0) + entry(2, 0)) == ["一、甲", "二、乙", "三、丙"]


def test_start_override_restarts_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = item("甲", 1) + item("乙", 2) + item("丙", 2)
    assert lines(body, CHAPTERS + entry(1, 0) + entry(2, 0, override)) == ["一、甲", "五、乙", "六、丙"]


def test_level_override_changes_the_form() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）")}</w:lvlOverride>'
    assert lines(item("甲", 1), CHAPTERS + entry(1, 0, override)) == ["1）甲"]


def test_level_that_never_restarts() -> None:
    articles = definition(
        0,
        level(0, "chineseCounting", "第%1章 "),
        level(1, "chineseCountingThousand", "第%2条 ", '<w:lvlRestart w:val="0"/>'),
    )
    body = item("总则", 1) + item("甲", 1, 1) + item("乙", 1, 1) + item("附则", 1) + item("丙", 1, 1)
    assert lines(body, articles + entry(1, 0)) == ["第一章 总则", "第一条 甲", "第二条 乙", "第二章 附则", "第三条 丙"]


def test_restart_only_after_a_higher_level() -> None:
    deep = definition(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "（%3）", '<w:lvlRestart w:val="1"/>'),
    )
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 1) + item("e", 1, 2) + item("f", 1)
    body += item("g", 1, 2)
    assert lines(body, deep + entry(1, 0)) == ["1.a", "1.1b", "（1）c", "1.2d", "（2）e", "2.f", "（1）g"]


def test_legal_numbering_writes_digits() -> None:
    legal = definition(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "none", "")
    )
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 2)
    assert lines(body, legal + entry(1, 0)) == ["第一章甲", "1.1乙", "丙"]


def test_numbering_comes_by_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    by_style = definition(0, level(0, "decimal", "%1."), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="A"/>'))
    style = '<w:pStyle w:val="{}"/>'.format
    body = item("甲", properties=style("A")) + item("乙", properties=style("B")) + item("丙", 0, properties=style("A"))
    assert lines(body, by_style + entry(1, 0), styles) == ["（一）甲", "（二）乙", "丙"]


def test_list_of_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = definition(0, level(0, "decimal", "%1)")) + definition(1, inside='<w:numStyleLink w:val="L"/>')
    assert lines(item("甲", 2), numbering + entry(1, 0) + entry(2, 1), styles) == ["1)甲"]


def test_tab_behind_a_number_is_a_blank_where_digits_could_meet() -> None:
    spaced = definition(0, level(0, "decimal", "%1.")).replace('<w:suff w:val="nothing"/>', "")
    assert lines(item("80周岁以上", 1), spaced + entry(1, 0)) == ["1. 80周岁以上"]
    closed = CHAPTERS.replace('<w:suff w:val="nothing"/>', "")
    assert lines(item("总则", 1), closed + entry(1, 0)) == ["一、总则"]


def test_tracked_changes_read_as_accepted() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('奖励')}<w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins>{run('80')}</w:ins>{run('万元')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半')}</w:p><w:p>{run('后半')}</w:p>"
        f"<w:p><w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo></w:p>"
    )
    assert lines(body) == ["奖励80万元", "前半后半", "新处"]


def test_what_is_not_the_text_is_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = (
        item("一、总则 1", properties='<w:pStyle w:val="T1"/>')
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
        + "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>末</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
    )
    assert lines(body, styles=styles) == ["正文", "末"]


def test_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(f"<w:p><w:r><w:t>框外</w:t></w:r><w:r>{both}</w:r></w:p>") == ["框外", "框内"]


def test_merged_cells() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    begins, goes_on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = [
        cell("", "任务") + cell("", "单位"),
        cell("", "甲") + cell(begins, "市局"),
        cell("", "乙") + cell(goes_on, ""),
        cell(wide, "合计"),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert lines(body) == ["| 任务 | 单位 |", "| 甲 | 市局 |", "| 乙 | 〃 |", "| 合计 |  |"]
