"""What each monetary figure is for: award, threshold, target, fund, credit, penalty; per whom, how often."""

from __future__ import annotations

from itertools import groupby

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Figure
from hrdocs.outline import Outline
from hrdocs.reading.amounts.context import Surroundings
from hrdocs.reading.amounts.counted import frequency, per
from hrdocs.reading.amounts.roles import role

_REPEATING = ("（含", "(含", "不含")


def read(outline: Outline, ledger: Ledger, grammar: Grammar) -> list[Amount]:
    """One amount a monetary figure, in text order; claims its figure."""
    found: list[Amount] = []
    surroundings = Surroundings(outline, grammar)
    plain = outline.text.plain
    for members in _lists(ledger):
        around = surroundings.of(members)
        rule, what = role(around)
        if found and plain[around.start - 2 : around.start] in _REPEATING:
            rule, what = found[-1].rule, found[-1].role
        counted = per(around, what, plain)
        often = frequency(around, what, counted)
        clause = outline.clause_at(around.start)
        for figure in members:
            if figure.quantity is None:
                continue
            name = f"a{len(found) + 1}"
            quote = plain[slice(*figure.span)]
            place = clause.id if clause else None
            found.append(Amount(name, place, figure.span, quote, rule, figure.quantity, what, counted, often))
            ledger.claim(figure, name)
    return found


def _lists(ledger: Ledger) -> list[list[Figure]]:
    """The monetary figures, members of one list together; each other figure is a list of its own."""
    money = [figure for figure in ledger.figures if figure.kind == "money"]
    return [
        list(members) for _, members in groupby(money, key=lambda figure: figure.group or (figure.span[0] + 1) * -1)
    ]
