"""Which words of a member belong to which figure.

    培育|20家|龙头企业和|20家|领军企业      新建充电桩|30万个|、停车位|20万个|

The words behind a figure belong to it when they do not begin with a separator; else what follows belongs to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hrdocs import kept
from hrdocs.reading.targets.figures import Measured

_SEPARATOR = kept.pattern("、|以及|和|及|与|并")
_ASIDE = kept.pattern("（[^（）]*+）|〔[^〔〕]*+〕")


class Phrase(Struct, frozen=True, gc=False):
    """One figure with its words: [start, figure) in front of it, [figure, end) behind it; `aside` is a bracket there."""

    start: int
    measured: Measured
    right: int
    end: int
    aside: tuple[int, int] | None


def phrases(folded: str, start: int, end: int, figures: Sequence[Measured]) -> list[Phrase]:
    """The phrases of a member, one for each figure that is no part of another figure's words."""
    found: list[Phrase] = []
    pending: list[Measured] = []
    for i, one in enumerate(figures):
        pending.append(one)
        if i + 1 == len(figures):
            found.append(_phrase(folded, start, pending, end))
        elif separator := _separator(folded, one.end, figures[i + 1].start):
            found.append(_phrase(folded, start, pending, separator[0]))
            start, pending = separator[1], []
    return found


def _separator(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The separator between two figures: the one right behind the first figure, else the last one; None without any."""
    if aside := _ASIDE.match(folded, start, end):
        start = aside.end()
    if here := _SEPARATOR.match(folded, start, end):
        return here.span()
    blank = _ASIDE.sub(lambda match: "　" * len(match[0]), folded[start:end])
    places = [match.span() for match in _SEPARATOR.finditer(blank)]
    return (start + places[-1][0], start + places[-1][1]) if places else None


def _phrase(folded: str, start: int, figures: list[Measured], end: int) -> Phrase:
    """The phrase of the head among figures that no separator divides: 培育年营收超10亿元企业15家 is about 15家."""
    first, last = figures[0], figures[-1]
    head = first if first is last or _words(folded, last.end, end) or _governs(folded, first) else last
    aside = _ASIDE.match(folded, head.end, end)
    right = aside.end() if aside else head.end
    return Phrase(start, head, right, end, aside.span() if aside else None)


def _words(folded: str, start: int, end: int) -> str:
    return _ASIDE.sub("", folded[start:end]).strip(" 、，和及")


def _governs(folded: str, one: Measured) -> bool:
    """Whether the words behind a share are what it is a share of: 75%的县至少建成一所医院."""
    return one.sign == "⟨%⟩" and folded.startswith("的", one.end)
