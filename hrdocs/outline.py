"""The notice as structure: parts, blocks and clauses over the text, and what stands where.

Every stage that reads meaning asks the outline: which sentences there are, and to which clause a place belongs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from hrdocs.model import Block, Clause, Part
from hrdocs.sentence import sentences
from hrdocs.tables import Table
from hrdocs.text import Text

_start = attrgetter("start")


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

    @cached_property
    def all_clauses(self) -> tuple[Clause, ...]:
        """All clauses in document order, parents first."""
        found: list[Clause] = []
        stack = list(reversed(self.clauses))
        while stack:
            clause = stack.pop()
            found.append(clause)
            if clause.children:
                stack.extend(reversed(clause.children))
        return tuple(found)

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Clauses by id."""
        return {clause.id: clause for clause in self.all_clauses}

    @cached_property
    def parents(self) -> dict[str, Clause]:
        """The parent of each clause that has one, by the child's id."""
        return {child.id: clause for clause in self.all_clauses for child in clause.children}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in text order: words of clauses, and the blocks outside them."""
        found: list[Passage] = []
        for clause in self.all_clauses:
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
        found.sort(key=_start)
        return tuple(found)

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    @cached_property
    def _sentences(self) -> dict[int, list[Sentence]]:
        """The sentences of the passages that were asked for, by the place of the passage."""
        return {}

    @cached_property
    def _clause_starts(self) -> tuple[list[int], list[Clause]]:
        order = sorted(self.all_clauses, key=lambda clause: clause.span[0])
        return [clause.span[0] for clause in order], order

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds a place."""
        i = bisect_right(self._passage_starts, offset) - 1
        return self.passages[i] if i >= 0 and offset < self.passages[i].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a place."""
        passage = bisect_right(self._passage_starts, offset) - 1
        if passage < 0 or offset >= self.passages[passage].end:
            return None
        found = self._cut(passage)
        i = bisect_right(found, offset, key=_start) - 1
        return found[i] if i >= 0 and offset < found[i].end else None

    def sentences_within(self, start: int, end: int) -> list[Sentence]:
        """The sentences that begin in [start, end), in text order."""
        first = max(bisect_right(self._passage_starts, start) - 1, 0)
        last = bisect_left(self._passage_starts, end)
        return [
            sentence
            for passage in range(first, last)
            for sentence in self._cut(passage)
            if start <= sentence.start < end
        ]

    def _cut(self, place: int) -> list[Sentence]:
        """The sentences of one passage; most passages are never asked for any."""
        found = self._sentences.get(place)
        if found is None:
            passage = self.passages[place]
            cut = sentences(self.text.folded, passage.start, passage.end)
            found = self._sentences[place] = [Sentence(start, end, passage) for start, end in cut]
        return found

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause whose span holds a place; a place in a tail belongs to the clause of the tail."""
        starts, order = self._clause_starts
        i = bisect_right(starts, offset) - 1
        clause = order[i] if i >= 0 else None
        while clause is not None and offset >= clause.span[1]:
            clause = self.parents.get(clause.id)
        return clause
