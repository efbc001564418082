"""The notice as structure: parts, blocks and clauses over the text, and what stands where.

Every stage that reads meaning asks the outline: which sentences there are, and to which clause a place belongs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from hrdocs.model import Block, Clause, Part
from hrdocs.sentence import sentences
from hrdocs.tables import Table
from hrdocs.text import Text


class Passage(Struct, frozen=True, gc=False):
    """A stretch of words of one clause (heading, text or tail), or of one block outside all clauses."""

    start: int
    end: int
    clause: Clause | None
    field: str
    block: Block | None


class Sentence(Struct, frozen=True, gc=False):
    """One sentence, without its full stop, and the passage it stands in."""

    start: int
    end: int
    passage: Passage


class Outline(Struct, frozen=True, dict=True):
    """Text, parts, blocks, the clause tree and the tables of one notice."""

    text: Text
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    tables: tuple[Table, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """All clauses in document order, parents first."""
        stack = list(reversed(self.clauses))
        while stack:
            clause = stack.pop()
            yield clause
            stack.extend(reversed(clause.children))

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Clauses by id."""
        return {clause.id: clause for clause in self.walk()}

    @cached_property
    def parents(self) -> dict[str, Clause]:
        """The parent of each clause that has one, by the child's id."""
        return {child.id: clause for clause in self.walk() for child in clause.children}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in text order: words of clauses, and the blocks outside them."""
        found: list[Passage] = []
        for clause in self.walk():
            if clause.heading_span:
                found.append(Passage(*clause.heading_span, clause, "heading", None))
            if clause.text_span[0] < clause.text_span[1]:
                found.append(Passage(*clause.text_span, clause, "text", None))
            if clause.tail_span:
                found.append(Passage(*clause.tail_span, clause, "tail", None))
        found += [
            Passage(*block.span, None, block.kind, block)
            for block in self.blocks
            if block.clause is None and block.kind != "blank"
        ]
        found.sort(key=lambda passage: passage.start)
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in text order."""
        folded = self.text.folded
        return tuple(
            Sentence(start, end, passage)
            for passage in self.passages
            for start, end in sentences(folded, passage.start, passage.end)
        )

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _clause_starts(self) -> tuple[list[int], list[Clause]]:
        order = sorted(self.walk(), key=lambda clause: clause.span[0])
        return [clause.span[0] for clause in order], order

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds a place."""
        i = bisect_right(self._passage_starts, offset) - 1
        return self.passages[i] if i >= 0 and offset < self.passages[i].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a place."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def sentences_within(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that begin in [start, end), in text order."""
        starts = self._sentence_starts
        return self.sentences[bisect_left(starts, start) : bisect_left(starts, end)]

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause whose span holds a place; a place in a tail belongs to the clause of the tail."""
        starts, order = self._clause_starts
        i = bisect_right(starts, offset) - 1
        clause = order[i] if i >= 0 else None
        while clause is not None and offset >= clause.span[1]:
            clause = self.parents.get(clause.id)
        return clause
