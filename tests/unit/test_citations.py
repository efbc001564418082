from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hrdocs
from hrdocs.reading.citations import titles


def citations(preamble="", clause=""):
    words = f"关于促进就业的通知\n各有关单位：\n{preamble}现就有关事项通知如下：\n一、加大力度。{clause}\n二、加强领导。各地要落实。\n"
    return hrdocs.extract(words).citations


@pytest.mark.parametrize(
    ("words", "title", "number"),
    [
        ("《就业意见》（人社部发〔2022〕83号）", "就业意见", "人社部发〔2022〕83号"),
        ("《就业意见》(人社部发[2022]83号)", "就业意见", "人社部发〔2022〕83号"),
        ("《就业意见》（财政部公告2023年第5号）", "就业意见", "财政部公告2023年第5号"),
        ("《就业意见》（国务院令第228号）", "就业意见", "国务院令第228号"),
        ("《就业意见》（川人社规〔2022〕1号，以下简称“意见”）", "就业意见", "川人社规〔2022〕1号"),
        (
            "《就业计划（2023－2025年）的通知》（人社部发〔2022〕83号）",
            "就业计划（2023－2025年）的通知",
            "人社部发〔2022〕83号",
        ),
        ("《关于印发〈就业办法〉的通知》", "关于印发〈就业办法〉的通知", None),
        ("《就业办法》（试行）", "就业办法", None),
    ],
)
def test_a_title_and_the_number_behind_it(words, title, number):
    (found,) = citations(clause=f"各地按{words}执行。")
    assert (found.title, found.document_number) == (title, number)


def test_a_number_alone_in_running_text():
    (found,) = citations(clause="各地继续执行苏政办〔2021〕3号文件。")
    assert (found.title, found.document_number, found.quote) == (None, "苏政办〔2021〕3号", "苏政办〔2021〕3号")


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("根据人力资源社会保障部《就业意见》", "人力资源社会保障部"),
        ("根据《国务院办公厅关于就业的意见》", "国务院办公厅"),
        ("根据安徽省人民政府办公厅印发的《就业意见》", "安徽省人民政府办公厅"),
        ("根据《就业意见》", None),
    ],
)
def test_issuer(words, issuer):
    (found,) = citations(preamble=f"{words}精神，")
    assert found.issuer == issuer


@pytest.mark.parametrize(
    "words",
    [
        "根据《意见》精神，",
        "为贯彻落实《意见》，",
        "按照《意见》要求，",
        "为深入贯彻国务院《意见》和财政部《办法》精神，",
    ],
)
def test_a_preamble_rests_on_what_it_follows(words):
    assert {found.role for found in citations(preamble=words)} == {"basis"}


def test_a_short_name_in_the_bracket_behind_is_no_basis():
    words = "为贯彻落实《就业意见》（人社部发〔2023〕9号，以下简称《意见》）精神，"
    assert [found.role for found in citations(preamble=words)] == ["basis", "mention"]


@pytest.mark.parametrize("words", ["我们制定了《方案》，", "现将《方案》印发给你们，", "《方案》已经市政府同意，"])
def test_a_preamble_mentions_its_own_instrument(words):
    assert [found.role for found in citations(preamble=words)] == ["mention"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("根据《意见》，对企业给予补贴。", "basis"),
        ("按《办法》执行。", "mention"),
        ("根据《办法》规定执行。", "mention"),
        ("研究制定《办法》。", "mention"),
    ],
)
def test_a_clause_rests_only_on_what_opens_its_measure(words, role):
    assert [found.role for found in citations(clause=words)] == [role]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲\n乙》", ["《甲\n乙》"]),
        ("》《甲》", ["《甲》"]),
        ("《没有合上", []),
    ],
)
def test_titles_nest(words, found):
    assert [words[a:b] for a, b in titles(words)] == found


def test_an_inner_title_counts_where_the_outer_one_never_closes():
    words = "《开头" + "，" * 500 + "《甲》"
    assert [words[a:b] for a, b in titles(words)] == ["《甲》"]


@given(st.text(alphabet="《》〈〉（）〔〕2023号令第根据局\n，", max_size=200))
def test_titles_are_in_order_and_apart(words):
    spans = list(titles(words))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(words[a] == "《" and words[b - 1] == "》" for a, b in spans)
