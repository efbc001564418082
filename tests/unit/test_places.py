import pytest

from hrdocs import places
from hrdocs.grammar import load


@pytest.fixture(scope="module")
def table():
    return places.load(load())


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("合肥市", None, "340100"),
        ("合肥", None, "340100"),
        ("吉林", None, "220000"),
        ("吉林市", None, "220200"),
        ("恩施州", None, "422800"),
        ("内蒙古", None, "150000"),
        ("渝北区", None, "500112"),
        ("鼓楼区", "320100", "320106"),
        ("济源市", "410000", "419001"),
    ],
)
def test_named(table, name, within, code):
    assert table.named(name, within).code == code


@pytest.mark.parametrize(("name", "within"), [("鼓楼区", None), ("鼓楼区", "440000"), ("市", None), ("火星市", None)])
def test_a_name_that_several_or_none_bear_is_not_guessed(table, name, within):
    assert table.named(name, within) is None


def test_candidates_name_every_bearer(table):
    assert [table.province(place).name for place in table.candidates("鼓楼区")] == [
        "江苏省",
        "江苏省",
        "福建省",
        "河南省",
    ]


@pytest.mark.parametrize(
    ("words", "name", "end", "short"),
    [
        ("合肥市人民政府办公室", "合肥市", 3, False),
        ("广州市天河区科技局", "天河区", 6, False),
        ("江苏省南京市鼓楼区人民政府", "鼓楼区", 9, False),
        ("安徽证监局", "安徽省", 2, True),
        ("恩施州人民政府", "恩施土家族苗族自治州", 3, True),
    ],
)
def test_opening_follows_the_chain(table, words, name, end, short):
    opening = table.opening(words)
    assert (opening.place.name, opening.end, opening.short) == (name, end, short)


def test_no_opening(table):
    assert table.opening("市财政局") is None
    assert table.opening("") is None


@pytest.mark.parametrize(
    ("sign", "code", "own"),
    [
        ("市", "340100", "合肥市"),
        ("省", "340100", "安徽省"),
        ("市", "440106", "广州市"),
        ("区", "440106", "天河区"),
        ("市", "500112", "重庆市"),
        ("省", "510000", "四川省"),
    ],
)
def test_own(table, sign, code, own):
    assert table.own(sign, code).name == own


def test_a_province_has_no_city_of_its_own(table):
    assert table.own("市", "510000") is None


def test_parents_lead_to_the_province(table):
    assert [table.parent(table.of_code(code)).name for code in ("440106", "440100", "419001", "500103")] == [
        "广州市",
        "广东省",
        "河南省",
        "重庆市",
    ]
    assert table.parent(table.of_code("440000")) is None


@pytest.mark.parametrize(("number", "name"), [("渝人社〔2023〕85号", "重庆市"), ("穗府办〔2023〕1号", "广州市")])
def test_of_number(table, number, name):
    assert table.of_number(number).name == name


def test_a_sign_of_several_places_opens_no_number(table):
    assert table.of_number("宁政发〔2023〕1号") is None
