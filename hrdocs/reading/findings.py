"""What does not add up, from the finished records: gaps in the numbering, figures in no record, a notice without title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from hrdocs.finding import finding
from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Clause, Finding, Frame
from hrdocs.outline import Outline

_UNCOUNTED = ("dash", "bullet", "row", "ordinal-word")
_CLAIMED = ("money", "percent", "count")


def read(outline: Outline, frame: Frame, ledger: Ledger, earlier: Sequence[Finding], grammar: Grammar) -> list[Finding]:
    """All findings in text order, those of earlier stages included."""
    found = chain(
        earlier,
        _structure(outline, frame, grammar),
        _numbering(outline, grammar),
        _unclaimed(outline, ledger, grammar),
        _broken(outline, ledger, grammar),
    )
    return sorted(found, key=lambda each: each.span or (0, 0))


def _structure(outline: Outline, frame: Frame, grammar: Grammar) -> Iterator[Finding]:
    """What the notice as a whole lacks, or carries without being part of it."""
    if not outline.clauses:
        yield finding(grammar, "no-clauses", None, None)
    if frame.title is None:
        yield finding(grammar, "missing-title", None, None)
    term = frame.validity
    if term and term.expires_on and term.expires_on < (frame.issued_on or term.effective_on or ""):
        yield finding(grammar, "expired", term.span, outline.clause_at(term.span[0]), quote=term.quote)
    ended = grammar.rule("frame.ended").regex
    for block in outline.blocks:
        if block.kind in ("furniture", "title", "note") and (match := ended.search(outline.text.folded, *block.span)):
            quote = outline.text.plain[slice(*match.span())]
            yield finding(grammar, "expired", match.span(), None, quote=quote)
        if block.kind == "furniture":
            quote = outline.text.plain[slice(*block.span)].split("\n", 1)[0].strip()
            yield finding(grammar, "furniture", block.span, block.clause, quote=quote[:20])


def _numbering(outline: Outline, grammar: Grammar) -> Iterator[Finding]:
    """Gaps and repeats, series by series; a series may run on from an earlier one: 二、（三） behind 一、（二）."""
    reached: dict[tuple[str, str], Clause] = {}
    siblings: dict[tuple[str, str], Clause] = {}
    for clause in outline.all_clauses:
        if clause.style in _UNCOUNTED:
            continue
        parent = clause.part + clause.id.rpartition(".")[0]
        before = siblings.get((parent, clause.style))
        earlier = reached.get((clause.part, clause.style))
        siblings[parent, clause.style] = reached[clause.part, clause.style] = clause
        code = _fault(clause, before, earlier)
        if code:
            previous = before or earlier
            span = clause.span[0], clause.span[0] + len(clause.marker)
            words = {"marker": clause.marker, "previous": previous.marker if previous else ""}
            yield finding(grammar, code, span, clause, **words)


def _fault(clause: Clause, before: Clause | None, earlier: Clause | None) -> str | None:
    """What is wrong with the number of a clause behind its elder sibling, else the last clause of its style."""
    if before is not None:
        if clause.ordinal <= before.ordinal:
            return "numbering-repeat"
        return None if clause.ordinal == before.ordinal + 1 else "numbering-gap"
    if clause.ordinal == 1 or (earlier is not None and clause.ordinal == earlier.ordinal + 1):
        return None
    return "numbering-start" if earlier is None else "numbering-gap"


def _unclaimed(outline: Outline, ledger: Ledger, grammar: Grammar) -> Iterator[Finding]:
    """Sums, shares and counts that no record uses."""
    for figure in ledger.figures:
        if figure.kind in _CLAIMED and not ledger.records(figure):
            quote = outline.text.plain[slice(*figure.span)]
            yield finding(grammar, "unclaimed-number", figure.span, outline.clause_at(figure.span[0]), quote=quote)


def _broken(outline: Outline, ledger: Ledger, grammar: Grammar) -> Iterator[Finding]:
    """Figures that a space breaks: 1. 7万户 is read as 1.7万户."""
    broken = grammar.rule("numeral.broken").regex
    for figure in ledger.figures:
        if figure.quantity is not None and broken.search(outline.text.folded, *figure.span):
            quote = outline.text.plain[slice(*figure.span)]
            value = figure.quantity.value
            clause = outline.clause_at(figure.span[0])
            yield finding(grammar, "broken-number", figure.span, clause, quote=quote, value=value)
