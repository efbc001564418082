"""A goal while it is being read; it becomes a Target when all goals of the notice are numbered."""

from __future__ import annotations

from msgspec import Struct

from hrdocs.model import Deadline, Figure, Frequency, Measure, Quantity, Span


class Goal(Struct, frozen=True, eq=False):
    """What a Target says, with its figure (none for 全覆盖) and the goal whose breakdown it belongs to."""

    span: Span
    rule: str
    indicator: str
    quantity: Quantity
    figure: Figure | None
    measure: Measure
    scope: str | None
    deadline: Deadline | None
    frequency: Frequency | None
    each: bool
    aspirational: bool
    total: Goal | None = None
