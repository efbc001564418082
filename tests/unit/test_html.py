"""The notice on a page, and nothing else."""

from __future__ import annotations

import pytest

from hrdocs import readers

BODY = "<p>　　第一条 为了促进就业，制定本办法。</p><p>第二条 本办法适用于本市，由市局执行。</p>"
WORDS = ["第一条 为了促进就业，制定本办法。", "第二条 本办法适用于本市，由市局执行。"]


def lines(page: str, name: str = "a.html") -> list[str]:
    return readers.read(page.encode(), name).text.split("\n")


FURNITURE = [
    "<div class='nav'><a>首页</a><a>要闻</a></div>{}",
    "<div>当前位置：<a>首页</a> > <a>政务公开</a></div>{}",
    "<div>【字体：<a>大</a> <a>中</a> <a>小</a>】</div>{}",
    "<ul><li><a>新闻一则</a></li><li><a>新闻二则</a></li><li><a>新闻三则</a></li></ul>{}",
    "{}<p>上一篇：<a>关于某事的通知</a></p><p>下一篇：没有了</p>",
    "{}<div class='share'>分享到：微信，微博，更多平台。</div>",
    "{}<div>主办单位：某市人民政府，联系电话：000。</div><div>某ICP备0000号</div>",
    "{}<p>扫一扫在手机打开当前页</p><p>打印</p><p>关闭窗口</p>",
    "{}<script>第三条 脚本，不是正文。</script><style>p{{}}</style><textarea>第四条 不是，正文。</textarea>",
]


@pytest.mark.parametrize("around", FURNITURE)
def test_page_around_the_notice_is_left_out(around: str) -> None:
    assert lines(around.format(f"<div class='content'>{BODY}</div>")) == WORDS


def test_hidden_copy_is_left_out() -> None:
    more = "".join(f"<p>第{sign}条 本条规定第{sign}项事务，由有关部门负责办理。</p>" for sign in "三四五六七八九")
    flat = "".join(part for part in (BODY + more).replace("<p>", "").split("</p>"))
    page = f"<div class='content'>{BODY}{more}</div><div>{flat * 1}</div><div style='display:none'>{flat}</div>"
    assert len(lines(page)) == 9


def test_a_sentence_said_again_is_kept() -> None:
    again = "<p>对符合条件的企业给予奖励，由市局执行。</p>"
    assert lines(f"<div class='content'>{BODY}{again * 6}</div>") == [*WORDS, *[again[3:-4]] * 6]


def test_paragraphs_outside_the_main_element_are_kept() -> None:
    page = f"<div><div class='content'>{BODY}</div><div class='x'><p>第三条 本办法自印发之日起施行，有效期两年。</p></div></div>"
    assert lines(page) == [*WORDS, "第三条 本办法自印发之日起施行，有效期两年。"]


def test_lines_behind_the_notice_that_belong_to_it() -> None:
    page = f"<div><div class='content'>{BODY * 3}</div><div>公开方式：主动公开</div><div>附件：<a href='a.doc'>申报表.doc</a></div></div>"
    assert lines(page)[-2:] == ["公开方式：主动公开", "附件：申报表.doc"]


def test_headline_stands_in_where_the_notice_prints_no_title() -> None:
    title = "某市促进就业若干措施"
    page = "<html><head><meta name='ArticleTitle' content='{0}'></head><body><h1>{0}</h1><div class='content'>{1}</div></body></html>"
    assert lines(page.format(title, BODY * 3))[0] == title
    printed = f"<p>{title}</p>" + BODY * 3
    assert lines(page.format(title, printed)).count(title) == 1


def test_breaks_blanks_and_wraps() -> None:
    assert lines("<p>自然\n   资源局</p><p>甲&nbsp;乙  丙</p><p>一<br>二</p><p>Word\nfile</p>") == [
        "自然资源局",
        "甲\xa0乙 丙",
        "一",
        "二",
        "Word file",
    ]


def test_numbers_of_ordered_lists_are_printed() -> None:
    assert lines("<ol><li>甲</li><li>乙</li></ol><ol start='5'><li>丙</li><li>（6）丁</li></ol>") == [
        "1. 甲",
        "2. 乙",
        "5. 丙",
        "（6）丁",
    ]


def test_tables_of_facts_are_rows_and_layout_tables_are_not() -> None:
    facts = "<table><tr><th>任务</th><th colspan=2>单位</th></tr><tr><td rowspan=2>甲</td><td>乙|丙</td><td>丁</td></tr><tr><td>戊</td><td>己</td></tr></table>"
    assert lines(facts) == ["| 任务 | 单位 |  |", "| 甲 | 乙｜丙 | 丁 |", "| 〃 | 戊 | 己 |"]
    assert lines(f"<table><tr><td>{BODY}</td></tr></table>") == WORDS


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "utf-8"])
def test_encoding_that_the_page_names(encoding: str) -> None:
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={encoding}'></head><body>{BODY}</body></html>"
    reading = readers.read(page.encode(encoding), "a")
    assert reading.text.split("\n") == WORDS
    assert reading.encoding == ("utf-8" if encoding == "utf-8" else "gb18030")


def test_page_that_names_a_wrong_encoding() -> None:
    page = f"<html><head><meta charset='gb2312'></head><body>{BODY}</body></html>"
    assert readers.read(page.encode(), "a").text.split("\n") == WORDS


def test_box_is_metadata_and_not_text() -> None:
    box = "<div><p>索引号：01</p><p>文　　号：某发〔2024〕1号</p><p>成文日期：</p><p>2024-01-02</p></div>"
    reading = readers.read(f"{box}<div class='content'>{BODY}</div>".encode(), "a.html")
    assert dict(reading.metadata) == {"索引号": "01", "文号": "某发〔2024〕1号", "成文日期": "2024-01-02"}
    assert reading.text.split("\n") == WORDS


def test_a_lone_field_is_no_box() -> None:
    assert lines(f"<p>文号：某发〔2024〕1号</p>{BODY}") == ["文号：某发〔2024〕1号", *WORDS]
