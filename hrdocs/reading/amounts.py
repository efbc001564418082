"""What each monetary figure is for: award, threshold, target, fund, credit, penalty; per whom, how often."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount
from hrdocs.outline import Outline


def read(outline: Outline, ledger: Ledger, grammar: Grammar) -> list[Amount]:
    """One amount a monetary figure, in text order; claims its figure."""
    return []
