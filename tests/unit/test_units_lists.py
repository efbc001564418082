"""Unit lists: labels, brackets, predicates, defaults, task tables. One notice of 合肥市 around each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hrdocs
from hrdocs.grammar import load
from hrdocs.reading.units.names import Names
from hrdocs.text import fold

HEAD = "合肥市促进就业若干措施\n一、稳定岗位\n"


def units(body: str) -> list[tuple[str | None, str, str]]:
    notice = hrdocs.extract((HEAD + body).encode())
    return [(record.clause, record.unit, record.role) for record in notice.responsibilities]


def first(body: str) -> list[tuple[str, str]]:
    return [(unit, role) for clause, unit, role in units("（一）降低成本。" + body) if clause == "1.1"]


@pytest.mark.parametrize(
    "brackets", ["（{}）", "({})", "〔{}〕", "[{}]", "【{}】", "（{}", "\n{}\n", "\n（{}）\n", "落实政策（{}）。"]
)
def test_labels_in_every_bracket_and_on_lines(brackets: str) -> None:
    found = first(brackets.format("牵头单位：市人社局；责任单位：市财政局、市税务局，配合单位:各区人民政府"))
    assert found == [
        ("市人社局", "lead"),
        ("市财政局", "responsible"),
        ("市税务局", "responsible"),
        ("各区人民政府", "cooperating"),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("牵头部门", "lead"),
        ("主办单位", "lead"),
        ("责任部门", "responsible"),
        ("责任科室(单位)", "responsible"),
        ("承办单位", "responsible"),
        ("配合部门", "cooperating"),
        ("协办单位", "cooperating"),
        ("参与单位", "cooperating"),
        ("督导单位", "supervising"),
    ],
)
def test_labels_give_roles(label: str, role: str) -> None:
    assert first(f"（{label}：市教育局）") == [("市教育局", role)]


def test_predicates_in_brackets_give_roles() -> None:
    assert first("（市税务局牵头，各区政府配合）") == [("市税务局", "lead"), ("各区政府", "cooperating")]
    assert first("（市商务局牵头，市财政局、各区政府负责落实，完成时限：2030年10月）") == [
        ("市商务局", "lead"),
        ("市财政局", "responsible"),
        ("各区政府", "responsible"),
    ]
    assert first("（市教育局、市科技局等部门按职责分工负责）") == [
        ("市教育局", "responsible"),
        ("市科技局", "responsible"),
    ]
    assert first("（市公安局牵头，会同市司法局推进，2030年底前完成）") == [
        ("市公安局", "lead"),
        ("市司法局", "cooperating"),
    ]


def test_bare_brackets_are_lists_only_outside_the_sentence() -> None:
    assert first("发放补贴。（市教育局）") == [("市教育局", "responsible")]
    assert first("发放补贴（市房产局、市金融办）。") == [("市房产局", "responsible"), ("市金融办", "responsible")]
    assert first("向窗口（市政务服务中心）提出申请。") == []
    assert first("报市委组织部（市委人才办）。") == []
    assert first("完善机制（领导小组、指挥部）保持沟通。") == []


def test_first_of_a_list_leads_where_the_notice_says_so() -> None:
    body = "（一）甲事。（市财政局、市税务局负责。列第一位者为牵头单位，下同）\n（二）乙事。（市商务局、市科技局负责）\n（三）丙事。（市教育局负责）\n"
    assert units(body) == [
        ("1.1", "市财政局", "lead"),
        ("1.1", "市税务局", "responsible"),
        ("1.2", "市商务局", "lead"),
        ("1.2", "市科技局", "responsible"),
        ("1.3", "市教育局", "responsible"),
    ]


def test_a_stated_default_is_inherited_by_later_unit_lines() -> None:
    body = (
        "（一）甲事。（责任单位：市人社局；配合单位：各区政府，以下任务均需各区政府负责落实，不再列出）\n"
        "（二）乙事。（责任单位：市科技局）\n（三）丙事。加强宣传。\n"
    )
    notice = hrdocs.extract((HEAD + body).encode())
    assert [(r.clause, r.unit, r.role, r.inherited) for r in notice.responsibilities] == [
        ("1.1", "市人社局", "responsible", False),
        ("1.1", "各区政府", "cooperating", False),
        ("1.2", "市科技局", "responsible", False),
        ("1.2", "各区政府", "cooperating", True),
    ]


def test_names_broken_by_spaces_and_wraps_are_whole() -> None:
    assert first("（责任单位：市 财政局、市自然资源\n局、市税务局）") == [
        ("市财政局", "responsible"),
        ("市自然资源局", "responsible"),
        ("市税务局", "responsible"),
    ]


def test_everything_behind_a_label_is_a_unit_and_strange_ones_are_reported() -> None:
    notice = hrdocs.extract(f"{HEAD}（一）甲事。（责任单位：市住建局、深湾发、行业协会等，2030年底前完成）\n".encode())
    assert [record.unit for record in notice.responsibilities] == ["市住建局", "深湾发", "行业协会"]
    assert [(f.code, f.clause) for f in notice.findings if f.code == "unit-unknown"] == [("unit-unknown", "1.1")]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市人力资源和社会保障局", ["市人力资源和社会保障局"]),
        ("市自然资源和规划局、市教育和体育局", ["市自然资源和规划局", "市教育和体育局"]),
        ("各县(市)区人民政府及开发区管委会", ["各县（市）区人民政府", "开发区管委会"]),
        ("区发展改革和统计局(商务局)", ["区发展改革和统计局（商务局）"]),
        ("各市、州、县人民政府", ["各市、州、县人民政府"]),
        ("各区、县(市)人民政府，市财政局", ["各区、县（市）人民政府", "市财政局"]),
        ("各区、市教育局", ["各区", "市教育局"]),
        ("各县级市‹区>政府‹管委会>", ["各县级市〈区〉政府〈管委会〉"]),
        ("各县〔市、区、特区〕人民政府；市民政局", ["各县〔市、区、特区〕人民政府", "市民政局"]),
        ("市民政局和各区人民政府", ["市民政局", "各区人民政府"]),
        ("市住建局与市司法局以及市公安局", ["市住建局", "市司法局", "市公安局"]),
        ("市卫生健康委市公安局", ["市卫生健康委", "市公安局"]),
        ("教育和民政部门", ["教育", "民政部门"]),
        ("教育和体育部门", ["教育和体育部门"]),
    ],
)
def test_lists_are_cut_between_names_never_inside(words: str, names: list[str]) -> None:
    folded = fold(words)
    assert [folded[name.start : name.end] for name in Names(load()).cut(folded)] == names


@given(st.text("市区县各局委部门人民政府和及与、，；（） 财政教育\n等", max_size=60))
def test_members_lie_in_order_inside_the_list(words: str) -> None:
    at = 0
    for name in Names(load()).cut(words):
        assert at <= name.start < name.end <= len(words)
        at = name.end


def test_task_tables_are_read_by_their_heads() -> None:
    table = "| 序号 | 任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 建园 | 市人社局 | 市财政局、各区政府 |\n"
    flat = "序号\n任务\n责任单位\n时限\n1\n建园\n市人社局、市财政局\n长期\n2\n引才\n市委组织部\n长期\n"
    tabs = "任务\t牵头单位\t配合单位\n建园\t市人社局\t市财政局\n"
    roles = [
        [(r.unit, r.role) for r in hrdocs.extract(("任务分工表\n" + words).encode()).responsibilities]
        for words in (table, flat, tabs)
    ]
    assert roles == [
        [("市人社局", "lead"), ("市财政局", "cooperating"), ("各区政府", "cooperating")],
        [("市人社局", "responsible"), ("市财政局", "responsible"), ("市委组织部", "responsible")],
        [("市人社局", "lead"), ("市财政局", "cooperating")],
    ]


@pytest.mark.parametrize(
    ("bracket", "members"),
    [
        ("（农业农村部、科技部、银保监会等负责）", ["农业农村部", "科技部", "银保监会"]),
        ("（市烟草局、国铁集团负责）", ["市烟草局", "国铁集团"]),
        ("（市住更局、各保险机构、市属国企、电信运营商）", ["市住更局", "各保险机构", "市属国企", "电信运营商"]),
        ("（市国资委、深湾发牵头）", ["市国资委", "深湾发"]),
        ("（团市委、深湾发、市营商局、市文旅局）", ["团市委", "深湾发", "市营商局", "市文旅局"]),
    ],
)
def test_a_strange_name_does_not_make_a_bracket_vanish(bracket: str, members: list[str]) -> None:
    assert [unit for unit, _ in first(f"完善机制。{bracket}\n")] == members


@pytest.mark.parametrize(
    "bracket", ["（含住宅、车库等）", "（市财政局、优化服务）", "（如电力企业、燃气企业）", "（用人单位负责）"]
)
def test_brackets_that_are_no_lists_of_units(bracket: str) -> None:
    assert first(f"完善机制。{bracket}\n") == []


def test_who_only_guides_has_no_role_and_the_default_goes_to_guided_items() -> None:
    body = (
        "（一）甲事。推进。（省教育厅指导，试点城市政府负责实施。以下任务均须试点城市政府落实，不再列示）\n"
        "（二）乙事。推进。（省教育厅、省科技厅指导）\n"
    )
    assert units(body) == [("1.1", "试点城市政府", "responsible"), ("1.2", "试点城市政府", "responsible")]


def test_the_first_leads_only_where_nobody_else_does() -> None:
    body = (
        "（一）甲事。\n责任单位：市发改委、市财政局（第一责任单位为牵头单位，下同）\n时限要求：持续推进\n"
        "（二）乙事。（牵头单位：市教育局；责任单位：各县、自治县、区人民政府，市科技局等）\n"
    )
    assert units(body) == [
        ("1.1", "市发改委", "lead"),
        ("1.1", "市财政局", "responsible"),
        ("1.2", "市教育局", "lead"),
        ("1.2", "各县、自治县、区人民政府", "responsible"),
        ("1.2", "市科技局", "responsible"),
    ]


def test_a_predicate_does_not_hide_the_joint_before_it() -> None:
    assert first("完善。（市教育局牵头，市级各有关部门及各县市区政府按职责分工负责）") == [
        ("市教育局", "lead"),
        ("市级各有关部门", "responsible"),
        ("各县市区政府", "responsible"),
    ]
    assert first("完善。（市科技局、市能源局等市有关部门和各县市区政府负责）") == [
        ("市科技局", "responsible"),
        ("市能源局", "responsible"),
        ("各县市区政府", "responsible"),
    ]


def test_who_stands_beside_the_helper_helps() -> None:
    assert first("完善。（由市教育局牵头，会同市财政局、市税务局推进）") == [
        ("市教育局", "lead"),
        ("市财政局", "cooperating"),
        ("市税务局", "cooperating"),
    ]


def test_a_predicate_behind_a_label_is_for_those_behind_the_comma() -> None:
    assert first("（责任单位：市教育局、市科技局，市财政局、各区政府配合）") == [
        ("市教育局", "responsible"),
        ("市科技局", "responsible"),
        ("市财政局", "cooperating"),
        ("各区政府", "cooperating"),
    ]


def test_labels_without_a_noun() -> None:
    assert first("（牵头：市教育局；配合：市财政局）") == [("市教育局", "lead"), ("市财政局", "cooperating")]


def test_a_gloss_in_other_brackets_belongs_to_its_unit() -> None:
    assert first("完善。（市委组织部〔市人才局〕、市教育局）") == [
        ("市委组织部〔市人才局〕", "responsible"),
        ("市教育局", "responsible"),
    ]
