"""Markers are read as printed, whatever their style; what only looks like one is none."""

from __future__ import annotations

import pytest

from hrdocs.grammar import load
from hrdocs.markers import Marker, Markers, ordinal, printed
from hrdocs.text import fold

MARKERS = Markers.of(load())


def read(line: str) -> Marker | None:
    folded = fold(line)
    return MARKERS.at_line(folded, 0, len(folded))


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("第一章　总则", "chapter", 1),
        ("## 第十二章 附则", "chapter", 12),
        ("第二节 申报", "section", 2),
        ("第 2 3 条 申请", "article", 23),
        ("第三条加大供应力度。", "article", 3),
        ("一、总体要求", "chinese-comma", 1),
        ("二 、重点任务", "chinese-comma", 2),
        ("（二十七）健全体系", "chinese-paren", 27),
        ("( 一 )指导思想", "chinese-paren", 1),
        ("㈢申报", "chinese-paren", 3),
        ("12．完善机制", "arabic-dot", 12),
        ("3、落实责任", "arabic-dot", 3),
        ("（4）户口簿", "arabic-paren", 4),
        ("⑸户口簿", "arabic-paren", 5),
        ("⑥户口簿", "circled", 6),
        ("——坚持创新。", "dash", 0),
        ("●政策支持", "bullet", 0),
        ("★（一）政策支持", "chinese-paren", 1),
        ("一是加强领导", "ordinal-word", 1),
        ("第二，落实责任", "ordinal-word", 2),
        ("措施三：稳定岗位", "ordinal-word", 3),
        ("（二）项目申报", "chinese-paren", 2),
        ("第四条 第一类产品备案", "article", 4),
    ],
)
def test_styles(line: str, style: str, number: int) -> None:
    marker = read(line)
    assert marker is not None
    assert (marker.style, marker.ordinal) == (style, number)


@pytest.mark.parametrize(
    "line",
    ["2023.", "（2023—2025年）", "（一）项规定的情形", "第八条规定的", "1-2家", "一等奖", "1、2、3、4号楼", "—— 1 ——"],
)
def test_no_markers(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize("line", ["17.2025年1月起", "2.5亿元", "1. 7万户", "1降低成本"])
def test_weak_markers_wait_for_their_neighbours(line: str) -> None:
    marker = read(line)
    assert marker is not None
    assert marker.weak


@pytest.mark.parametrize(
    ("words", "number"), [("（一百零三）", 103), ("第二十条", 20), ("⑽", 10), ("1.2.13", 13), ("——", 0)]
)
def test_ordinals(words: str, number: int) -> None:
    assert ordinal(words) == number


@pytest.mark.parametrize(
    ("words", "number", "wanted", "text"),
    [("二、", 2, 3, "三、"), ("（十九）", 19, 20, "（二十）"), ("9.", 9, 10, "10."), ("①", 1, 2, "②")],
)
def test_how_another_number_is_printed(words: str, number: int, wanted: int, text: str) -> None:
    assert printed(words, number, wanted) == text
