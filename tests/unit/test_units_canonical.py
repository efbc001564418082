"""Canonical names and sectors: place and long form, nothing guessed beyond the tables."""

from __future__ import annotations

import pytest

import hrdocs
from hrdocs.grammar import load
from hrdocs.model import Region
from hrdocs.reading.units.canonical import Canon, NoticeCanon

CITY = Region("合肥市", "340100", "city")
COUNTY = Region("天河区", "440106", "county")
NATION = Region("全国", "100000", "nation")
ZONE = Region("川南", None, "zone")


def canonical(unit: str, region: Region | None = CITY, head: str = "", text: str = "") -> tuple[str, str | None]:
    return NoticeCanon(Canon(load()), region, text).of(unit, head)


@pytest.mark.parametrize(
    ("unit", "name", "sector"),
    [
        ("市人社局", "合肥市人力资源和社会保障局", "人社"),
        ("市市监局", "合肥市市场监督管理局", "市监"),
        ("市场监管局", "合肥市市场监督管理局", "市监"),
        ("省发展改革委", "安徽省发展和改革委员会", "发改"),
        ("省政府国资委", "安徽省人民政府国有资产监督管理委员会", "国资"),
        ("市委网信办", "合肥市委网络安全和信息化委员会办公室", "网信"),
        ("各区政府", "合肥市各区人民政府", "政府"),
        ("市、区人民政府", "合肥市、区人民政府", "政府"),
        ("开发区管委会", "合肥市开发区管理委员会", "园区"),
        ("市城市管理委", "合肥市城市管理委员会", None),
        ("公安厅", "安徽省公安厅", "公安"),
        ("财政局", "合肥市财政局", "财政"),
        ("合肥市税务局", "合肥市税务局", "税务"),
        ("各级人社部门", "各级人力资源和社会保障部门", "人社"),
        ("市有关部门", "合肥市有关部门", None),
        ("自然资源部门", "自然资源部门", "自然资源"),
        ("行业协会", "行业协会", None),
        ("市级相关部门", "合肥市市级相关部门", None),
        ("自然资源分局", "合肥市自然资源分局", "自然资源"),
        ("各商业银行", "合肥市各商业银行", "金融"),
        ("市法院", "合肥市人民法院", "法院"),
        ("市中级人民法院", "合肥市中级人民法院", "法院"),
        ("市残联", "合肥市残疾人联合会", "残联"),
        ("银保监会", "中国银行保险监督管理委员会", "金融"),
        ("发展改革委", "合肥市发展和改革委员会", "发改"),
        ("市房地产业协会", "合肥市房地产业协会", None),
        ("安徽证监局", "安徽证监局", "金融"),
        ("人行合肥市中心支行", "中国人民银行合肥市中心支行", "金融"),
        ("国网省电力公司", "国网安徽省电力公司", "电力"),
        ("团市委", "共青团合肥市委", "共青团"),
        ("市金融办", "合肥市金融办", "金融"),
        ("国家发展改革委", "国家发展和改革委员会", "发改"),
    ],
)
def test_names_of_a_city_notice(unit: str, name: str, sector: str | None) -> None:
    assert canonical(unit) == (name, sector)


def test_ranks_mean_the_places_of_the_notice() -> None:
    assert canonical("市财政局", COUNTY)[0] == "广州市财政局"
    assert canonical("区财政局", COUNTY)[0] == "天河区财政局"
    assert canonical("区财政局", CITY)[0] == "区财政局"
    assert canonical("市财政局", None)[0] == "市财政局"
    assert canonical("人力资源社会保障厅", ZONE)[0] == "四川省人力资源和社会保障厅"


def test_what_the_notice_spells_out_is_restored() -> None:
    text = "在甲市、乙市（以下简称“川南4市”）成立川南协同发展工作领导小组，领导小组办公室设在厅内。"
    assert canonical("4市人社部门", ZONE, text=text)[0] == "川南4市人力资源和社会保障部门"
    assert canonical("领导小组办公室", ZONE, text=text) == ("川南协同发展工作领导小组办公室", None)
    assert canonical("4市人社部门", ZONE)[0] == "4市人力资源和社会保障部门"


def test_shared_heads_and_ranks_are_completed() -> None:
    canon = NoticeCanon(Canon(load()), CITY, "")
    assert canon.of("发展改革", "部门") == ("发展和改革部门", "发改")
    assert canon.of("市场监管部门", "", "县（市、区）")[0] == "县（市、区）市场监督管理部门"


@pytest.mark.parametrize(
    ("unit", "name", "sector"),
    [
        ("发展改革委", "国家发展和改革委员会", "发改"),
        ("国资委", "国务院国有资产监督管理委员会", "国资"),
        ("市场监管总局", "国家市场监督管理总局", "市监"),
        ("民航局", "中国民用航空局", "交通"),
        ("科技部", "科学技术部", "科技"),
        ("各省级人民政府", "各省级人民政府", "政府"),
    ],
)
def test_central_bodies_have_official_names_in_notices_of_the_nation(unit: str, name: str, sector: str) -> None:
    assert canonical(unit, NATION) == (name, sector)


def test_a_name_is_restored_from_the_notice() -> None:
    assert canonical("市政务服务局", text="合肥市政务服务管理局印发")[0] == "合肥市政务服务管理局"
    assert canonical("市政务服务局", text="")[0] == "合肥市政务服务局"


def test_an_abbreviation_is_restored_from_the_one_name_that_fits() -> None:
    printed = "本办法由合肥市住房和城市更新局负责解释"
    assert canonical("市住新局", text=printed)[0] == "合肥市住房和城市更新局"
    assert canonical("市住新局", text=f"{printed}，合肥市住宅新建局配合")[0] == "合肥市住新局"
    assert canonical("市教体局", text="合肥市教育和体育局")[0] == "合肥市教育和体育局"


def test_the_members_of_a_list_share_the_each_of_the_first() -> None:
    notice = hrdocs.extract("合肥市促进就业措施\n一、工作\n由各区委编办、区民政局、市财政局统筹负责。\n".encode())
    assert [record.canonical for record in notice.responsibilities][1:] == ["合肥市各区民政局", "合肥市财政局"]
