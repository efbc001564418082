"""Bodies made responsible in running text, and sentences that name bodies without making them responsible."""

from __future__ import annotations

import pytest

import hrdocs


def duties(sentence: str) -> list[tuple[str, str]]:
    notice = hrdocs.extract(f"合肥市促进就业若干措施\n一、稳定岗位\n{sentence}\n二、其他\n加强宣传。\n".encode())
    return [(record.unit, record.role) for record in notice.responsibilities]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("市财政局应当保障经费。", [("市财政局", "responsible")]),
        ("同时，各级人社部门要加强指导。", [("各级人社部门", "responsible")]),
        ("各级人社部门要履行牵头抓总职责。", [("各级人社部门", "lead")]),
        ("市、县（区）人民政府须制定办法。", [("市、县（区）人民政府", "responsible")]),
        ("市教育局按照职责分工负责组织实施。", [("市教育局", "responsible")]),
        ("企业名单由市工信局另行界定。", [("市工信局", "responsible")]),
        ("补贴由市人社局会同市财政局发放。", [("市人社局", "lead"), ("市财政局", "cooperating")]),
        ("市民政局会同有关部门制定细则。", [("市民政局", "lead")]),
        ("市民政局要会同市残联制定细则。", [("市民政局", "lead"), ("市残联", "cooperating")]),
        ("由市商务局牵头，市财政局配合，定期会商。", [("市商务局", "lead"), ("市财政局", "cooperating")]),
        ("皖东2市是试验区建设的责任主体。", [("皖东2市", "responsible")]),
        ("市就业中心承担日常评估工作。", [("市就业中心", "responsible")]),
        ("专班办公室设在市人社局。", []),
        ("市就业局（以下简称就业局）是主管部门，负责受理申请。", [("市就业局", "responsible")]),
        ("日常工作由区教育局承担。", [("区教育局", "responsible")]),
        ("具体标准由市民政局结合本市实际的情况确定。", [("市民政局", "responsible")]),
        ("区民政局应对申请材料进行核查。", [("区民政局", "responsible")]),
        (
            "本措施由合肥市人社局会同市有关部门负责解释。",
            [("合肥市人社局", "interpreting"), ("市有关部门", "interpreting")],
        ),
        ("发展改革、商务部门要支持园区。", [("发展改革", "responsible"), ("商务部门", "responsible")]),
        ("市财政局和市税务局要密切协作。", [("市财政局", "responsible"), ("市税务局", "responsible")]),
        ("各级财政部门和金融机构要加大投入。", [("各级财政部门", "responsible")]),
    ],
)
def test_duties(sentence: str, found: list[tuple[str, str]]) -> None:
    assert duties(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "各地、各市、各县区、各部门、各单位要高度重视。",
        "有关部门应当加强监管，学校和企业要落实责任。",
        "支持市商务局牵头举办活动，鼓励宜宾市牵头建设平台。",
        "建立市政府主导、人社部门牵头、社会参与的工作机制。",
        "所需资金由市财政局承担费用，培训费由失业保险基金列支。",
        "享受由市人社局认定的企业优惠。",
        "经市住建局会同相关部门认定后享受补贴。",
        "加强与市财政局、市税务局的沟通，市财政局要求企业申报。",
        "额度由10万元提高到20万元，企业由于经营困难需要贷款。",
        "单位负责人要签字，市应急管理部门负责同志参加。",
    ],
)
def test_bodies_without_a_duty(sentence: str) -> None:
    assert duties(sentence) == []


@pytest.mark.parametrize("scope", ["在各自职责范围内", "按照职责分工", "根据各自职责"])
def test_words_of_scope_may_stand_between_subject_and_duty(scope: str) -> None:
    notice = hrdocs.extract(f"合肥市促进就业措施\n一、工作\n市民政局{scope}，分别负责审核。\n".encode())
    assert [(record.unit, record.role) for record in notice.responsibilities] == [("市民政局", "responsible")]


def test_helpers_may_stand_behind_the_comma() -> None:
    notice = hrdocs.extract("合肥市促进就业措施\n一、工作\n市商务局牵头，会同市科技局、市经信局推进。\n".encode())
    found = [(record.unit, record.role) for record in notice.responsibilities]
    assert found == [("市商务局", "lead"), ("市科技局", "cooperating"), ("市经信局", "cooperating")]


def test_a_duty_may_stand_behind_a_comma() -> None:
    notice = hrdocs.extract("合肥市促进就业措施\n一、工作\n由市商务局、市科技局，按职责分工提出清单。\n".encode())
    assert [record.unit for record in notice.responsibilities] == ["市商务局", "市科技局"]
