"""The patterns of patterns/incentive_parts.toml by their bare names: what stands around a giving predicate."""

from __future__ import annotations

import regex

from hrdocs.grammar import Grammar

Parts = dict[str, regex.Pattern[str]]


def parts_of(grammar: Grammar) -> Parts:
    """The compiled parts, worked out once a process: `parts_of(grammar)["negated"]`."""
    return grammar.derived("incentive parts", _compile)


def _compile(grammar: Grammar) -> Parts:
    return {rule.name.removeprefix("incentive."): rule.regex for rule in grammar.rules("incentive_parts")}
