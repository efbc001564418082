"""The text of an extraction, also of one that was stored without it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from hrdocs.model import Clause, Notice, Span


def text_of(notice: Notice) -> str:
    """The text as read; of an extraction stored without it, the words of its clauses at their places, blanks between."""
    if notice.text is not UNSET:
        return notice.text
    signs = [" "] * notice.source.characters
    for (start, end), words in _words(notice.clauses):
        signs[start:end] = words
    return "".join(signs)


def _words(clauses: tuple[Clause, ...]) -> Iterator[tuple[Span, str]]:
    for clause in clauses:
        start = clause.span[0]
        yield (start, start + len(clause.marker)), clause.marker
        for span, words in (
            (clause.heading_span, clause.heading),
            (clause.text_span, clause.text),
            (clause.tail_span, clause.tail),
        ):
            if span and words and span[1] - span[0] == len(words):
                yield span, words
        yield from _words(clause.children)
