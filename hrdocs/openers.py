"""Rules tried where a line begins, chosen by its first sign: of many rules only the few that can match are run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import regex

from hrdocs.grammar import Grammar, Hit, Rule


class Openers:
    """Rules in order, of which the first that matches at a place wins.

    Which rules can begin with a sign is asked of the rules themselves (partial matching), once for each sign.
    A rule that sets `ends` is tried only on stretches that end with one of these signs.
    """

    def __init__(self, rules: Sequence[Rule], grammar: Grammar) -> None:
        self._rules = rules
        self._grammar = grammar
        self._ends = frozenset("".join(rule.sets.get("ends", "") for rule in rules))
        self._by_signs: dict[tuple[str, str], tuple[tuple[Rule, ...], regex.Pattern[str] | None]] = {}
        self._compiled: dict[tuple[str, ...], regex.Pattern[str]] = {}

    def match(self, folded: str, start: int, end: int) -> Hit | None:
        """The first rule that matches at a place within [start, end), with its match."""
        last = folded[end - 1]
        signs = folded[start], last if last in self._ends else ""
        entry = self._by_signs.get(signs)
        if entry is None:
            entry = self._by_signs[signs] = self._choose(*signs)
        rules, pattern = entry
        if pattern is None:
            return None
        match = pattern.match(folded, start, end)
        return Hit(rules[cast("int", match.lastindex) - 1], match) if match else None

    def _choose(self, first: str, last: str) -> tuple[tuple[Rule, ...], regex.Pattern[str] | None]:
        """The rules that can begin with one sign and end with another, and one pattern of them."""
        rules = tuple(
            rule
            for rule in self._rules
            if ("ends" not in rule.sets or (last and last in rule.sets["ends"])) and rule.may_begin_with(first)
        )
        if not rules:
            return rules, None
        names = tuple(rule.name for rule in rules)
        if names not in self._compiled:
            source = "|".join(f"({rule.source})" for rule in rules)
            self._compiled[names] = self._grammar.compile(source, where=rules[0].file)
        return rules, self._compiled[names]
