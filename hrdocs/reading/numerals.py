"""One scan finds every figure of the text and reads it once: 达2200亿元左右, 二十家, 第一条, 2023年9月7日, “6+5+X”."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Figure
from hrdocs.outline import Outline


def read(outline: Outline, grammar: Grammar) -> list[Figure]:
    """Every run of digits, and the Chinese numerals that count, order, date or number something."""
    return []
