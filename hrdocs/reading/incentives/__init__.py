"""Who gets what for what: giving predicates, their conditions and sums, 分别 lists paired member by member.

How a sentence is read stands in docs/reading-a-sentence.md; the steps are modules of this package:
`predicates` (does it give?), `sides` (who and for what), `sums` (how much), `pairing` (which for which).
"""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Finding, Incentive
from hrdocs.outline import Outline
from hrdocs.reading.incentives.reader import Reader


def read(
    outline: Outline, ledger: Ledger, amounts: Sequence[Amount], grammar: Grammar
) -> tuple[list[Incentive], list[Finding]]:
    """The incentives in text order, and the lists that could not be paired; claims the figures used."""
    reader = Reader(outline, ledger, amounts, grammar)
    for sentence, hits in reader.candidates():
        reader.read(sentence, hits)
    return reader.finish()
