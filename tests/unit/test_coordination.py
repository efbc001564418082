"""What the members of a list share is given back to each."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from hrdocs.coordination import parallel, spread

EDGES = regex.compile("获评|创建|获得|的|达|按")
SHARED = regex.compile("证书|毕业生")


def _each(*words: str) -> tuple[str, ...]:
    return spread(words, EDGES, SHARED).each()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("获评国家级", "省级园区"), ("获评国家级园区", "获评省级园区")),
        (("创建国家级", "省级园区", "省级市场"), ("创建国家级园区", "创建省级园区", "创建省级市场")),
        (("获得一", "二", "三等奖"), ("获得一等奖", "获得二等奖", "获得三等奖")),
        (("A类", "B类", "C类人才"), ("A类人才", "B类人才", "C类人才")),
        (("D", "E", "F类人才"), ("D类人才", "E类人才", "F类人才")),
        (("获得“甲”", "“乙”两个目标"), ("获得“甲”", "获得“乙”")),
        (("高级工", "技师证书"), ("高级工证书", "技师证书")),
        (("博士", "硕士", "本科毕业生"), ("博士毕业生", "硕士毕业生", "本科毕业生")),
        (("领军人才", "杰出人才"), ("领军人才", "杰出人才")),
        (("备案", "受理", "挂牌三个阶段"), ("备案", "受理", "挂牌")),
    ],
)
def test_shared_words_are_given_back(words: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert _each(*words) == wanted


def test_form_tells_members_of_one_list() -> None:
    assert parallel(["二孩", "三孩家庭"])
    assert parallel(["“甲”", "“乙”"])
    assert not parallel(["企业", "缴清契税"])


@given(st.lists(st.text("国省级一二类园区获评“”、人才证书", min_size=1, max_size=8), min_size=2, max_size=5))
def test_a_list_keeps_its_length(words: list[str]) -> None:
    assert len(_each(*words)) == len(words)
