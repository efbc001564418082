"""Markers to a tree: candidate readings of the numbering, the most continuous one, clauses with headings and tails."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from hrdocs.grammar import Grammar
from hrdocs.model import Block, Part, PartKind
from hrdocs.outline import Outline
from hrdocs.text import Text


def read(text: Text, blocks: Sequence[Block], grammar: Grammar) -> Outline:
    """The outline of a notice: parts, blocks (now with their clauses) and the clause tree."""
    return Outline(text, tuple(_parts(text, blocks)), tuple(blocks), ())


def _parts(text: Text, blocks: Sequence[Block]) -> list[Part]:
    """The parts that the blocks lie in, each with the title that it prints."""
    parts: list[Part] = []
    for name, group in groupby(blocks, key=lambda block: block.part or "main"):
        members = list(group)
        titles = [text.plain[slice(*block.span)] for block in members if block.kind == "title"]
        kind: PartKind = "annex" if name.startswith("annex") else "cover" if name == "cover" else "main"
        parts.append(Part(name, kind, _title(titles), (members[0].span[0], members[-1].span[1])))
    return parts or [Part("main", "main", None, (0, 0))]


def _title(pieces: Sequence[str]) -> str | None:
    """A printed title without its line breaks: 关于促进发展的⏎若干措施 → 关于促进发展的若干措施."""
    lines = (line.strip().lstrip("# ") for piece in pieces for line in piece.splitlines())
    return "".join(lines) or None
