"""Tables of sums: 档次 | 条件 | 奖励标准 gives a tier a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from hrdocs.model import Amount, Clause, Span, Tier
from hrdocs.outline import Outline
from hrdocs.tables import DITTO, Column, Row, Table


class Gift(Struct, frozen=True):
    """What one column of sums gives: where, for which clause, which benefit, tier by tier."""

    span: Span
    clause: Clause | None
    rule: str
    action: str
    tiers: tuple[Tier, ...]


def gifts(outline: Outline, amounts: Sequence[Amount]) -> Iterator[Gift]:
    """The gifts of all tables of sums; the head of the column names the benefit: 奖励标准（万元） is 奖励."""
    by_place = {amount.span[0]: amount for amount in amounts if amount.role == "award"}
    for table in outline.tables:
        conditions = _columns(table, "condition") or _columns(table, "rank")
        if table.is_task_table or not conditions:
            continue
        for i, column in enumerate(table.columns):
            if column.rule is None or column.rule.sets.get("role") != "award":
                continue
            tiers = tuple(_tiers(outline, table, conditions, i, by_place))
            if tiers:
                clause = outline.clause_at(table.span[0])
                yield Gift(table.span, clause, column.rule.name, _benefit(outline, column), tiers)


def _columns(table: Table, kind: str) -> list[int]:
    return [i for i, column in enumerate(table.columns) if column.kind == kind]


def _tiers(
    outline: Outline, table: Table, conditions: list[int], money: int, amounts: dict[int, Amount]
) -> Iterator[Tier]:
    plain = outline.text.plain
    above: dict[int, str] = {}
    for row in table.rows:
        words = {i: _cell(plain, row, i) for i in conditions}
        above = {i: above.get(i, "") if cell == DITTO else cell for i, cell in words.items()}
        start, end = row.cells[money] if money < len(row.cells) else (0, 0)
        amount = next((amounts[at] for at in range(start, end) if at in amounts), None)
        if amount is not None:
            yield Tier("，".join(filter(None, above.values())) or None, amount.id, None)


def _cell(plain: str, row: Row, i: int) -> str:
    return plain[slice(*row.cells[i])] if i < len(row.cells) else ""


def _benefit(outline: Outline, column: Column) -> str:
    """The benefit noun in the head of a column."""
    assert column.rule is not None
    match = column.rule.regex.match("".join(outline.text.folded[slice(*column.head)].split()).partition("（")[0])
    return match["benefit"] if match else ""
