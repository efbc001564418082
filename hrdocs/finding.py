"""How a finding is made: severity and words come from `patterns/lexicon/findings.toml`."""

from __future__ import annotations

from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Finding, Span


def finding(grammar: Grammar, code: str, span: Span | None, clause: Clause | str | None, **words: object) -> Finding:
    """A finding by its code, the message filled in: numbering-gap, 三、 follows 一、."""
    entry = grammar.table("findings")[code]
    place = clause.id if isinstance(clause, Clause) else clause
    return Finding(code, entry["severity"], entry["message"].format(**words), span, place)
