"""Who answers for a measure in two notices: units by sector, with their roles."""

from __future__ import annotations

from hrdocs.compare.model import Duty, ResponsibilityPair
from hrdocs.model import Notice

_NO_SECTOR = "其他"
_IN_CHARGE = ("lead", "responsible")


def duties_by_sector(notice: Notice, clauses: tuple[str, ...]) -> dict[str, tuple[Duty, ...]]:
    """The units that answer for clauses, or for the headings above them, by sector."""
    wanted = {clause for one in clauses for clause in _with_parents(one)}
    found: dict[str, list[Duty]] = {}
    for duty in notice.responsibilities:
        if duty.clause in wanted:
            entry = Duty(duty.unit, duty.role, duty.clause)
            entries = found.setdefault(duty.sector or _NO_SECTOR, [])
            if all((entry.unit, entry.role) != (other.unit, other.role) for other in entries):
                entries.append(entry)
    return {sector: tuple(entries) for sector, entries in found.items()}


def _with_parents(clause: str) -> list[str]:
    prefix, slash, number = clause.rpartition("/")
    steps = number.split(".")
    return [prefix + slash + ".".join(steps[:count]) for count in range(len(steps), 0, -1)]


def compare(left: dict[str, tuple[Duty, ...]], right: dict[str, tuple[Duty, ...]]) -> tuple[ResponsibilityPair, ...]:
    """The sectors of both sides: who is in charge here and only cooperates there, and who is named on one side only."""
    found: list[ResponsibilityPair] = []
    for sector in dict.fromkeys((*left, *right)):
        ours, theirs = left.get(sector, ()), right.get(sector, ())
        if ours and theirs:
            verdict = "same-role" if _in_charge(ours) == _in_charge(theirs) else "different-role"
        else:
            verdict = "only-left" if ours else "only-right"
        found.append(ResponsibilityPair(verdict, sector, ours, theirs))
    return tuple(found)


def _in_charge(duties: tuple[Duty, ...]) -> bool:
    return any(duty.role in _IN_CHARGE for duty in duties)
