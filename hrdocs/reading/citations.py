"""The works that a notice names: 《…》 with the number behind it, or a document number alone."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Citation, Frame
from hrdocs.outline import Outline


def read(outline: Outline, frame: Frame, grammar: Grammar) -> list[Citation]:
    """The citations in text order; `basis` where the notice rests on the work, else `mention`."""
    return []
