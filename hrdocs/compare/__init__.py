"""Two notices compared: what two regions do differently, or what changed between two states of one notice."""

from __future__ import annotations

from hrdocs.compare.model import Diff, Mode, RegionsDiff, VersionsDiff
from hrdocs.grammar import Grammar
from hrdocs.model import Notice

__all__ = ["Diff", "Mode", "RegionsDiff", "VersionsDiff", "compare", "mode_of"]

STATES_OF_ONE = 0.2
"""From which share of sentence members in common two notices of one place are states of one notice."""
STATES_OF_ONE_UNPLACED = 0.4
"""The same where the place of one is not known."""


def compare(left: Notice, right: Notice, grammar: Grammar, *, mode: Mode | None = None, against: bool = False) -> Diff:
    """Compare two extractions (with their texts); the mode is recognised unless it is given."""
    from hrdocs.compare import regions, versions

    if not against and (mode or mode_of(left, right)) == "versions":
        return versions.compare(left, right, (regions.header(left), regions.header(right)))
    return regions.compare(left, right, grammar, against=against)


def mode_of(left: Notice, right: Notice) -> Mode:
    """`versions` for notices of one place that share so many words that they must be states of one, else `regions`."""
    from hrdocs.compare.versions import shared_words

    if left.region and right.region and left.region != right.region:
        return "regions"
    least = STATES_OF_ONE if left.region and right.region else STATES_OF_ONE_UNPLACED
    return "versions" if shared_words(left, right) >= least else "regions"
