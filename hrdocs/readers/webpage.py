"""What lexicon/webpage.toml says of government web pages: what surrounds a notice there, saved or printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from hrdocs.grammar import Grammar, load


class Vocabulary(NamedTuple):
    """Names of metadata fields, of page elements that are no notice, and lines by their words."""

    fields: frozenset[str]
    chrome_names: frozenset[str]
    chrome_tags: frozenset[str]
    content_names: tuple[str, ...]
    furniture: re.Pattern[str]
    tail: re.Pattern[str]

    @classmethod
    def of(cls, grammar: Grammar) -> Vocabulary:
        """Compile the table."""
        table = grammar.table("webpage")
        return cls(
            frozenset(table["fields"]),
            frozenset(table["chrome_names"]),
            frozenset(table["chrome_tags"]),
            tuple(table["content_names"]),
            re.compile("|".join(f"(?:{pattern})" for pattern in table["furniture"]["patterns"])),
            re.compile("|".join(f"(?:{pattern})" for pattern in table["tail"]["patterns"])),
        )


def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped patterns, compiled once."""
    return load().derived("readers.webpage", Vocabulary.of)
