"""Comparators around figures, and the lists that they govern: 达2亿元、5亿元 and 3000万元、1000万元以上 are all `ge`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import regex

from hrdocs.grammar import Grammar
from hrdocs.model import Comparator, Figure, Quantity
from hrdocs.reading.numerals.shapes import Shape
from hrdocs.text import Text

_LISTED = regex.compile("、|，|和|或|及|与|以及|或者|、和|/")
_COMPARED = frozenset({"money", "count", "percent", "multiple", "duration", "other"})


class _Side(NamedTuple):
    """What the words on one side of a figure say, and how far they reach."""

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
        lists = {
            "before": self._before,
            "after": self._after,
            "unlike": table["not"]["before"],
            "any": between["any"],
            "verbs": between["verbs"],
            "sums": between["sums"],
            "strong": between["verbs_after"],
        }

        def compiled(source: str) -> regex.Pattern[str]:
            return grammar.compile(source, where="lexicon/comparators.toml", lists=lists)

        self._front = compiled(
            r"(?r)(?:(?P<word>\L<strong>)(?:\L<any>|可)?+(?:\L<verbs>){0,2}\L<sums>?+\L<any>?+|(?P<word>\L<before>)\L<any>?+)"
        )
        self._unlike = compiled(r"(?r)\L<unlike>")
        self._back = compiled(r"(?:（[^（）]{1,6}）)?(?P<word>\L<after>)(?:（[^（）]{1,6}）)?")

    def figures(self, text: Text, shapes: Sequence[Shape]) -> Iterator[Figure]:
        """The figures of the text with their comparators; members of one list share them and carry a group."""
        folded = text.folded
        group = 0
        at = 0
        while at < len(shapes):
            members = [shapes[at]]
            sides = [self._behind(folded, shapes[at])]
            while at + len(members) < len(shapes):
                following = _like(members[-1], shapes[at + len(members)])
                if not self._joined(folded, members[-1], sides[-1], following):
                    break
                members.append(following)
                sides.append(self._behind(folded, following))
            before = self._ahead(folded, members[0])
            group += len(members) > 1
            yield from self._members(text, members, before, sides, group if len(members) > 1 else None)
            at += len(members)

    def _joined(self, folded: str, last: Shape, behind: _Side, following: Shape) -> bool:
        """Whether a figure continues the list: only a separator stands between, and both are of one kind."""
        gap = following.span[0] - behind.reach
        return (
            0 < gap <= 2
            and last.kind == following.kind
            and last.kind in _COMPARED
            and last.unit == following.unit
            and last.value is not None
            and _LISTED.fullmatch(folded, behind.reach, following.span[0]) is not None
        )

    def _members(
        self, text: Text, members: list[Shape], before: _Side, sides: list[_Side], group: int | None
    ) -> Iterator[Figure]:
        own = [side.said for side in sides]
        shared = before.said
        if not any(own[:-1]):
            shared += own[-1]
        for shape, side in zip(members, sides, strict=True):
            said: tuple[Comparator, ...] = (*shared, *side.said)
            if shape.more:
                said = (*said, "gt")
            if shape.upper is not None:
                said = ("range",)
            start = before.reach if shape is members[0] else shape.span[0]
            yield Figure(
                shape.span,
                shape.kind,
                shape.rule,
                self._quantity(text, shape, said, side.reach),
                (start, side.reach),
                group,
                shape.date,
            )

    def _quantity(self, text: Text, shape: Shape, said: tuple[Comparator, ...], end: int) -> Quantity | None:
        if shape.value is None:
            return None
        comparator: Comparator = min(said, key=self._rank.__getitem__) if said else "eq"
        quote = text.plain[shape.span[0] : end]
        return Quantity(comparator, shape.value, shape.upper, shape.unit, quote)

    def _ahead(self, folded: str, shape: Shape) -> _Side:
        """The comparators in front of a figure, one before the other: 最高不超过, 达到不低于."""
        at = shape.span[0]
        if shape.kind not in _COMPARED:
            return _Side((), at)
        said: list[Comparator] = []
        refused = self._refused.get(shape.kind, frozenset())
        while (match := self._front.match(folded, max(0, at - 14), at)) and match["word"] not in refused:
            if self._unlike.match(folded, max(0, at - 14), match.end("word")):
                break
            said.append(self._before[match["word"]])
            at = match.start()
        return _Side(tuple(said), at)

    def _behind(self, folded: str, shape: Shape) -> _Side:
        end = shape.span[1]
        if shape.kind not in _COMPARED:
            return _Side((), end)
        match = self._back.match(folded, end)
        if match is None or match["word"] in self._refused.get(shape.kind, ()):
            return _Side((), end)
        return _Side((self._after[match["word"]],), match.end())


def _like(last: Shape, following: Shape) -> Shape:
    """A figure without unit behind a sum, read as a sum, should it continue the list: 提升到150万、100万."""
    if last.kind == "money" and following.rule == "figure.scaled":
        return following._replace(kind="money", unit=last.unit)
    return following
