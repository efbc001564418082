"""Lines to blocks: which element of GB/T 9704-2012 each stretch of the text is, and to which part it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.model import Block, BlockKind
from hrdocs.reading.blocks.lines import Line, read_lines
from hrdocs.reading.blocks.parts import Unit, cut
from hrdocs.reading.blocks.zones import Zones
from hrdocs.tables import Table
from hrdocs.text import Text


def read(text: Text, tables: Sequence[Table], grammar: Grammar) -> list[Block]:
    """The blocks of a text, tiling it from 0 to its end; never fails, what it does not know is `other`."""
    lines = read_lines(text, tables, grammar)
    zones = Zones(text, lines, grammar)
    units = cut(text, lines, zones, grammar)
    kinds: list[BlockKind] = []
    for unit in units:
        kinds += zones.kinds(unit.first, unit.last)
    return _merged(lines, kinds, units, len(text.plain))


def _merged(lines: Sequence[Line], kinds: Sequence[BlockKind], units: Sequence[Unit], size: int) -> list[Block]:
    """Neighbouring lines of one kind and part are one block."""
    blocks: list[Block] = []
    for unit in units:
        i = unit.first
        while i < unit.last:
            kind, start = kinds[i], lines[i].begin
            while i < unit.last and kinds[i] == kind:
                i += 1
            stop = lines[i].begin if i < len(lines) else size
            if start < stop:
                blocks.append(Block(kind, (start, stop), unit.part))
    return blocks
