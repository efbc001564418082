"""What a notice states once for all: 以下任务均需各区政府落实，不再列出; 排第一位的为牵头单位."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.outline import Outline
from hrdocs.reading.units.lists import Mention, UnitList
from hrdocs.reading.units.names import Names, squeeze

Inherited = Mention


class Defaults:
    """Reads statements for the items that follow; made once a grammar."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        self._rule = grammar.rule("unit.inherited")
        self._helping = grammar.rule("unit.inherited_help").regex

    def read(self, outline: Outline, lists: Sequence[UnitList]) -> dict[str, list[Inherited]]:
        """By clause id the units that the clause inherits: each later clause with a unit line gets them."""
        inherited: dict[str, list[Inherited]] = {}
        if not lists:
            return inherited
        folded = outline.text.folded
        for match in self._rule.regex.finditer(folded):
            units = [
                self._mention(folded, name.start, name.end, match[0], lists, match.start())
                for name in (name.moved(match.start("units")) for name in self._names.cut(match["units"]))
                if self._names.is_public(squeeze(folded[name.start : name.end]))
            ]
            own = outline.clause_at(match.start())
            for found in lists:
                clause = outline.clause_at(found.start) if found.start > match.start() else None
                if clause is not None and (own is None or clause.id != own.id):
                    inherited.setdefault(clause.id, []).extend(units)
        return inherited

    def _mention(
        self, folded: str, start: int, end: int, statement: str, lists: Sequence[UnitList], at: int
    ) -> Inherited:
        """The unit with the role of the line that states the default."""
        words = squeeze(folded[start:end])
        role = "cooperating" if self._helping.search(statement) else "responsible"
        for found in lists:
            if found.start <= at <= found.end + 60:
                for member in found.members:
                    if squeeze(folded[member.start : member.end]) == words:
                        role = member.role
        return Mention(start, end, role, self._rule.name)
