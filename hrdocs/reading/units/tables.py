"""Task tables: the cells below 牵头单位, 配合单位 … are lists of units."""

from __future__ import annotations

from hrdocs.outline import Outline
from hrdocs.reading.units.lists import Lists, Mention, UnitList
from hrdocs.tables import DITTO

_ROLES = ("lead", "responsible", "cooperating", "supervising")


class Tables:
    """Reads the unit columns of task tables; made once a grammar."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def read(self, outline: Outline) -> tuple[list[UnitList], dict[str, list[Mention]]]:
        """The unit cells of all task tables, each as a list; and by row clause the units of cells merged from above."""
        folded = outline.text.folded
        found: list[UnitList] = []
        merged: dict[str, list[Mention]] = {}
        for table in outline.tables:
            for role in _ROLES:
                above: tuple[Mention, ...] = ()
                for row, _, (start, end) in table.cells(role):
                    if folded[start:end] == DITTO:
                        clause = outline.clause_at(row.span[0])
                        if clause is not None:
                            merged.setdefault(clause.id, []).extend(above)
                        continue
                    above = tuple(self._lists.members(folded, start, end, role, f"column.{role}"))
                    found.append(UnitList(start, end, above))
        return found, merged
