"""Which rule produced what from which words: the evidence behind the records of a notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import to_builtins

from hrdocs.errors import PatternError, UsageError
from hrdocs.grammar import Grammar
from hrdocs.model import Amount, Citation, Incentive, Notice, Numeral, Responsibility, Span, Target

Evidenced = Amount | Citation | Incentive | Numeral | Responsibility | Target


class Explanation(NamedTuple):
    """One record with the rule that made it and the records it rests on."""

    kind: str
    id: str | None
    span: Span
    quote: str
    rule: str
    file: str | None
    pattern: str | None
    fields: dict[str, Any]
    rests_on: list[str]


def explain_record(notice: Notice, record_id: str, grammar: Grammar) -> list[Explanation]:
    """The record of that id, behind it the figures and sums it uses. `UsageError` when there is none."""
    for kind, record in _records(notice):
        if getattr(record, "id", None) == record_id:
            used = [entry for entry in notice.numerals if record_id in entry.records]
            return [_explain(notice, kind, record, grammar), *(_explain(notice, "numeral", n, grammar) for n in used)]
    raise UsageError(f"there is no record {record_id!r}", remedy="ids are a1 t1 i1 r1 …; see `hrdocs extract`")


def explain_place(notice: Notice, offset: int, grammar: Grammar) -> list[Explanation]:
    """All records whose span covers a place, the narrowest first. `UsageError` when it is outside the text."""
    if not 0 <= offset < notice.source.characters:
        raise UsageError(f"offset {offset} is outside the text (0 to {notice.source.characters - 1})")
    there = [(kind, each) for kind, each in _records(notice) if each.span[0] <= offset < each.span[1]]
    there.sort(key=lambda pair: pair[1].span[1] - pair[1].span[0])
    return [_explain(notice, kind, record, grammar) for kind, record in there]


def _records(notice: Notice) -> Iterator[tuple[str, Evidenced]]:
    for kind, records in (
        ("numeral", notice.numerals),
        ("amount", notice.amounts),
        ("target", notice.targets),
        ("incentive", notice.incentives),
        ("responsibility", notice.responsibilities),
        ("citation", notice.citations),
    ):
        for record in records:
            yield kind, record


def _explain(notice: Notice, kind: str, record: Evidenced, grammar: Grammar) -> Explanation:
    fields = to_builtins(record)
    for key in ("id", "span", "quote", "rule"):
        fields.pop(key, None)
    try:
        rule = grammar.rule(record.rule)
    except PatternError:
        rule = None
    return Explanation(
        kind,
        getattr(record, "id", None),
        record.span,
        record.quote,
        record.rule,
        f"patterns/{rule.file}" if rule else None,
        rule.source if rule else None,
        fields,
        list(_rests_on(notice, record)),
    )


def _rests_on(notice: Notice, record: Evidenced) -> Iterator[str]:
    """How a record came about from others: the pairing of an incentive's tiers, the whole of a breakdown."""
    if isinstance(record, Incentive):
        quotes = {amount.id: amount.quote for amount in notice.amounts}
        for tier in record.tiers:
            pays = (
                f"{tier.amount} {quotes[tier.amount]}"
                if tier.amount
                else f"{tier.rate.value}{tier.rate.unit}"
                if tier.rate
                else "no figure"
            )
            yield f"{tier.condition or 'no condition'} → {pays}"
        for cap in record.caps:
            yield f"cap {cap} {quotes[cap]}"
    if isinstance(record, Target) and record.total:
        yield f"part of {record.total}"
    if isinstance(record, Numeral):
        yield from (f"used by {name}" for name in record.records)
