"""Comparisons as one HTML page without external parts, to be mailed around, searched, filtered and printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from hrdocs.compare.model import Change, Diff, IncentivePair, Match, Matrix, RegionsDiff, TargetPair, VersionsDiff
from hrdocs.compare.source import text_of
from hrdocs.model import Clause, Notice, Span
from hrdocs.version import __version__
from hrdocs.writers.comparison import wording
from hrdocs.writers.comparison.clauses import by_id, names_of, title_of
from hrdocs.writers.comparison.marks import Mark, cut

_SHOWN = 30
_TONES = {
    "same-indicator": "good",
    "both-with-figure": "good",
    "same-role": "good",
    "word-for-word": "good",
    "added": "good",
    "different-indicator": "warn",
    "promised-without-figure": "warn",
    "different-role": "warn",
    "adapted": "warn",
    "changed": "warn",
    "not-taken-up": "bad",
    "removed": "bad",
}


def diff_page(diff: Diff, left: Notice, right: Notice) -> str:
    """A comparison of two notices as a page."""
    return _versions_page(diff, left, right) if isinstance(diff, VersionsDiff) else _regions_page(diff, left, right)


def render(template: str, **values: Any) -> str:
    """A page from one of the templates in hrdocs/writers/templates/; everything from a notice is escaped."""
    return _environment().get_template(template).render(version=__version__, tone=_tone, say=wording, **values)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("hrdocs.writers"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _tone(verdict: str) -> str:
    return _TONES.get(verdict, "")


# -- two regions --------------------------------------------------------------------------------------------------


def _regions_page(diff: RegionsDiff, left: Notice, right: Notice) -> str:
    sides = _Side(left, [pair.left_span for match in diff.matches for pair in match.evidence.sentences])
    other = _Side(right, [pair.right_span for match in diff.matches for pair in match.evidence.sentences])
    names = names_of((left, right))
    duties = [(match.topic, pair) for match in diff.matches for pair in match.responsibilities]
    return render(
        "regions.html.j2",
        title=f"{names[0]} ⇄ {names[1]}",
        names=names,
        titles=[notice.title or notice.source.name for notice in (left, right)],
        targets=[(pair, _filed(pair, diff)) for pair in diff.targets],
        incentives=[(pair, _filed(pair, diff)) for pair in diff.incentives],
        verdicts=wording.VERDICTS,
        matches=[_match(match, sides, other) for match in diff.matches],
        alone=[[sides.clause(one) for one in diff.left_only], [other.clause(one) for one in diff.right_only]],
        over=[sides.leading(), other.leading()],
        duties=duties,
        uptake=[
            (one, _filed_under([match for match in diff.matches if one.clause in match.left]))
            for one in diff.uptake or ()
        ],
        topics=sorted({match.topic for match in diff.matches}),
        sectors=sorted({pair.sector for _, pair in duties}),
        used=_used_verdicts(diff),
    )


def _filed(pair: TargetPair | IncentivePair, diff: RegionsDiff) -> dict[str, str]:
    """Under which topics and sectors a pair of figures is found: those of the matches in whose clauses it stands."""
    return _filed_under([match for match in diff.matches if pair in match.targets or pair in match.incentives])


def _filed_under(matches: list[Match]) -> dict[str, str]:
    return {
        "topics": "|".join(
            dict.fromkeys(topic for match in matches for topic in (match.topic, *match.evidence.topics))
        ),
        "sectors": "|".join(dict.fromkeys(pair.sector for match in matches for pair in match.responsibilities)),
    }


def _match(match: Match, left: _Side, right: _Side) -> dict[str, Any]:
    pairs = (*match.targets, *match.incentives, *match.responsibilities)
    return {
        "topic": match.topic,
        **_filed_under([match]),
        "words": match.evidence.words[:6],
        "verdicts": "|".join(dict.fromkeys(pair.verdict for pair in pairs)),
        "score": f"{match.score:.0%}",
        "left": [left.clause(one) for one in match.left],
        "right": [right.clause(one) for one in match.right],
        "also": match.also,
    }


def _used_verdicts(diff: RegionsDiff) -> list[str]:
    used = {pair.verdict for pair in (*diff.targets, *diff.incentives)}
    used |= {pair.verdict for match in diff.matches for pair in match.responsibilities}
    used |= {measured.verdict for measured in diff.uptake or ()}
    used |= {"only-left"} if diff.left_only else set()
    used |= {"only-right"} if diff.right_only else set()
    return [verdict for verdict in wording.VERDICTS if verdict in used]


class _Side:
    """The clauses of one notice as the page shows them, with the sentences that have their like marked."""

    def __init__(self, notice: Notice, alike: Iterable[Span]) -> None:
        self._clauses = by_id(notice)
        self._text = text_of(notice)
        self._marks = [Mark(span, "alike", "两侧相近") for span in alike]

    def leading(self) -> list[dict[str, Any]]:
        """The words that stand over a group of clauses; figures may stand there."""
        return [self.clause(one) for one, clause in self._clauses.items() if clause.children and clause.text.strip()]

    def clause(self, one: str) -> dict[str, Any]:
        """One clause for the page: id, title, words."""
        clause = self._clauses[one]
        return {
            "id": one,
            "title": title_of(clause) if clause.heading else clause.marker,
            "pieces": cut(self._text, clause.text_span, self._marks),
        }


# -- two states ---------------------------------------------------------------------------------------------------


def _versions_page(diff: VersionsDiff, left: Notice, right: Notice) -> str:
    clauses = by_id(left), by_id(right)
    changes = [change for change in diff.changes if change.kind != "same"]
    titles = [_change_title(change, *clauses) for change in changes]
    return render(
        "versions.html.j2",
        title=f"{left.source.name} → {right.source.name}",
        names=(left.source.name, right.source.name),
        titles=[notice.title or notice.source.name for notice in (left, right)],
        kinds=wording.KINDS,
        changes=[
            {
                "kind": change.kind,
                "tags": [
                    change.kind,
                    *(tag for tag in ("moved", "renumbered") if getattr(change, tag) and tag != change.kind),
                ],
                "title": title,
                "left": change.left,
                "right": change.right,
                "pieces": _redlined(change, *clauses, text_of(right)),
            }
            for change, title in zip(changes, titles, strict=True)
        ],
        figures=[
            (number, title, figure)
            for number, (change, title) in enumerate(zip(changes, titles, strict=True), 1)
            for figure in change.figures
        ],
        same=[_change_title(change, *clauses) for change in diff.changes if change.kind == "same"],
        used=[kind for kind in wording.KINDS if any(change.kind == kind for change in diff.changes)],
    )


def _change_title(change: Change, left: dict[str, Clause], right: dict[str, Clause]) -> str:
    clause = right.get(change.right or "") or left.get(change.left or "")
    return title_of(clause) if clause else (change.right or change.left or "")


def _redlined(change: Change, left: dict[str, Clause], right: dict[str, Clause], text: str) -> list[dict[str, str]]:
    """The words of the new state with what was taken out and put in; of an added or removed clause all its words."""
    clause = right.get(change.right or "") or left.get(change.left or "")
    if change.kind in ("added", "removed"):
        words = clause.text if clause else ""
        return [_redline(out=words) if change.kind == "removed" else _redline(put=words)]
    start, end = _bounds(change, clause)
    found: list[dict[str, str]] = []
    at = start
    for edit in change.edits:
        found.append(_redline(kept=_shortened(text[at : edit.right_span[0]])))
        found.append(_redline(out=edit.left, put=edit.right))
        at = edit.right_span[1]
    return [*found, _redline(kept=_shortened(text[at:end]))] if found else []


def _redline(out: str = "", put: str = "", kept: str = "") -> dict[str, str]:
    return {"out": out, "put": put, "kept": kept}


def _bounds(change: Change, clause: Clause | None) -> Span:
    """From where to where the passage of a change runs in the new text."""
    if clause is None:
        return (change.edits[0].right_span[0], change.edits[-1].right_span[1]) if change.edits else (0, 0)
    ends = clause.tail_span or clause.text_span
    return (clause.heading_span or clause.text_span)[0], ends[1]


def _shortened(words: str) -> str:
    return f"{words[:_SHOWN]} … {words[-_SHOWN:]}" if len(words) > 3 * _SHOWN else words


# -- many notices -------------------------------------------------------------------------------------------------


def matrix_page(matrix: Matrix, notices: list[Notice]) -> str:
    """A matrix of topics by notices as a page."""
    names = names_of(notices)
    clauses = [by_id(notice) for notice in notices]
    rows = [
        {
            "topic": row.topic,
            "heading": row.heading,
            "gaps": "|".join(name for name, cell in zip(names, row.cells, strict=True) if not cell.clauses),
            "cells": [
                {
                    "clauses": [
                        {"id": one, "title": title_of(known[one], 24), "text": known[one].text} for one in cell.clauses
                    ],
                    "figures": [
                        *(wording.target(target) for target in cell.targets),
                        *(wording.incentive(gift) for gift in cell.incentives),
                    ],
                    "leads": cell.leads,
                }
                for cell, known in zip(row.cells, clauses, strict=True)
            ],
        }
        for row in matrix.rows
    ]
    return render(
        "matrix.html.j2",
        title=f"{len(notices)} 份文件对照",
        names=names,
        rows=rows,
        topics=sorted({row.topic for row in matrix.rows}),
    )
