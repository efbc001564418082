"""What every extraction keeps, whatever the text: the promises of docs/contract.md, checked on its JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]
DIGITS = re.compile(r"[\d①-⑳⑴-⒇]+")


def walk(clauses: Iterable[Json]) -> Iterator[Json]:
    """All clauses, parents first."""
    for clause in clauses:
        yield clause
        yield from walk(clause["children"])


def broken_promises(notice: Json, text: str) -> Iterator[str]:
    """What an extraction must keep for any text: partition, quotes, nesting, unique ids, every digit in the ledger."""
    at = 0
    for block in notice["blocks"]:
        start, end = block["span"]
        if start != at or end < start:
            yield f"blocks: gap or overlap at {at} (next block {start}-{end})"
        at = end
    if at != len(text):
        yield f"blocks: cover {at} of {len(text)} code points"
    for kind in ("amounts", "targets", "responsibilities", "incentives", "citations", "numerals"):
        for record in notice[kind]:
            start, end = record["span"]
            if text[start:end] != record["quote"]:
                yield f"{kind}: quote differs from span {start}-{end}: {record['quote'][:30]!r}"
    yield from _broken_clauses(notice, text)
    yield from _uncovered_digits(notice, text)


def _broken_clauses(notice: Json, text: str) -> Iterator[str]:
    clauses = list(walk(notice["clauses"]))
    for name, times in Counter(clause["id"] for clause in clauses).items():
        if times > 1:
            yield f"clauses: id {name} stands {times} times"
    for clause in clauses:
        start, end = clause["span"]
        if not text[start:end].strip():
            yield f"clauses: {clause['id']} has an empty span"
        for child in clause["children"]:
            if not start <= child["span"][0] <= child["span"][1] <= end:
                yield f"clauses: {child['id']} is not inside {clause['id']}"
        for span, words in (("heading_span", "heading"), ("text_span", "text"), ("tail_span", "tail")):
            if clause[span] and clause[words] is not None and text[slice(*clause[span])] != clause[words]:
                yield f"clauses: {clause['id']} {words} differs from its span"


def _uncovered_digits(notice: Json, text: str) -> Iterator[str]:
    covered = bytearray(len(text))
    for entry in notice["numerals"]:
        start, end = entry["span"]
        covered[start:end] = b"\1" * (end - start)
    for run in DIGITS.finditer(text):
        if not all(covered[run.start() : run.end()]):
            yield f"numerals: {text[max(0, run.start() - 6) : run.end() + 6]!r} is not in the ledger"
