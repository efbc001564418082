"""A local notice against a higher one: which measures it takes up word for word, which adapted, which not at all."""

from __future__ import annotations

from hrdocs.compare.align import Alignment
from hrdocs.compare.model import Measured, Uptake
from hrdocs.compare.sentences import NEARLY_IDENTICAL, RELATED

_IN_MATCHED_CLAUSE = 0.15


def uptake(found: Alignment) -> tuple[Measured, ...]:
    """Every sentence of the higher notice (left) with the likest sentence of the local one (right)."""
    partners = {(i, j) for one in found.groups for i in one.left for j in one.right}
    best: dict[tuple[int, int], tuple[float, float, int, int]] = {}
    for i, j in found.scores:
        for likeness, s, t in found.sentences.related(i, j):
            weighed = likeness + _IN_MATCHED_CLAUSE * ((i, j) in partners)
            best[i, s] = max(best.get((i, s), (0.0, 0.0, 0, 0)), (weighed, likeness, j, t))
    measured: list[Measured] = []
    for i, leaf in enumerate(found.left):
        for s, span in enumerate(leaf.sentences):
            _, likeness, j, t = best.get((i, s), (0.0, 0.0, -1, 0))
            local = found.right[j] if j >= 0 else None
            measured.append(
                Measured(
                    clause=leaf.id,
                    span=span,
                    quote=leaf.quote(span),
                    verdict=_verdict(likeness),
                    local=local.id if local else None,
                    local_span=local.sentences[t] if local else None,
                    local_quote=local.quote(local.sentences[t]) if local else None,
                    score=round(likeness, 3),
                )
            )
    return tuple(measured)


def _verdict(likeness: float) -> Uptake:
    if likeness >= NEARLY_IDENTICAL:
        return "word-for-word"
    return "adapted" if likeness >= RELATED else "not-taken-up"
