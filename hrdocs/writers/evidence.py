"""Explanations for the terminal: the words, the rule, the pattern, the fields."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from hrdocs.explain import Explanation


def print_explanations(explanations: Sequence[Explanation]) -> None:
    """Print each explanation as a short paragraph."""
    if not explanations:
        print("no record covers this place")
    for each in explanations:
        print(
            f"{each.kind} {each.id or ''}".rstrip(), f"[{each.span[0]}, {each.span[1]})", each.quote.replace("\n", "⏎")
        )
        print(f"  rule     {each.rule}" + (f"  ({each.file})" if each.file else ""))
        if each.pattern:
            print(f"  pattern  {each.pattern}")
        for line in each.rests_on:
            print(f"  because  {line}")
        for key, value in each.fields.items():
            if value not in (None, [], (), ""):
                print(f"  {key:8} {orjson.dumps(value).decode() if not isinstance(value, str) else value}")
