"""Automatic numbering: the 一、（一）1. that Word counts from numbering.xml and that stand in no paragraph.

A list (`w:num`) rests on a definition (`w:abstractNum`) of nine levels; lists on one definition count on together unless
one says where it starts anew. A level has a format, a pattern (`第%1条`), a start, and says after which levels it restarts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hrdocs.errors import FormatError
from hrdocs.readers.docx.names import child, is_on, local, number, value
from hrdocs.readers.docx.numerals import written
from hrdocs.readers.docx.styles import Styles

if TYPE_CHECKING:
    from hrdocs.readers.package import Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_CLOSED = tuple("、，。．；：）】〕》")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int
    number_format: str
    pattern: str
    suffix: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition it counts on, its levels, and the levels that it starts anew with their first number."""

    definition: int
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict[int, int])


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles, where: str) -> None:
        self._styles = styles
        self._where = where
        self._definitions: dict[int, Element] = {}
        self._entries: dict[int, Element] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._lists: dict[int, List | None] = {}
        self._started: set[tuple[int, int]] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._definitions[number(element, "abstractNumId") or 0] = element
            elif local(element) == "num":
                self._entries[number(element, "numId") or 0] = element

    def marker(self, properties: Element | None, style_id: str | None) -> str:
        """The number that stands before a paragraph, counted on: 第三条, （二）, or "" where it has none."""
        place = self._place(properties, style_id)
        if place is None:
            return ""
        list_id, index = place
        entry = self._list(list_id)
        if entry is None or index not in entry.levels:
            return ""
        counts = self._count(list_id, entry, index)
        level = entry.levels[index]
        if level.number_format == "bullet":
            words = "●" if any("\ue000" <= sign <= "\uf8ff" for sign in level.pattern) else level.pattern
        else:
            words = _PLACE.sub(lambda match: _shown(entry, counts, int(match[1]) - 1, level.legal), level.pattern)
        spaced = words and level.suffix != "nothing" and not words.endswith(_CLOSED)
        return words + " " if spaced else words

    def _place(self, properties: Element | None, style_id: str | None) -> tuple[int, int] | None:
        """List and level of a paragraph: its own, else those of its style; list 0 takes the numbering away."""
        own = child(properties, "numPr")
        list_id, index = number(child(own, "numId")), number(child(own, "ilvl"))
        if list_id is None:
            inherited = self._styles.list_of(style_id)
            if inherited is None:
                return None
            list_id, level, said_by = inherited
            if index is None:
                index = level if level is not None else self._linked_level(list_id, said_by)
        return (list_id, min(max(index or 0, 0), _LEVELS - 1)) if list_id else None

    def _linked_level(self, list_id: int, style_id: str) -> int:
        entry = self._list(list_id)
        return next((i for i, level in entry.levels.items() if level.style == style_id), 0) if entry else 0

    def _count(self, list_id: int, entry: List, index: int) -> list[int | None]:
        """Count one on at a level; the levels below begin anew where their restart rule says so."""
        counts = self._counts.setdefault(entry.definition, [None] * _LEVELS)
        if index in entry.starts and (list_id, index) not in self._started:
            self._started.add((list_id, index))
            counts[index] = entry.starts[index]
        else:
            current = counts[index]
            counts[index] = entry.levels[index].start if current is None else current + 1
        for below in range(index + 1, _LEVELS):
            restart = entry.levels[below].restart if below in entry.levels else None
            if restart is None or (restart and index < restart):
                counts[below] = None
        return counts

    def _list(self, list_id: int) -> List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._resolve(list_id, ())
        return self._lists[list_id]

    def _resolve(self, list_id: int, seen: tuple[int, ...]) -> List | None:
        """The list with its overrides; a definition may send on to the list of a numbering style."""
        if list_id in seen:
            raise FormatError(
                f"its numbering loops: list {list_id} rests on itself",
                where=self._where,
                remedy="save it anew in an office program",
            )
        entry = self._entries.get(list_id)
        definition_id = number(child(entry, "abstractNumId"))
        if entry is None or definition_id is None or definition_id not in self._definitions:
            return None
        definition = self._definitions[definition_id]
        if (link := value(child(definition, "numStyleLink"))) is not None:
            linked = self._styles.list_of(link)
            base = self._resolve(linked[0], (*seen, list_id)) if linked else None
            if base is None:
                return None
        else:
            base = List(definition_id, _levels(definition))
        levels, starts = dict(base.levels), dict[int, int]()
        for override in (below for below in entry if local(below) == "lvlOverride"):
            index = number(override, "ilvl") or 0
            levels |= _levels(override)
            start = number(child(override, "startOverride"))
            if start is not None:
                starts[index] = start
        return List(base.definition, levels, starts)


def _shown(entry: List, counts: list[int | None], index: int, legal: bool) -> str:
    """The number of one level inside a pattern; a level that has not begun shows its start."""
    level = entry.levels.get(index)
    if level is None:
        return ""
    count = counts[index]
    return written(level.start if count is None else count, "decimal" if legal else level.number_format)


def _levels(element: Element) -> dict[int, Level]:
    return {
        number(below, "ilvl") or 0: Level(
            start=_start(below),
            number_format=value(child(below, "numFmt")) or "decimal",
            pattern=value(child(below, "lvlText")) or "",
            suffix=value(child(below, "suff")) or "tab",
            restart=number(child(below, "lvlRestart")),
            legal=is_on(child(below, "isLgl")),
            style=value(child(below, "pStyle")),
        )
        for below in element
        if local(below) == "lvl"
    }


def _start(level: Element) -> int:
    start = number(child(level, "start"))
    return 0 if start is None else start
