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
from hrdocs.tables import Column

_REPEATING = ("（含", "(含", "不含")


def read(outline: Outline, ledger: Ledger, grammar: Grammar) -> list[Amount]:
    """One amount a monetary figure, in text order; claims its figure."""
    found: list[Amount] = []
    surroundings = Surroundings(outline, grammar)
    plain = outline.text.plain
    columns = _columns(outline, ledger)
    for members in _lists(ledger):
        around = surroundings.of(members)
        rule, what = role(around)
        if found and plain[around.start - 2 : around.start] in _REPEATING:
            rule, what = found[-1].rule, found[-1].role
        column = columns.get(around.start)
        if column and column.rule:
            rule, what = column.rule.name, column.rule.sets["role"]
        counted = per(around, what, plain) or ((column.per,) if column and column.per else ())
        often = frequency(around, what, counted)
        for figure in members:
            if figure.quantity is None:
                continue
            name = f"a{len(found) + 1}"
            quote = plain[slice(*figure.span)]
            place = around.clause.id if around.clause else None
            found.append(Amount(name, place, figure.span, quote, rule, figure.quantity, what, counted, often))
            ledger.claim(figure, name)
    return found


def _columns(outline: Outline, ledger: Ledger) -> dict[int, Column]:
    """By the place of a sum the column of a table of gifts: its head says what the sums below are for."""
    return {
        figure.span[0]: column
        for table in outline.tables
        if table.gives
        for kind in ("money", "condition", "rank")
        for _, column, cell in table.cells(kind)
        if column.rule and "role" in column.rule.sets
        for figure in ledger.within(*cell)
    }


def _lists(ledger: Ledger) -> list[list[Figure]]:
    """The monetary figures, members of one list together; each other figure is a list of its own."""
    money = [figure for figure in ledger.figures if figure.kind == "money"]
    return [
        list(members) for _, members in groupby(money, key=lambda figure: figure.group or (figure.span[0] + 1) * -1)
    ]
