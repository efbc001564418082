"""Two notices compared: what two regions do differently, or what changed between two states of one notice."""

from __future__ import annotations

from hrdocs.compare.model import Diff, Mode, RegionsDiff, VersionsDiff
from hrdocs.grammar import Grammar
from hrdocs.model import Notice

__all__ = ["Diff", "Mode", "RegionsDiff", "VersionsDiff", "compare", "mode_of"]

STATES_OF_ONE = 0.4
"""From which share of sentences in common two notices are states of one (of one place and genre: from half of that)."""


def compare(left: Notice, right: Notice, grammar: Grammar, *, mode: Mode | None = None, against: bool = False) -> Diff:
    """Compare two extractions (with their texts); the mode is recognised unless it is given."""
    from hrdocs.compare import regions, versions

    if not against and (mode or mode_of(left, right)) == "versions":
        return versions.compare(left, right, (regions.header(left), regions.header(right)))
    return regions.compare(left, right, grammar, against=against)


def mode_of(left: Notice, right: Notice) -> Mode:
    """`versions` when the two share so many sentences that they must be states of one notice, else `regions`."""
    from hrdocs.compare.versions import shared_words

    akin = left.region is not None and left.region == right.region and left.genre == right.genre
    return "versions" if shared_words(left, right) >= STATES_OF_ONE / (2 if akin else 1) else "regions"
