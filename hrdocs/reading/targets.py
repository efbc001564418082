"""Which indicator is to reach which figure by when and where."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Finding, Frame, Target
from hrdocs.outline import Outline


def read(
    outline: Outline, frame: Frame, ledger: Ledger, amounts: Sequence[Amount], grammar: Grammar
) -> tuple[list[Target], list[Finding]]:
    """The targets in text order, and what does not add up; claims the figures used."""
    return [], []
