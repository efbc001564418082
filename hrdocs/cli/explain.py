"""`hrdocs explain`: the rule behind a record."""

from __future__ import annotations

from typing import Annotated

import typer

from hrdocs.cli.options import Notice, Patterns


def explain(
    notice: Notice,
    at: Annotated[int | None, typer.Option("--at", help="A place in the text, in code points from 0.")] = None,
    record: Annotated[str | None, typer.Option("--record", help="A record's id: a7, t9, i3, r4.")] = None,
    patterns: Patterns = None,
) -> None:
    """Show which rule produced what from which words, at a place or for a record."""
    from hrdocs.cli.notices import read_notice
    from hrdocs.errors import UsageError
    from hrdocs.explain import explain_place, explain_record
    from hrdocs.grammar import load
    from hrdocs.writers.evidence import print_explanations

    if (at is None) == (record is None):
        raise UsageError("give either --at OFFSET or --record ID")
    found, grammar = read_notice(notice, patterns), load(patterns)
    if record is not None:
        print_explanations(explain_record(found, record, grammar))
    else:
        print_explanations(explain_place(found, at or 0, grammar))
