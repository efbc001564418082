"""What each monetary figure is for: award, threshold, target, fund, credit, penalty; per whom, how often."""

from __future__ import annotations

from itertools import groupby

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Figure
from hrdocs.outline import Outline
from hrdocs.reading.amounts.context import context
from hrdocs.reading.amounts.counted import frequency, per
from hrdocs.reading.amounts.roles import role


def read(outline: Outline, ledger: Ledger, grammar: Grammar) -> list[Amount]:
    """One amount a monetary figure, in text order; claims its figure."""
    found: list[Amount] = []
    for members in _lists(ledger):
        around = context(outline, members, grammar)
        rule, what = role(around)
        counted = per(around, what, grammar)
        often = frequency(around, what, counted)
        for figure in members:
            if figure.quantity is None:
                continue
            name = f"a{len(found) + 1}"
            clause = outline.clause_at(figure.span[0])
            found.append(
                Amount(
                    name,
                    clause.id if clause else None,
                    figure.span,
                    outline.text.plain[slice(*figure.span)],
                    rule,
                    figure.quantity,
                    what,
                    counted,
                    often,
                )
            )
            ledger.claim(figure, name)
    return found


def _lists(ledger: Ledger) -> list[list[Figure]]:
    """The monetary figures, members of one list together; each other figure is a list of its own."""
    money = [figure for figure in ledger.figures if figure.kind == "money"]
    return [
        list(members) for _, members in groupby(money, key=lambda figure: figure.group or (figure.span[0] + 1) * -1)
    ]
