"""The reading of targets beyond single phrasings: what governs, what adds up, what is claimed, any text at all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import hrdocs
from hrdocs.model import Notice
from hrdocs.reading.targets.pairs import listed

HEADS = ("发展目标", "重点任务")
SIGNATURE = "滨江市人民政府办公室\n2024年12月5日\n"


def _read(text: str, title: str = "") -> Notice:
    return hrdocs.extract(f"{title}\n{text}\n{SIGNATURE}")


def test_an_item_that_begins_with_a_deadline_governs_its_later_sentences() -> None:
    notice = _read(
        "一、工作目标\n（一）近期。到2026年，体系基本健全。机构达到200家。到2030年，体系更加完善。机构达到300家。"
    )
    assert [(t.deadline.year, t.deadline.basis) for t in notice.targets if t.deadline] == [
        (2026, "clause"),
        (2030, "clause"),
    ]


def test_under_a_heading_of_goals_an_earlier_item_governs_too() -> None:
    items = "（一）规模。到2027年，机构达到200家。\n（二）结构。培育龙头企业9家。"
    years = [[t.deadline.year if t.deadline else None for t in _read(f"一、{head}\n{items}").targets] for head in HEADS]
    assert years == [[2027, 2027], [2027, None]]


def test_years_before_the_issue_tell_of_the_past() -> None:
    assert _read("一、主要任务\n（一）壮大机构。2023年，全市新增机构30家，营收增长9%。").targets == ()


def test_the_period_of_the_plan_is_the_last_resort() -> None:
    notice = _read("一、主要任务\n（一）引育机构。培育12家骨干机构。", "滨江市人力资源服务业行动计划（2025—2027年）")
    (target,) = notice.targets
    assert target.deadline is not None
    assert (target.deadline.year, target.deadline.basis) == (2027, "document")


def test_a_deadline_in_the_middle_of_an_item_governs_its_own_sentence_only() -> None:
    notice = _read("一、主要任务\n（一）建设园区。完善体系，到2026年建成3个园区。每个园区至少组建1个专家服务团。")
    assert [t.deadline.year if t.deadline else None for t in notice.targets] == [2026, None]


def test_parts_point_to_their_total_and_share_what_governs_it() -> None:
    notice = _read("一、目标\n（一）规模。到2026年，营收达90亿元（东城区40亿元、西城区50亿元）。")
    total, east, west = notice.targets
    assert (east.total, west.total, total.total) == (total.id, total.id, None)
    assert east.scope == "东城区"
    assert east.indicator == total.indicator
    assert east.deadline == west.deadline == total.deadline
    assert not [finding for finding in notice.findings if finding.code == "sum-mismatch"]


def test_parts_that_do_not_add_up_are_a_finding() -> None:
    notice = _read("一、目标\n（一）规模。到2026年，营收达90亿元（东城区40亿元、西城区45亿元）。")
    (finding,) = [finding for finding in notice.findings if finding.code == "sum-mismatch"]
    assert finding.clause == "1.1"
    assert "90亿元" in finding.message


def test_unequal_lists_are_not_paired() -> None:
    notice = _read("一、目标\n（一）规模。到2026年，参保率、签订率和续签率分别达到98%、95%。")
    assert notice.targets == ()


def test_regulations_state_goals_only_in_so_many_words() -> None:
    rule = "第三条　培育基地应当培训学员100人以上。\n第四条　力争到2026年培育基地30家。"
    notice = _read(rule, "滨江市培训基地管理办法")
    assert [target.clause for target in notice.targets] == ["4"]


def test_conditions_that_a_clause_leads_in_are_no_goals() -> None:
    notice = _read("一、申报\n申报机构应当具备下列条件：\n（一）从业人员达到50人以上；\n（二）每年服务企业100家以上。")
    assert notice.targets == ()


def test_each_target_claims_its_figure() -> None:
    notice = _read("一、目标\n（一）规模。到2026年，培育龙头企业3家、骨干企业20家。")
    claimed = {numeral.quote: numeral.records for numeral in notice.numerals if numeral.records}
    assert claimed == {"3家": ("t1",), "20家": ("t2",)}


def test_listed_things_share_the_head_of_the_last() -> None:
    assert listed("播种、收获机械化率") == ["播种机械化率", "收获机械化率"]
    assert listed("参保率和签订率") == ["参保率", "签订率"]


PIECES = (
    "到2026年 力争 全省 各县 培育 达到 增长 覆盖率 机构 的 对 （ ） ， ； 、 和 。 20家 10% 3亿元 翻一番 全覆盖 分别 其中 给予 每年 "
    "5个工作日 “ ” （其"
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40))
def test_any_sentence_is_read_and_every_quote_stands_at_its_span(words: list[str]) -> None:
    notice = _read("一、目标\n（一）规模。" + "".join(words))
    text = notice.text
    assert isinstance(text, str)
    ids = {target.id for target in notice.targets}
    for target in notice.targets:
        assert text[slice(*target.span)] == target.quote
        assert target.quantity.quote in target.quote
        assert target.indicator
        assert target.total is None or target.total in ids


def test_rules_of_a_user_bar_and_state_goals_without_a_word_of_code(tmp_path: Path) -> None:
    """A bar is known by its reach, a rule of goals by what it matches: neither has to bear a name that the code knows."""
    (tmp_path / "goal_bars.toml").write_text(
        '[[rule]]\nname = "bar.draft"\npattern = "征求意见稿"\nsets = { reach = "sentence" }\nexamples = ["征求意见稿"]\n',
        encoding="utf-8",
    )
    (tmp_path / "goals.toml").write_text(
        '[[rule]]\nname = "goal.berths"\npattern = "^⟨n⟩(?P<indicator>泊位).*供停靠$"\n'
        'sets = { counts = "thing" }\nexamples = ["⟨n⟩泊位供停靠"]\n',
        encoding="utf-8",
    )
    text = f"一、主要任务\n（一）航运。9个泊位同时供停靠。\n（二）机构。征求意见稿提出，新增机构30家。\n{SIGNATURE}"
    assert [target.indicator for target in hrdocs.extract(text).targets] == ["机构"]
    own = hrdocs.extract(text, patterns=tmp_path).targets
    assert [(target.rule, target.indicator) for target in own] == [("goal.berths", "泊位")]
