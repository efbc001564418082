"""The rules of goals in the forms in which they are asked, worked out once a grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from hrdocs.grammar import Grammar, Hit, Rule
from hrdocs.model import Comparator, Quantity
from hrdocs.reading.targets.signs import FRACTION, MONEY

_STANDING = ("$figure_last", "$noun_behind")  # the fragments that say where in its phrase a figure stands
IN_THE_MIDST = ("deadline", "aspiration", "each_year", "yearly", "term")  # the openings that may stand within a phrase
_UPPER_BOUNDS = ("le", "lt")


class Rules:
    """The rules that the reading of goals asks, each kind in the form in which it is asked."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.words = {rule.name.removeprefix("word."): rule.regex for rule in grammar.rules("goal_words")}

    @cached_property
    def goals(self) -> Goals:
        """The rules of patterns/goals.toml."""
        return Goals(self._grammar)

    @cached_property
    def bars(self) -> list[tuple[str, re.Pattern[str]]]:
        """How far bars reach, and the words of all that reach so far."""
        alike: dict[str, list[Rule]] = {}
        for rule in self._grammar.rules("goal_bars"):
            alike.setdefault(rule.sets.get("reach", "member"), []).append(rule)
        return [(reach, self._any_of(rules)) for reach, rules in alike.items()]

    @cached_property
    def bar(self) -> re.Pattern[str]:
        """The words of any bar: most members hold none."""
        return self._any_of(self._grammar.rules("goal_bars"))

    @cached_property
    def midst(self) -> re.Pattern[str]:
        """Any of the openings that may stand within a phrase."""
        return self._any_of(rule for rule in self._grammar.rules("goal_openings") if rule.sets["kind"] in IN_THE_MIDST)

    def _any_of(self, rules: Iterable[Rule]) -> re.Pattern[str]:
        return self._grammar.compile("|".join(rule.source for rule in rules), where="patterns/goal_*.toml")

    @cached_property
    def cuts(self) -> dict[bool, list[Callable[[str, str], str]]]:
        """What cuts the words off that are no part of a name, by whether its figure stands in front of it."""
        rules = self._grammar.rules("goal_names")
        both = [rule for rule in rules if rule.sets["side"] == "both"]
        return {True: [rule.regex.sub for rule in rules], False: [rule.regex.sub for rule in both]}


class Goals:
    """The rules of patterns/goals.toml, of which few can match a phrase and may be used where it stands."""

    def __init__(self, grammar: Grammar) -> None:
        self._rules = [(rule, grammar.expand(rule.source, where=rule.name)) for rule in grammar.rules("goals")]
        self._figure_last, self._noun_behind = (grammar.compile(source, where="goals.toml") for source in _STANDING)
        self._usable: dict[tuple[str, tuple[bool, bool], Comparator, bool, bool, bool], list[Rule]] = {}

    def read(
        self, words: str, sign: str, quantity: Quantity, *, planned: bool, behind_goal: bool, doubtful: bool
    ) -> Hit | None:
        """The first rule that may be used on a phrase and matches it.

        A rule may need that a plan speaks or that another goal stands before; a `doubtful` text rarely sets goals.
        """
        standing = self._figure_last.match(words) is not None, self._noun_behind.match(words) is not None
        doubtful = doubtful or sign == MONEY or quantity.unit == FRACTION
        circumstances = sign, standing, quantity.comparator, planned, behind_goal, doubtful
        if circumstances not in self._usable:
            self._usable[circumstances] = list(self._choose(*circumstances))
        for rule in self._usable[circumstances]:
            if match := rule.regex.match(words):
                return Hit(rule, match)
        return None

    def _choose(
        self,
        sign: str,
        standing: tuple[bool, bool],
        comparator: Comparator,
        planned: bool,
        behind_goal: bool,
        doubtful: bool,
    ) -> Iterator[Rule]:
        """The rules in file order that could match such a phrase and are granted where it stands."""
        elsewhere = tuple(f"^{fragment}" for fragment, stands in zip(_STANDING, standing, strict=True) if not stands)
        for rule, source in self._rules:
            if sign not in source or rule.source.startswith(elsewhere):
                continue
            needs = rule.sets.get("needs")
            if comparator in _UPPER_BOUNDS and not rule.sets.get("bounded"):
                continue
            if needs == "goal":
                granted = behind_goal
            else:
                granted = planned or (needs == "plan or margin" and comparator != "eq") or not (needs or doubtful)
            if granted:
                yield rule
