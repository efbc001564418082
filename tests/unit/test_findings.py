"""Findings that the outline alone tells: gaps and repeats of the numbering, what a notice lacks."""

from __future__ import annotations

import pytest

import hrdocs


def codes(words: str, *ignored: str) -> list[tuple[str, str | None]]:
    found = hrdocs.extract(words.encode()).findings
    return [
        (each.code, each.clause) for each in found if each.code not in ("missing-title", "unclaimed-number", *ignored)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一、甲。\n二、乙。\n三、丙。", []),
        ("一、甲。\n三、乙。", [("numbering-gap", "3")]),
        ("一、甲。\n二、乙。\n二、丙。", [("numbering-repeat", "2~2")]),
        ("五、甲。\n六、乙。", [("numbering-start", "5")]),
        ("一、甲\n（一）乙。\n二、丙\n（二）丁。", []),
        ("一、甲\n（一）乙。\n二、丙\n（三）丁。", [("numbering-gap", "2.3")]),
        ("一、甲\n——乙。\n——丙。", []),
        ("甲乙丙丁。", [("no-clauses", None)]),
    ],
)
def test_numbering(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert codes(words) == expected


def test_a_notice_without_title() -> None:
    assert "missing-title" in [each.code for each in hrdocs.extract("一、甲。\n二、乙。".encode()).findings]


def test_furniture_is_reported() -> None:
    words = "一、甲方面。\n乙。\n某市财政局\n2024年5月6日\n原文链接：\n"
    assert ("furniture", None) in codes(words)
