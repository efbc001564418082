"""Where a file falls into parts: the covering letter, the instrument, the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.reading.blocks.lines import Line
from hrdocs.reading.blocks.zones import Zones, squeeze
from hrdocs.text import Text

_NEAR = 24


class Unit(Struct, frozen=True, gc=False):
    """Lines [first, last) that make up one part, and its id."""

    first: int
    last: int
    part: str


class Borders:
    """Tells where one document of a file ends and the next begins."""

    def __init__(self, text: Text, lines: Sequence[Line], zones: Zones, grammar: Grammar) -> None:
        self._folded = text.folded
        self._lines = lines
        self._zones = zones
        self._sends = grammar.rule("letter.sends").regex
        self._sent_name = grammar.rule("letter.name").regex

    def sends(self, first: int, last: int) -> bool:
        """Whether a unit is a letter that sends an instrument, with no clauses of its own: 现将…印发给你们."""
        lines = self._lines
        for line in lines[first:last]:
            if line.kind == "attachment_note":
                break  # the numbers behind 附件： list the attachments
            if line.marker and not line.marker.weak and not line.kind:
                return False
        start, end = lines[first].begin, lines[last - 1].end
        return self._sends.search(self._folded, start, end) is not None

    def sent_names(self) -> set[str]:
        """The names 《…》 of the instruments that the file says it sends, squeezed."""
        folded = self._folded
        return {squeeze(match[1]) for match in self._sent_name.finditer(folded, 0, min(len(folded), 6000))}

    def begins_again(self, first: int, last: int) -> bool:
        """Whether a second document stands behind a title inside running text: its numbering begins with one."""
        if "关于" not in self._zones.joined(first, last):
            return False
        marked = (self._lines[at].marker for at in range(last, min(last + _NEAR, len(self._lines))))
        number = next((marker for marker in marked if marker and not marker.weak), None)
        return number is not None and number.ordinal == 1 and number.style in ("chinese-comma", "article", "chapter")

    def opens_annex(self, i: int, closed: bool) -> bool:
        """Whether an annex begins at a line: 附件1 alone, or behind the date 附件1：申报表."""
        line = self._lines[i]
        if line.kind == "annex_label":
            return closed or not self._listed(i)
        return line.kind == "attachment_note" and closed and self._followed_by_text(i)

    def _listed(self, i: int) -> bool:
        """Whether 附件： opens the list of attachments: a signature or date follows within some short lines."""
        for at in range(i + 1, min(i + 20, len(self._lines))):
            if self._zones.dates(at) or self._zones.signs(at):
                return True
            if self._zones.runs(at):
                return False
        after = self._zones.next_words(i + 1, len(self._lines))
        return "：" in self._zones.words(i) or (after < len(self._lines) and self._lines[after].marker is not None)

    def _followed_by_text(self, i: int) -> bool:
        return any(self._zones.runs(at) for at in range(i + 1, min(i + 12, len(self._lines))))


def cut(text: Text, lines: Sequence[Line], zones: Zones, grammar: Grammar) -> list[Unit]:
    """The parts of a file in order: `cover`, `main`, `annex1` …"""
    borders = Borders(text, lines, zones, grammar)
    starts = _starts(lines, zones, borders)
    spans = list(zip(starts, [*starts[1:], len(lines)], strict=True))
    letter = len(spans) > 1 and borders.sends(*spans[0])
    units: list[Unit] = []
    used: set[int] = set()
    highest = 0
    for n, (first, last) in enumerate(spans):
        if letter and n == 0:
            part = "cover"
        elif n == int(letter):
            part = "main"
        else:
            number = _annex_number(zones, first)
            number = highest + 1 if number in used else number
            highest = max(highest, number)
            used.add(number)
            part = f"annex{number}"
        units.append(Unit(first, last, part))
    return units


_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]")


def _annex_number(zones: Zones, first: int) -> int:
    """The number that an annex label prints: 2 for 附件2, 1 where none is printed."""
    if zones.lines[first].kind in ("annex_label", "attachment_note") and (m := _NUMBER.search(zones.words(first)[:6])):
        return int(m[0]) if m[0].isdigit() else "一二三四五六七八九十".index(m[0]) + 1
    return 1


def _starts(lines: Sequence[Line], zones: Zones, borders: Borders) -> list[int]:
    """The first lines of the parts."""
    starts = [0]
    spoken = False  # whether the part at hand has running text yet
    closed = False  # whether it has been signed and dated
    i, size = 0, len(lines)
    names = borders.sent_names()
    while i < size:
        line = lines[i]
        if line.blank:
            i += 1
            continue
        annex = lines[starts[-1]].kind == "annex_label" and i > starts[-1]
        if (spoken or annex) and borders.opens_annex(i, closed or annex):
            starts.append(i)
            spoken, closed = False, False
        elif spoken and line.kind is None:
            end = zones.title(i, size)
            if end > i and (closed or zones.joined(i, end) in names or borders.begins_again(i, end)):
                starts.append(i)
                spoken, closed = False, False
                i = end
                continue
            if closed and line.marker and not line.marker.weak:
                if borders.sends(starts[-1], i):
                    starts.append(i)
                closed = False
        if spoken and zones.closes(i):
            closed = True
        elif line.kind is None and (line.marker or zones.runs(i)):
            spoken = True
        i += 1
    return starts
