"""Comparators around figures, and the lists that they govern: 达2亿元、5亿元 and 3000万元、1000万元以上 are all `ge`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from hrdocs.grammar import Grammar
from hrdocs.model import Comparator, Figure, Quantity
from hrdocs.reading.numerals.shapes import Shape
from hrdocs.text import Text

_LISTED = frozenset(["、", "，", "和", "或", "及", "与", "以及", "或者", "、和", "/"])
_SEPARATOR = max(map(len, _LISTED))
_COMPARED = frozenset({"money", "count", "percent", "multiple", "duration", "other"})
_FRONT = 14  # signs in front of a figure that may compare


class _Member(Struct, frozen=True, gc=False):
    """A figure of a list, what the words behind it say, and how far they reach."""

    shape: Shape
    said: tuple[Comparator, ...]
    reach: int


class Comparators:
    """The comparing words of `lexicon/comparators.toml`, with what may stand between them and the figure."""

    def __init__(self, grammar: Grammar) -> None:
        table: dict[str, Any] = grammar.table("comparators")
        self._rank: dict[str, int] = {name: rank for rank, name in enumerate(table["order"])}
        self._before: dict[str, Comparator] = {w: name for name, words in table["before"].items() for w in words}
        self._after: dict[str, Comparator] = {w: name for name, words in table["after"].items() for w in words}
        self._refused: dict[str, frozenset[str]] = {
            kind: frozenset(words) for kind, words in table["not"].items() if kind != "before"
        }
        between = table["between"]

        def compiled(source: str, **lists: Iterable[str]) -> re.Pattern[str]:
            return grammar.compile(source, where="lexicon/comparators.toml", lists=lists)

        # What stands in front is read from the figure on, backwards: the words of these lists are reversed.
        front = {
            name: [word[::-1] for word in words]
            for name, words in {
                "before": self._before,
                "any": between["any"],
                "verbs": between["verbs"],
                "sums": between["sums"],
                "strong": between["verbs_after"],
            }.items()
        }
        self._front = compiled(
            r"\L<any>?+(?:\L<sums>?+\L<verbs>{0,2}(?:\L<any>|可)?+(?P<strong>\L<strong>)|(?P<before>\L<before>))",
            **front,
        )
        self._unlike = compiled(r"\L<unlike>", unlike=[word[::-1] for word in table["not"]["before"]])
        self._back = compiled(r"(?:（[^（）]{1,6}）)?(?P<word>\L<after>)(?:（[^（）]{1,6}）)?", after=self._after)
        # The signs without which no comparator stands in front of a figure, or behind it.
        self._ends = frozenset("".join(word[:1] for words in front.values() for word in words) + "可")
        self._beginnings = frozenset("".join(word[:1] for word in self._after) + "（")

    def figures(self, text: Text, shapes: Iterable[Shape]) -> Iterator[Figure]:
        """The figures of the text with their comparators; members of one list share them and carry a group."""
        folded = text.folded
        group = 0
        for members in self._lists(folded, shapes):
            first = members[0].shape
            shared, start = self._ahead(folded, first)
            listed = len(members) > 1
            if listed:
                group += 1
                if not any(member.said for member in members[:-1]):
                    shared += members[-1].said
            for member in members:
                shape, reach = member.shape, (start, member.reach)
                if shape is not first:
                    reach = (shape.span[0], member.reach)
                quantity = self._quantity(text, shape, shared + member.said, member.reach)
                yield Figure(shape.span, shape.kind, shape.rule, quantity, reach, group if listed else None, shape.date)

    def _lists(self, folded: str, shapes: Iterable[Shape]) -> list[list[_Member]]:
        """The figures with the words behind them, list by list; most stand alone."""
        lists: list[list[_Member]] = []
        reach = len(folded)
        for shape in shapes:
            following = None
            if 0 < shape.span[0] - reach <= _SEPARATOR:
                following = _following(lists[-1][-1].shape, shape, folded[reach : shape.span[0]])
            member = self._member(folded, following or shape)
            if following:
                lists[-1].append(member)
            else:
                lists.append([member])
            reach = member.reach
        return lists

    def _quantity(self, text: Text, shape: Shape, said: tuple[Comparator, ...], end: int) -> Quantity | None:
        if shape.value is None:
            return None
        comparator: Comparator = "eq"
        if shape.upper is not None:
            comparator = "range"
        elif said or shape.more:
            more: tuple[Comparator, ...] = ("gt",) if shape.more else ()
            comparator = min(said + more, key=self._rank.__getitem__)
        return Quantity(comparator, shape.value, shape.upper, shape.unit, text.plain[shape.span[0] : end])

    def _ahead(self, folded: str, shape: Shape) -> tuple[tuple[Comparator, ...], int]:
        """The comparators in front of a figure, one before the other (最高不超过, 达到不低于), and where they begin."""
        at = shape.span[0]
        if shape.kind not in _COMPARED:
            return (), at
        said: list[Comparator] = []
        refused = self._refused.get(shape.kind, ())
        while folded[at - 1 : at] in self._ends:
            front = folded[max(0, at - _FRONT) : at][::-1]
            match = self._front.match(front)
            if match is None:
                break
            group = "strong" if match["strong"] else "before"
            word = match[group][::-1]
            if word in refused or self._unlike.match(front, match.start(group)):
                break
            said.append(self._before[word])
            at -= match.end()
        return tuple(said), at

    def _member(self, folded: str, shape: Shape) -> _Member:
        end = shape.span[1]
        if folded[end : end + 1] in self._beginnings and shape.kind in _COMPARED:
            match = self._back.match(folded, end)
            if match and match["word"] not in self._refused.get(shape.kind, ()):
                return _Member(shape, (self._after[match["word"]],), match.end())
        return _Member(shape, (), end)


def _following(last: Shape, shape: Shape, between: str) -> Shape | None:
    """The figure as it continues a list: only a separator stands between, and both are of one kind."""
    if between not in _LISTED or last.value is None or last.kind not in _COMPARED:
        return None
    if last.kind == "money" and shape.rule == "figure.scaled":  # 提升到150万、100万
        shape = replace(shape, kind="money", unit=last.unit)
    return shape if last.kind == shape.kind and last.unit == shape.unit else None
