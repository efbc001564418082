"""Back to the printed text: spans and quotes of a reading made on cleaned text are moved to the source as read.

A span ends behind the last sign that belongs to it, so that dirt at its end stays outside; blocks tile the source, dirt
belongs to the block before it. Words without a span of their own (a quantity's quote, a deadline's) are looked up at the
place of their record; composed values (title, indicator, canonical) stay as they were composed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from hrdocs.model import Block, Clause, Notice, Record, Span
from hrdocs.text import Text

R = TypeVar("R", bound=Record)
_CLAUSE_WORDS = ("heading", "text", "tail")


def restore(notice: Notice, text: Text) -> Notice:
    """The notice with every span in `text.raw` and every quote cut from there; itself when nothing was cleaned."""
    if text.origin is None:
        return notice
    mover = _Mover(text)
    return replace(
        notice,
        validity=mover.record(notice.validity) if notice.validity else None,
        parts=_all(mover.record, notice.parts),
        blocks=mover.blocks(notice.blocks),
        clauses=_all(mover.clause, notice.clauses),
        citations=_all(mover.record, notice.citations),
        targets=_all(mover.record, notice.targets),
        amounts=_all(mover.record, notice.amounts),
        incentives=_all(mover.record, notice.incentives),
        responsibilities=_all(mover.record, notice.responsibilities),
        numerals=_all(mover.record, notice.numerals),
        findings=_all(mover.record, notice.findings),
    )


def _all(move: Callable[[R], R], records: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(move(record) for record in records)


class _Mover:
    """Moves places of the cleaned text to the raw one."""

    def __init__(self, text: Text) -> None:
        assert text.origin is not None
        self._origin = text.origin
        self._plain, self._raw = text.plain, text.raw

    def span(self, span: Span) -> Span:
        """From the first sign to behind the last; an empty span lies behind the sign before it."""
        start, end = span
        behind = self._origin[end - 1] + 1 if end else 0
        return (self._origin[start], behind) if start < end else (behind, behind)

    def words(self, span: Span) -> str:
        """The raw words of a span of the cleaned text."""
        start, end = self.span(span)
        return self._raw[start:end]

    def record(self, record: R) -> R:
        """A record with its span, quote and the quotes inside it moved."""
        span: Span | None = getattr(record, "span", None)
        if span is None:
            return record
        changes: dict[str, Any] = {"span": self.span(span)}
        if hasattr(record, "quote"):
            changes["quote"] = self.words(span)
        for name in ("quantity", "deadline"):
            inner = getattr(record, name, None)
            if inner is not None:
                changes[name] = replace(inner, quote=self._near(inner.quote, span))
        return replace(record, **changes)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, tiling the raw text."""
        if not blocks:
            return (Block("blank", (0, len(self._raw))),)
        starts = [0, *(self._origin[block.span[0]] for block in blocks[1:]), len(self._raw)]
        return tuple(replace(block, span=(starts[i], starts[i + 1])) for i, block in enumerate(blocks))

    def clause(self, clause: Clause) -> Clause:
        """A clause and those below it, its words cut from the raw text."""
        changes: dict[str, Any] = {"span": self.span(clause.span)}
        start = clause.span[0]
        if self._plain.startswith(clause.marker, start):
            changes["marker"] = self.words((start, start + len(clause.marker)))
        for name in _CLAUSE_WORDS:
            span: Span | None = getattr(clause, f"{name}_span")
            if span is not None:
                changes[f"{name}_span"] = self.span(span)
                changes[name] = self.words(span) if span[0] < span[1] else ""
        return replace(clause, **changes, children=_all(self.clause, clause.children))

    def _near(self, quote: str, span: Span) -> str:
        """A quote inside the record's span, else the nearest one before its end, as the raw text prints it."""
        at = self._plain.find(quote, span[0], span[1] + len(quote))
        if at < 0:
            at = self._plain.rfind(quote, 0, span[1])
        return self.words((at, at + len(quote))) if at >= 0 else quote
