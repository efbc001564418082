"""What stands around the clauses: title, number, issuers, addressees, dates, validity, period, region, disclosure."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Frame
from hrdocs.outline import Outline


def read(outline: Outline, grammar: Grammar) -> Frame:
    """The metadata of a notice, each field null where the text is silent."""
    return Frame()
