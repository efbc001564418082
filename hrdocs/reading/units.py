"""Who is responsible: unit lists in brackets and lines, and bodies made responsible in running text."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Finding, Frame, Responsibility
from hrdocs.outline import Outline


def read(outline: Outline, frame: Frame, grammar: Grammar) -> tuple[list[Responsibility], list[Finding]]:
    """The responsibilities in print order (inherited ones behind the clause's own), and what looked wrong."""
    return [], []
