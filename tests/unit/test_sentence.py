"""How a sentence is cut into members."""

from hypothesis import given
from hypothesis import strategies as st

from hrdocs.sentence import members


def _cut(words: str) -> list[tuple[str, int]]:
    return [(words[member.start : member.end], member.part) for member in members(words, 0, len(words))]


def test_members_end_at_commas_colons_and_semicolons() -> None:
    assert _cut("到2025年，机构达10家；目标如下：园区2个") == [
        ("到2025年", 0),
        ("机构达10家", 0),
        ("目标如下", 1),
        ("园区2个", 1),
    ]


def test_separators_in_brackets_cut_nothing() -> None:
    assert _cut("营收达9亿元（甲市4亿元，乙市5亿元），增速10%") == [
        ("营收达9亿元（甲市4亿元，乙市5亿元）", 0),
        ("增速10%", 0),
    ]


def test_brackets_of_one_kind_nest() -> None:
    assert _cut("给予补贴〔《办法》（某发〔2024〕2号）规定，不重复〕，另行通知") == [
        ("给予补贴〔《办法》（某发〔2024〕2号）规定，不重复〕", 0),
        ("另行通知", 0),
    ]


@given(st.text("甲，；：（）“” 1"))
def test_members_are_ordered_and_not_empty(words: str) -> None:
    at = 0
    for member in members(words, 0, len(words)):
        assert at <= member.start < member.end
        at = member.end
