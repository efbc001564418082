"""The patterns of patterns/incentive_parts.toml by their bare names: what stands around a giving predicate."""

from __future__ import annotations

import re

from hrdocs.grammar import Grammar

Parts = dict[str, re.Pattern[str]]
_OPENERS = ("giving_verbs", "giving_words", "benefits")


def parts_of(grammar: Grammar) -> Parts:
    """The compiled parts, worked out once a process: `parts_of(grammar)["negated"]`."""
    return grammar.derived("incentive parts", _compile)


def openers(grammar: Grammar) -> re.Pattern[str]:
    """The words that a rule of incentives.toml may begin with: 给予, 免, 奖励."""
    return grammar.derived("incentive openers", _any_opener)


def _compile(grammar: Grammar) -> Parts:
    parts = {rule.name.removeprefix("incentive."): rule.regex for rule in grammar.rules("incentive_parts")}
    bare = grammar.rule("incentive.bare")
    parts["only_bare"] = grammar.compile(f"(?:{bare.source}|[的 ])*+", where=bare.file)
    return parts


def _any_opener(grammar: Grammar) -> re.Pattern[str]:
    words = frozenset[str]().union(*map(grammar.words, _OPENERS))
    return grammar.compile(
        r"\L<incentive_openers>", where="lexicon/giving_words.txt", lists={"incentive_openers": words}
    )
