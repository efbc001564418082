"""Rules tried where a line begins, chosen by its first sign: of many rules only the few that can match are run."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Choice, Grammar, Hit, Rule


class Openers:
    """Rules in order, of which the first that matches at a place wins.

    Which rules can begin with a sign is asked of the rules themselves (partial matching), once for each sign.
    A rule that sets `ends` is tried only on stretches that end with one of these signs.
    """

    def __init__(self, rules: Sequence[Rule], grammar: Grammar) -> None:
        self._rules = rules
        self._grammar = grammar
        self._ends = frozenset("".join(rule.sets.get("ends", "") for rule in rules))
        self._by_signs: dict[tuple[str, str], Choice | None] = {}
        self._choices: dict[tuple[Rule, ...], Choice] = {}

    def match(self, folded: str, start: int, end: int) -> Hit | None:
        """The first rule that matches at a place within [start, end), with its match."""
        last = folded[end - 1]
        signs = folded[start], last if last in self._ends else ""
        choice = self._by_signs[signs] if signs in self._by_signs else self._beginning_with(*signs)
        return choice.at(folded, start, end) if choice else None

    def _beginning_with(self, first: str, last: str) -> Choice | None:
        """The rules that can begin with one sign and end with another."""
        rules = tuple(
            rule
            for rule in self._rules
            if ("ends" not in rule.sets or (last and last in rule.sets["ends"])) and rule.may_begin_with(first)
        )
        if rules and rules not in self._choices:
            self._choices[rules] = Choice(rules, self._grammar, rules[0].file)
        found = self._by_signs[first, last] = self._choices[rules] if rules else None
        return found
