"""From candidate markers to a tree: which markers count, and which clause is a child of which.

Levels are not ranks: a style stands where it first appeared, and a number belongs to the series that it continues. A weak
candidate (a lost dot, a decimal) counts only when its neighbours call for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import kept
from hrdocs.markers import Marker
from hrdocs.model import Span
from hrdocs.reading.clauses.candidates import Candidate

_RANK = {
    style: rank
    for rank, style in enumerate(
        ("chapter", "section", "article", "chinese-comma", "chinese-paren", "arabic-dot", "arabic-paren", "circled")
    )
}
_LEGAL = ("chapter", "section")
_UNRANKED = ("dash", "bullet", "ordinal-word")
_DEEPEST = 12
_FARTHEST = 20
_HEADING = 40
_ITEM_FIGURE = kept.pattern(r" ?(?:20\d\d ?年|\d{1,4} ?(?:周岁|岁|人户|户|名|人|家|号|日|楼))")


class Node(Struct, eq=False):
    """One clause in the making: its place in the tree, then its paragraphs, its heading, the paragraphs of its tail."""

    marker: Marker
    parent: Node | None = None
    children: list[Node] = []
    limit: int | None = None
    paragraphs: list[Span] = []
    heading: Span | None = None
    tail: list[Span] = []


class Numbering:
    """Places the candidates of one part, in order, in the tree that keeps the numbering most continuous."""

    def __init__(self, folded: str, candidates: Sequence[Candidate]) -> None:
        self._folded = folded
        self._candidates = candidates
        self._later = _later_of_family(candidates)
        self._stack: list[Node] = []
        self._last: dict[str, int] = {}
        self._first_seen: dict[str, int] = {}
        self.roots: list[Node] = []
        self.order: list[Node] = []

    def read(self) -> list[Node]:
        """All clauses in text order."""
        for i, candidate in enumerate(self._candidates):
            self._place(i, candidate)
        return self.order

    def _place(self, i: int, candidate: Candidate) -> None:
        marker = candidate.marker
        level = self._continued(marker)
        if level is None and marker.style not in _UNRANKED:
            level = self._adopted(marker)
        if marker.weak:
            if not self._called_for(i, marker, level):
                return
            if marker.ordinal == 0:
                following = self._following(i, marker)
                wanted = following.ordinal - 1 if following else self._last.get(marker.family, 0) + 1
                marker = replace(marker, ordinal=wanted)
        if level is None:
            level = self._same_family(marker)
            if level is not None and marker.ordinal == 1 and self._nests(i, level, marker):
                level = None
            elif self._strays(i, marker, level):
                return
        if level is None:
            self._open(marker, candidate.limit)
            return
        held = self._stack[level]
        del self._stack[level:]
        if marker.family != held.marker.family:
            marker = replace(marker, family=held.marker.family)
        self._push(marker, candidate.limit, held.parent)

    # -- where a marker belongs ---------------------------------------------------------------------------------

    def _continued(self, marker: Marker) -> int | None:
        """The level whose series a marker continues, the deepest first."""
        for level in range(len(self._stack) - 1, -1, -1):
            last = self._stack[level].marker
            if last.family == marker.family and (last.ordinal + 1 == marker.ordinal or marker.ordinal == 0):
                return level
        return None

    def _adopted(self, marker: Marker) -> int | None:
        """The level of one style, but other signs, that a marker continues: 2、 behind 1."""
        for level in range(len(self._stack) - 1, -1, -1):
            last = self._stack[level].marker
            if last.family == marker.family:
                return None
            if last.style == marker.style and last.ordinal + 1 == marker.ordinal:
                return level
        return None

    def _same_family(self, marker: Marker) -> int | None:
        """The deepest level of the marker's family, though the number does not follow."""
        for level in range(len(self._stack) - 1, -1, -1):
            if self._stack[level].marker.family == marker.family:
                return level
        return None

    def _nests(self, i: int, level: int, marker: Marker) -> bool:
        """Whether a series that begins again stands below the present clause: the outer one goes on behind it.

        It also does where it follows at once on the heading of a deeper clause.
        """
        last = self._stack[-1].marker
        if len(self._stack) - 1 > level and last.style not in _UNRANKED:
            between = self._folded[last.end : marker.start].strip(" \r\n")
            if between and "\n" not in between and len(between) <= _HEADING and between[-1] not in "。；":
                return True
        ordinal = 1
        at = self._later[i]
        while at >= 0 and self._candidates[at].marker.ordinal == ordinal + 1:
            ordinal += 1
            at = self._later[at]
        return at >= 0 and self._candidates[at].marker.ordinal == self._stack[level].marker.ordinal + 1

    def _strays(self, i: int, marker: Marker, level: int | None) -> bool:
        """Whether a number is so far from its series that it is none: 100、 behind 3、."""
        if marker.ordinal <= 1 or self._last.get(marker.family) == marker.ordinal - 1:
            return False
        last = self._stack[level].marker.ordinal if level is not None else self._last.get(marker.family, 0)
        if marker.ordinal <= last + _FARTHEST:
            return False
        return self._later[i] < 0 or self._candidates[self._later[i]].marker.ordinal != marker.ordinal + 1

    def _called_for(self, i: int, marker: Marker, level: int | None) -> bool:
        """Whether the neighbouring numbers call for a weak marker: 16. … 17.2025年 … 18."""
        following = self._following(i, marker)
        if marker.ordinal == 0:
            return following is None or following.ordinal in (2, self._last.get(marker.family, 0) + 2)
        if following and not following.weak and following.ordinal == marker.ordinal:
            return False
        if marker.family.startswith("section-number"):
            above = int(self._folded[marker.start : marker.end].strip(". ").split(".")[-2])
            return any(node.marker.ordinal == above for node in self._stack)
        goes_on = following is not None and following.ordinal == marker.ordinal + 1
        if goes_on and following and following.weak and marker.family != "arabic-loose":
            goes_on = _ITEM_FIGURE.match(self._folded, marker.end) is not None
        if marker.ordinal == 1:
            return goes_on
        if level is None and self._last.get(marker.family) != marker.ordinal - 1:
            return False
        if goes_on or _ITEM_FIGURE.match(self._folded, marker.end):
            return True
        if level is not None and self._folded[marker.start] == "0":
            return True  # the last of 01, 02, 03
        listed = self._folded[max(0, marker.start - 6) : marker.start].rstrip(" \r\n").endswith("；")
        return listed and marker.family == "arabic-loose"

    def _following(self, i: int, marker: Marker) -> Marker | None:
        """The next candidate of a marker's family; a number that lost its dot looks at those of its style as well."""
        own = self._candidates[self._later[i]].marker if self._later[i] >= 0 else None
        if marker.family != "arabic-loose" or (own and own.ordinal == marker.ordinal + 1):
            return own
        for candidate in self._candidates[i + 1 : i + 4]:
            if candidate.marker.style == marker.style and candidate.marker.ordinal == marker.ordinal + 1:
                return candidate.marker
        return None

    # -- the tree -----------------------------------------------------------------------------------------------

    def _open(self, marker: Marker, limit: int | None) -> None:
        """Begin a series below the present clause, or above it where its style outranks what is open."""
        while self._stack and self._outranks(marker, self._stack[-1].marker):
            self._stack.pop()
        del self._stack[_DEEPEST:]
        self._push(marker, limit, self._stack[-1] if self._stack else None)

    def _outranks(self, marker: Marker, open_marker: Marker) -> bool:
        """Whether a new series cannot stand below an open clause: 1. below ——, （一） below 1. once it stood above."""
        if marker.style in _UNRANKED:
            return False
        if marker.style in _LEGAL:
            return _RANK.get(open_marker.style, 99) >= _RANK[marker.style]
        if self._introduced(marker):
            return False
        if open_marker.style in _UNRANKED:
            return True
        if _RANK[marker.style] >= _RANK[open_marker.style]:
            return False
        first = self._first_seen.get(marker.family)
        return marker.ordinal > 1 if first is None else first < self._first_seen[open_marker.family]

    def _introduced(self, marker: Marker) -> bool:
        """Whether the words before a new series announce it: …包括以下内容："""
        before = self._folded[max(0, marker.start - 6) : marker.start].rstrip(" \r\n")
        return before.endswith("：") and marker.family not in self._first_seen

    def _push(self, marker: Marker, limit: int | None, parent: Node | None) -> None:
        node = Node(marker, parent, limit=limit)
        (self.roots if parent is None else parent.children).append(node)
        self._stack.append(node)
        self.order.append(node)
        self._last[marker.family] = marker.ordinal
        self._first_seen.setdefault(marker.family, len(self.order))


def _later_of_family(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate the place of the next one of its family, -1 when there is none."""
    later = [-1] * len(candidates)
    seen: dict[str, int] = {}
    for i in range(len(candidates) - 1, -1, -1):
        family = candidates[i].marker.family
        later[i] = seen.get(family, -1)
        seen[family] = i
    return later
