"""Where a file falls into parts: the covering letter, the instrument, the annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from hrdocs.reading.blocks.lines import Line
from hrdocs.reading.blocks.zones import Zones
from hrdocs.text import Text


class Unit(NamedTuple):
    """Lines [first, last) that make up one part, and its id."""

    first: int
    last: int
    part: str


def cut(text: Text, lines: Sequence[Line], zones: Zones) -> list[Unit]:
    """The parts of a file in order: `cover`, `main`, `annex1` …"""
    starts = _starts(lines, zones)
    spans = list(zip(starts, [*starts[1:], len(lines)], strict=True))
    letter = len(spans) > 1 and zones.sends(*spans[0])
    units: list[Unit] = []
    used: set[str] = set()
    for n, (first, last) in enumerate(spans):
        if letter and n == 0:
            part = "cover"
        elif n == int(letter):
            part = "main"
        else:
            part = _annex_id(zones, first, used)
        used.add(part)
        units.append(Unit(first, last, part))
    return units


_NUMBER = regex.compile(r"\d+|[一二三四五六七八九十]")


def _annex_id(zones: Zones, first: int, used: set[str]) -> str:
    """The id by the printed number: 附件2 is annex2; the next free one where none is printed."""
    number = 1
    if zones.lines[first].kind in ("annex_label", "attachment_note") and (m := _NUMBER.search(zones.words(first)[:6])):
        number = int(m[0]) if m[0].isdigit() else "一二三四五六七八九十".index(m[0]) + 1
    while f"annex{number}" in used:
        number += 1
    return f"annex{number}"


def _starts(lines: Sequence[Line], zones: Zones) -> list[int]:
    """The first lines of the parts."""
    starts = [0]
    spoken = False  # whether the part at hand has running text yet
    closed = False  # whether it has been signed and dated
    i, size = 0, len(lines)
    names = zones.sent_names()
    while i < size:
        line = lines[i]
        if line.blank:
            i += 1
            continue
        annex = lines[starts[-1]].kind == "annex_label" and i > starts[-1]
        if (spoken or annex) and zones.opens_annex(i, closed or annex):
            starts.append(i)
            spoken, closed = False, False
        elif spoken and line.kind is None:
            end = zones.title(i, size)
            if end > i and (closed or zones.joined(i, end) in names or zones.begins_again(i, end)):
                starts.append(i)
                spoken, closed = False, False
                i = end
                continue
            if closed and line.marker and not line.marker.weak:
                if zones.sends(starts[-1], i):
                    starts.append(i)
                closed = False
        if spoken and zones.closes(i):
            closed = True
        elif line.kind is None and (line.marker or zones.runs(i)):
            spoken = True
        i += 1
    return starts
