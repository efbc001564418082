"""The scan of figures: kinds, quantities, comparators, lists, and that no digit of any text is passed over."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdocs.grammar import load
from hrdocs.model import Block, Figure
from hrdocs.outline import Outline
from hrdocs.reading import numerals
from hrdocs.text import Text

DIGITS = regex.compile(r"[\p{Nd}\p{No}]+")


def figures(words: str) -> list[Figure]:
    text = Text.of(words)
    outline = Outline(text, (), (Block("other", (0, len(words))),), ())
    return sorted(numerals.read(outline, load()), key=lambda figure: figure.span)


def quantities(words: str) -> list[tuple[str, float, float | None, str | None]]:
    return [(q.comparator, q.value, q.upper, q.unit) for f in figures(words) if (q := f.quantity)]


def kinds(words: str) -> list[tuple[str, str]]:
    return [(words[slice(*figure.span)], figure.kind) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("达5亿元", "ge"),
        ("实现5亿元营业收入", "ge"),
        ("实现营业收入5亿元", "eq"),
        ("5亿元以上", "ge"),
        ("5亿元(含)以上", "ge"),
        ("至少建有5所", "ge"),
        ("不少于5场", "ge"),
        ("不得低于5%", "ge"),
        ("突破5亿元", "gt"),
        ("超5万户", "gt"),
        ("500余家", "gt"),
        ("不超过5万元", "le"),
        ("最高不超过5万元", "le"),
        ("不超过（含）5万元", "le"),
        ("最高给予5万元", "le"),
        ("最高奖励额度为5万元", "le"),
        ("最高可达5万元", "le"),
        ("总额控制在5万元以内", "le"),
        ("5万元封顶", "le"),
        ("5个工作日内", "le"),
        ("不足5人", "lt"),
        ("未达到5%", "lt"),
        ("达5亿元左右", "approx"),
        ("约5万人", "approx"),
        ("节约5万元", "eq"),
        ("近5年", "eq"),
        ("规模以上企业5家", "eq"),
    ],
)
def test_comparators(words: str, comparator: str) -> None:
    assert [quantity[0] for quantity in quantities(words)] == [comparator]


@pytest.mark.parametrize(
    ("words", "value", "upper", "unit"),
    [
        ("1-2家", 1, 2, "家"),
        ("2－3户", 2, 3, "户"),
        ("10至20家", 10, 20, "家"),
        ("30万元—50万元", 300_000, 500_000, "元"),
        ("50-200万元", 500_000, 2_000_000, "元"),
        ("5000-1万元", 5000, 10_000, "元"),
        ("补助1000万到5000万", 10_000_000, 50_000_000, "元"),
        ("5%—20%", 5, 20, "%"),
        ("20万元以上50万元以下", 200_000, 500_000, "元"),
        ("50万元（含）—100万元（不含）", 500_000, 1_000_000, "元"),
        ("五百元以上三千元以下", 500, 3000, "元"),
        ("两到三年", 2, 3, "年"),
    ],
)
def test_ranges(words: str, value: float, upper: float, unit: str) -> None:
    assert quantities(words) == [("range", value, upper, unit)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("2200亿元", 220_000_000_000, "元"),
        ("1. 7万户", 1.7, None),
        ("超1. 7万户", 17_000, "户"),
        ("1,000元", 1000, "元"),
        ("给予1 000万元", 10_000_000, "元"),
        ("人民币600万元", 6_000_000, "元"),
        ("6500万美元", 65_000_000, "美元"),
        ("给予500万补贴", 5_000_000, "元"),
        ("百分之五十", 50, "%"),
        ("三个百分点", 3, "百分点"),
        ("千名以上", 1000, "名"),
        ("亿元以上", 100_000_000, "元"),
        ("翻两番", 4, "倍"),
        ("三分之一", 0.333333, "1"),
        ("半数", 0.5, "1"),
        ("壹佰贰拾万元整", 1_200_000, "元"),
        ("一所", 1, "所"),
    ],
)
def test_values(words: str, value: float, unit: str | None) -> None:
    found = quantities(words)
    assert (found[-1][1], found[-1][3]) == (value, unit) or words.startswith("1. 7")


@pytest.mark.parametrize(
    ("words", "values", "comparator"),
    [
        ("达2亿元、5亿元、10亿元", [2e8, 5e8, 1e9], "ge"),
        ("3000万元、1000万元以上", [3e7, 1e7], "ge"),
        ("最高50万元、30万元和20万元", [500_000, 300_000, 200_000], "le"),
        ("奖励10、30、50万元", [100_000, 300_000, 500_000], "eq"),
    ],
)
def test_lists_share_unit_and_comparator(words: str, values: list[float], comparator: str) -> None:
    assert [(c, v) for c, v, _, _ in quantities(words)] == [(comparator, value) for value in values]
    assert len({figure.group for figure in figures(words)}) == 1


def test_members_with_their_own_comparators_share_none() -> None:
    assert [c for c, *_ in quantities("未达到15%、超过10%的")] == ["lt", "gt"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("建设“1+3+N”体系", [("1+3+N", "code")]),
        ("聚焦2+(3+6)+(4+5)产业", [("2+(3+6)+(4+5)", "code")]),
        ("G60科创走廊", [("G60", "code")]),
        ("5A级机构", [("5A级", "code")]),
        ("执行GB 18466-2005标准", [("18466-2005", "code")]),
        ("中国500强", [("500强", "name")]),
        ("川南4市", [("4市", "name")]),
        ("“十四五”规划", [("十四五", "name")]),
        ("80后创业者", [("80后", "name")]),
        ("第4代住宅", [("第4代", "ordinal")]),
        ("第二十三条", [("第二十三条", "ordinal")]),
        ("见附件3", [("3", "ordinal")]),
        ("45周岁以下", [("45周岁", "duration")]),
        ("有效期两年", [("两年", "duration")]),
        ("LPR-30BP", [("30BP", "other")]),
        ("按1:1配套", [("1:1", "other")]),
        ("电话：023－86868885", [("023－86868885", "phone")]),
        ("12345热线", [("12345", "phone")]),
        ("（川人社规〔2022〕1号）", [("川人社规〔2022〕1号", "document_number")]),
        ("（2023－2025年）", [("2023－2025年", "year")]),
        ("①组织", [("①", "marker")]),
        ("统一安排，进一步推进一批、一系列项目", []),
        ("一对一服务，一次性补齐", []),
    ],
)
def test_kinds(words: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(words) == expected


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("2023年9月7日", ("2023-09-07",)),
        ("2023年10月1日至2024年12月31日", ("2023-10-01", "2024-12-31")),
        ("2023年3月1日至5月31日", ("2023-03-01", "2023-05-31")),
        ("2024年6月3日-8日", ("2024-06-03", "2024-06-08")),
        ("二〇二三年七月三日", ("2023-07-03",)),
        ("2022/5/25", ("2022-05-25",)),
        ("9月7日", ("--09-07",)),
        ("2023-2025年", ("2023", "2025")),
    ],
)
def test_dates(words: str, dates: tuple[str, ...]) -> None:
    assert [figure.date for figure in figures(words)] == [dates]


def test_quote_has_the_trailing_qualifier_and_no_leading_one() -> None:
    (figure,) = figures("达2200亿元左右")
    assert figure.quantity is not None
    assert (figure.quantity.quote, figure.span, figure.reach) == ("2200亿元左右", (1, 7), (0, 9))


def test_every_sign_that_is_a_digit_begins_a_figure() -> None:
    signs = DIGITS.findall("".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000))
    words = Text.of(" ".join(dict.fromkeys(sign for run in signs for sign in run))).plain
    found = "".join(words[slice(*figure.span)] for figure in figures(words))
    assert set(found) - {" "} == set(words) - {" "}


SIGNS = st.text(
    alphabet="㈠㊀²0123456789０１２３①②⑴٣½.．,，、-—~～至到%％‰/：:+()（）〔〕万亿千百十元人家个年月日时号第条 \n一二三〇以上达超过翻半",
    max_size=60,
)


@settings(max_examples=300)
@given(SIGNS | st.text(max_size=40))
def test_no_digit_is_passed_over_and_no_entry_overlaps(words: str) -> None:
    words = Text.of(words).plain
    covered: set[int] = set()
    for figure in figures(words):
        places = set(range(*figure.span))
        assert places
        assert not places & covered
        covered |= places
    for run in DIGITS.finditer(words):
        assert set(range(*run.span())) <= covered
