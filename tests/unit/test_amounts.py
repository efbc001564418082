"""Sums of money: role, what they are counted by, how often they are paid."""

from __future__ import annotations

import pytest

import hrdocs
from hrdocs.model import Amount


def amounts(sentence: str) -> tuple[Amount, ...]:
    return hrdocs.extract(f"一、重点任务\n（一）具体安排。{sentence}\n").amounts


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("对首次上榜的企业，给予一次性奖励100万元。", ["award"]),
        ("给予最高300万元的补助资金支持。", ["award"]),
        ("国家级平台给予300万元，省级平台给予100万元。", ["award", "award"]),
        (
            "对年营业收入突破10亿元、50亿元的企业，分别奖励50万元、100万元。",
            ["threshold", "threshold", "award", "award"],
        ),
        ("引进年薪50万元以上的人才，给予用人单位补贴。", ["threshold"]),
        ("对总投资5亿元以上的项目，按投资额的2%补助，单个项目最高不超过1000万元。", ["threshold", "award"]),
        ("企业注册资本不低于500万元。", ["threshold"]),
        (
            "对零售额突破1亿元的企业给予10万元奖励，每增加1亿元再奖励5万元。",
            ["threshold", "award", "threshold", "award"],
        ),
        ("到2025年，全市总产值突破5000亿元，增加值达到800亿元。", ["target", "target"]),
        ("力争完成固定资产投资1200亿元，实际利用外资15亿美元。", ["target", "target"]),
        ("全年完成投资1200亿元，同比增长8.1%。", ["other"]),
        ("设立总规模50亿元的产业引导基金，首期规模10亿元。", ["fund", "fund"]),
        ("每年安排不少于2000万元用于人才培训。", ["fund"]),
        ("每年安排最高80万元经费支持社区建设。", ["award"]),
        ("同一企业享受的奖补资金总额不超过500万元。", ["award"]),
        ("个人最高贷款额度30万元，小微企业最高300万元。", ["credit", "credit"]),
        ("给予最高50万元、期限3年的创业担保贷款。", ["credit"]),
        ("拒不改正的，处五千元以上二万元以下罚款。", ["penalty"]),
        ("违法所得1万元以上的，并处5万元罚款。", ["threshold", "penalty"]),
        ("缴存基数下限为2500元。", ["other"]),
        ("按《专项资金管理办法》确定的每户40元给予奖补。", ["award"]),
        ("培育百亿级企业5家。", []),
    ],
)
def test_roles(sentence: str, roles: list[str]) -> None:
    assert [amount.role for amount in amounts(sentence)] == roles


@pytest.mark.parametrize(
    ("sentence", "per", "frequency"),
    [
        ("按规定给予每人每年不低于5000元的培训补贴。", ("人", "年"), "yearly"),
        ("每家机构每年享受奖励总额不超过200万元。", ("家机构", "年"), "yearly"),
        ("单笔最高奖励不超过100万元。", ("笔",), None),
        ("单个项目补助最高不超过200万元。", ("个项目",), None),
        ("同一企业奖励额度最高不超过10万元。", ("企业",), None),
        ("每成功推荐1个青年企业在本区登记注册，且经营满1年的，给予1万元奖励。", ("个青年企业",), None),
        ("每培养1名高级技师，给予培训机构3000元补贴。", ("名高级技师",), None),
        ("给予每家30万元一次性建设支持。", ("家",), "once"),
        ("给予购房人10万元的一次性补贴。", (), "once"),
        ("按每人2000元的标准给予补贴。", ("人",), None),
        ("给予200万元/亩的奖励。", ("亩",), None),
        ("给予5元/人/夜的补贴。", ("人", "夜"), "daily"),
        ("给予18元/平方米/月的租金补贴。", ("平方米", "月"), "monthly"),
        ("给予每人每月3000元实习补贴。", ("人", "月"), "monthly"),
        ("按照每平方米每月20元的标准给予房租补贴。", ("平方米", "月"), "monthly"),
        ("每年评选一次，对获奖企业，给予10万元奖励。", (), None),
        ("对年度营业收入达到1亿元的企业予以通报。", (), None),
    ],
)
def test_counted_by(sentence: str, per: tuple[str, ...], frequency: str | None) -> None:
    (amount,) = amounts(sentence)
    assert (amount.per, amount.frequency) == (per, frequency)


def test_a_repeated_sum_in_brackets_has_the_role_of_the_first() -> None:
    assert [a.role for a in amounts("对购房款50万元（含50万元）以上的，补贴1万元。")] == [
        "threshold",
        "threshold",
        "award",
    ]


def test_an_amount_and_its_incentive_claim_the_figure() -> None:
    notice = hrdocs.extract("一、重点任务\n（一）奖励。给予20万元奖励。\n")
    assert [numeral.records for numeral in notice.numerals if numeral.kind == "money"] == [("a1", "i1")]


def test_a_torn_figure_is_read_and_reported() -> None:
    notice = hrdocs.extract("一、重点任务\n（一）目标。力争从业市场主体超1. 7万户。\n")
    assert [n.quantity.value for n in notice.numerals if n.kind == "count" and n.quantity] == [17_000]
    assert "broken-number" in [finding.code for finding in notice.findings]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("契税在10万元以内的按50%给予补贴，超过10万元的按60%给予补贴。", ["threshold", "threshold"]),
        ("对年内贷款500万元以上的项目，按利息的30%给予贴息。", ["threshold"]),
        ("贷款额度最高300万元的，给予贴息。", ["credit"]),
    ],
)
def test_what_must_be_reached_is_a_threshold(words: str, roles: list[str]) -> None:
    assert [amount.role for amount in hrdocs.extract(f"一、事项。{words}").amounts] == roles


@pytest.mark.parametrize(
    ("words", "frequencies"),
    [
        ("发放一次性购房补贴：博士20万元，硕士5万元。", ["once", "once"]),
        ("给予购房者一次性装修补贴，补贴标准为30元/平方米，每户最高5000元。", ["once", None]),
        ("一次性奖励20万元，对组织游客的给予100元补贴。", ["once", None]),
    ],
)
def test_a_lead_in_says_how_often(words: str, frequencies: list[str | None]) -> None:
    assert [amount.frequency for amount in hrdocs.extract(f"一、事项。{words}").amounts] == frequencies
