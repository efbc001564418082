"""A pattern respelled for `re` finds what `regex` finds."""

import random
import re

import pytest
import regex

from hrdocs import coded
from hrdocs.dialect import Unspeakable, respelled
from hrdocs.grammar import Rule, load
from hrdocs.text import fold

GRAMMAR = load()
RULES = [rule for section in GRAMMAR.sections() for rule in GRAMMAR.rules(section)]
WORDS = {"place": ["京", "沪", "沪宁", "沪宁杭", "杭州湾"], "one": ["甲乙"]}


def _texts(rule: Rule) -> list[str]:
    """Its examples and counterexamples, and pieces of them and of other rules' in disorder."""
    chance = random.Random(rule.name)
    own = [fold(text.replace("⟦", "").replace("⟧", "")) for text in (*rule.examples, *rule.counterexamples)]
    others = [fold(other.examples[0]) for other in chance.sample(RULES, 12)]
    mixed = "".join(text[chance.randrange(len(text)) :] for text in own * 3 + others)
    return [*own, "".join(chance.sample(own + others, len(own) + 12)), mixed]


def _said_in_re(rule: Rule) -> re.Pattern[str] | None:
    full = GRAMMAR.expand(rule.source, where=rule.file)
    code = coded.code(full, GRAMMAR.lists(full))
    return None if len(code) == 2 else coded.build(full, code)


IN_RE = [(rule, ours) for rule in RULES if (ours := _said_in_re(rule))]


@pytest.mark.parametrize(("rule", "ours"), IN_RE, ids=[rule.name for rule, _ in IN_RE])
def test_the_same_is_found(rule: Rule, ours: re.Pattern[str]) -> None:
    full = GRAMMAR.expand(rule.source, where=rule.file)
    theirs = regex.compile(full, regex.V0, ignore_unused=True, **GRAMMAR.lists(full))
    for text in _texts(rule):
        found = [(match.span(), match.groupdict()) for match in ours.finditer(text)]
        assert found == [(match.span(), match.groupdict()) for match in theirs.finditer(text)]


def test_most_patterns_are_said_in_re() -> None:
    assert len(IN_RE) > 0.9 * len(RULES)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\L<place>", "沪宁杭州湾京", ["沪宁杭", "京"]),
        (r"\L<place>湾", "沪杭州湾湾沪湾", ["杭州湾湾", "沪湾"]),
        (r"\L<one>+", "甲乙甲乙乙", ["甲乙甲乙"]),
        (r"(?<=\L<place>)局", "京局沪宁局局", ["局", "局"]),
        (r"(?<!\L<place>)局", "京局沪宁局局", ["局"]),
        (r"(?<=\d{1,3}(?:万|亿)?)元", "1元12万元万元", ["元", "元"]),
        (r"[\p{Han}、]+", "甲、乙-丙", ["甲、乙", "丙"]),
        (r"[]a-]b", "]b-bab", ["]b", "-b", "ab"]),
        (r"x(?:一|二|三|四|五|六|七|八|九|十)", "x一x0x十", ["x一", "x十"]),
        (r"x(?:[-一]|二|三|四|五|六|七|八|九)", "x-x0x九", ["x-", "x九"]),
        (r"x(?:一?|二|三|四|五|六|七|八|九)y", "xyx九y", ["xy", "x九y"]),
        (r"\x41+", "AAB", ["AA"]),
        (r"(?<year>20)(?P=year)", "2020", ["2020"]),
    ],
)
def test_what_is_respelled(pattern: str, text: str, found: list[str]) -> None:
    lists = {name: words for name, words in WORDS.items() if name in pattern}
    built = coded.build(pattern, coded.code(pattern, lists))
    assert [match[0] for match in built.finditer(text)] == found


@pytest.mark.parametrize("pattern", [r"(?r)ab", r"\Ga", r"(?(DEFINE)(?<x>a))(?&x)", r"(?<=a*)b", r"(?<=(?P<x>a))b"])
def test_what_re_cannot_say_is_left_to_regex(pattern: str) -> None:
    with pytest.raises(Unspeakable):
        respelled(pattern, WORDS.__getitem__)
    assert coded.code(pattern, {})[0] == regex.__version__


def test_where_python_keeps_no_code_a_pattern_is_kept_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded, "_parser", None)
    kept = coded.code("甲|乙", {})
    assert isinstance(kept, str)
    assert coded.build("甲|乙", kept).findall("乙甲") == ["乙", "甲"]


@pytest.mark.parametrize(
    "kept", [("", b""), (regex.__version__, b"no pickle"), (0, b"\xff\0\0\0", 0, {}, (None,)), (1, 2)]
)
def test_what_is_damaged_is_told(kept: object) -> None:
    with pytest.raises(coded.Damaged):
        coded.build("甲", kept)  # pyright: ignore[reportArgumentType]
