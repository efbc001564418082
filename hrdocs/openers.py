"""Rules tried where a line begins; of some the last sign of the line tells first whether they can match."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar, Hit, Rule, Scanner


class Openers:
    """Rules in order, of which the first that matches at a place wins.

    A rule that sets `ends` is tried only on stretches that end with one of these signs.
    """

    def __init__(self, rules: Sequence[Rule], grammar: Grammar) -> None:
        def ending(sign: str) -> Scanner:
            chosen = [rule for rule in rules if sign in rule.sets.get("ends", sign)]
            return Scanner(chosen, grammar, rules[0].file)

        self._by_last = {sign: ending(sign) for rule in rules for sign in rule.sets.get("ends", "")}
        self._others = ending("\0")

    def match(self, folded: str, start: int, end: int) -> Hit | None:
        """The first rule that matches at a place within [start, end), with its match."""
        return self._by_last.get(folded[end - 1], self._others).at(folded, start, end)
