"""Where a file falls into parts: the covering letter, the instrument, the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.reading.blocks.lines import Line
from hrdocs.reading.blocks.zones import Zones, squeeze
from hrdocs.text import Text

_NEAR = 24
_LETTER = 6000  # signs at most of a letter that sends an instrument
_NOWHERE = 1 << 60
_OUTERMOST = ("chinese-comma", "article", "chapter")


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
        self._names = self._sent_names(grammar.rule("letter.name").regex)
        self._first_signs = {name[:1] for name in self._names}
        self._next_number = self._numbered()

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

    def _sent_names(self, name: re.Pattern[str]) -> set[str]:
        """The names 《…》 of the instruments that the file says it sends, squeezed."""
        return {squeeze(match[1]) for match in name.finditer(self._folded, 0, min(len(self._folded), _LETTER))}

    def _numbered(self) -> list[int]:
        """For each line, and behind the last, the next line that begins with a number; a large number when there is none."""
        following = [_NOWHERE] * (len(self._lines) + 1)
        for i in range(len(self._lines) - 1, -1, -1):
            marker = self._lines[i].marker
            following[i] = i if marker and not marker.weak else following[i + 1]
        return following

    def second_title(self, i: int, closed: bool) -> int:
        """Where the title of a second document that begins at line i of running text ends; i when none begins there."""
        # The title is read only where one of the conditions below can hold.
        sign = self._folded[self._lines[i].start]
        named = bool(self._names) and (sign in self._first_signs or not sign.isalnum())
        if not (closed or named or self._counts_from_one(i)):
            return i
        end = self._zones.title(i, len(self._lines))
        if end > i and not closed:
            words = self._zones.joined(i, end)
            near = self._next_number[end] < end + _NEAR and self._counts_from_one(end)
            if words not in self._names and not ("关于" in words and near):
                return i
        return end

    def _counts_from_one(self, i: int) -> bool:
        """Whether the next number behind a place is the first of a document: 一、 or 第一条."""
        at = self._next_number[i]
        marker = self._lines[at].marker if at < len(self._lines) else None
        return marker is not None and marker.ordinal == 1 and marker.style in _OUTERMOST

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


_NUMBER = kept.pattern(r"\d+|[一二三四五六七八九十]")


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
    while i < size:
        line = lines[i]
        if line.blank:
            i += 1
            continue
        if line.kind in ("annex_label", "attachment_note"):
            annex = lines[starts[-1]].kind == "annex_label" and i > starts[-1]
            if (spoken or annex) and borders.opens_annex(i, closed or annex):
                starts.append(i)
                spoken, closed = False, False
        elif spoken and line.kind is None:
            if line.marker and not line.marker.weak:
                if closed and borders.sends(starts[-1], i):
                    starts.append(i)
                closed = False
            elif (end := borders.second_title(i, closed)) > i:
                starts.append(i)
                spoken, closed = False, False
                i = end
                continue
        if not spoken:
            spoken = line.kind is None and (line.marker is not None or zones.runs(i))
        elif not closed and line.marker is None:
            closed = zones.closes(i)
        i += 1
    return starts
