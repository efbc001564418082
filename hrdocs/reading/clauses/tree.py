"""From placed markers to clauses: headings, own words, tails, spans and ids; and the stretch that each clause owns."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Span
from hrdocs.reading.clauses.candidates import Lines
from hrdocs.reading.clauses.heading import Headings
from hrdocs.reading.clauses.numbering import Node
from hrdocs.sentence import strip
from hrdocs.text import Text

_TITLE = 40


class Share(Struct, frozen=True):
    """Where a stretch of text begins, and the clause that owns it; the closing belongs to none."""

    start: int
    clause: str | None


class _Path(Struct, frozen=True, gc=False):
    """Id, label and depth of a clause: 2.1, 二、（一）, 2."""

    id: str
    label: str
    depth: int


class Tree:
    """Builds the clauses of one part."""

    def __init__(self, text: Text, lines: Lines, part: str, end: int, grammar: Grammar) -> None:
        self._text = text
        self._lines = lines
        self._part = part
        self._end = end
        self._headings = Headings(text.folded, grammar)
        self._closing = grammar.rule("closing").regex
        self._units = grammar.rule("heading.units").regex
        self.shares: list[Share] = []

    def build(self, roots: Sequence[Node], order: Sequence[Node]) -> tuple[Clause, ...]:
        """The clauses of the part; `shares` tells afterwards who owns what."""
        for i, node in enumerate(order):
            stop = order[i + 1].marker.start if i + 1 < len(order) else self._end
            self._own(node, stop, last=i + 1 == len(order))
        self._headings.put(order)
        clauses = self._clauses(roots, _Path("", "", 0))
        self.shares.append(Share(self._end, None))
        self.shares.sort(key=attrgetter("start"))
        return clauses

    # -- own words and tails ------------------------------------------------------------------------------------

    def _own(self, node: Node, stop: int, *, last: bool) -> None:
        """Deal the paragraphs between a marker and the next one out to the clause, its ancestors, and the closing."""
        start = node.marker.end
        if node.limit is not None:
            node.paragraphs = self._lines.within(start, min(node.limit, stop))
            more = self._lines.within(min(node.limit, stop), stop)
        else:
            paragraphs = self._lines.within(start, stop)
            node.paragraphs, more = paragraphs[:1], paragraphs[1:]
        owner = node
        for n, span in enumerate(more):
            if last and self._closes(span) and not (n == 0 and self._only_titled(node)):
                self._share(span[0], None)
                return
            owner = self._owner(owner, span, first=n == 0)
            (node.paragraphs if owner is node else owner.tail).append(span)

    def _only_titled(self, node: Node) -> bool:
        """Whether a clause has no words yet but a line that stops with nothing: 三、执行时间."""
        if not node.paragraphs:
            return False
        start, end = node.paragraphs[0]
        return end - start <= _TITLE and self._text.folded[end - 1] not in "。；！）〕】"

    def _closes(self, span: Span) -> bool:
        """Whether a paragraph behind the last clause speaks of the instrument: 本方案自发布之日起施行."""
        return self._closing.match(self._text.folded, span[0], min(span[1], span[0] + 120)) is not None

    def _owner(self, node: Node, span: Span, *, first: bool) -> Node:
        """The clause that a further paragraph behind a clause belongs to: itself, or a parent whose tail it is."""
        parent = node.parent
        if parent is None or node.children or parent.children[-1] is not node:
            return node
        if node.limit is not None:
            return parent
        if node.tail:
            return node
        siblings = parent.children[:-1]
        if self._units.match(self._text.folded, *span):
            return parent if siblings and not any(self._has_units(sibling) for sibling in siblings) else node
        if not siblings or not first:
            return node
        if any(len(sibling.paragraphs) > 1 for sibling in siblings):
            return node
        ends = [self._text.folded[sibling.paragraphs[0][1] - 1] for sibling in siblings if sibling.paragraphs]
        own = node.paragraphs
        listed = ends and all(sign in "；;，、" for sign in ends)
        if listed and own and self._text.folded[own[0][1] - 1] != "：":
            return parent
        if parent.marker.style == "article" and own and all(sign in "。；" for sign in ends):
            return parent
        return node

    def _has_units(self, node: Node) -> bool:
        return any(self._units.search(self._text.folded, *span) is not None for span in node.paragraphs)

    def _share(self, start: int, clause: str | None) -> None:
        """Note that a stretch begins at a place; the indent and the Markdown signs before it are part of it."""
        folded = self._text.folded
        while start > 0 and folded[start - 1] in " #>*":
            start -= 1
        self.shares.append(Share(start, clause))

    # -- clauses ------------------------------------------------------------------------------------------------

    def _clauses(self, nodes: Sequence[Node], parent: _Path) -> tuple[Clause, ...]:
        """The clauses of one level: printed ordinals joined by dots, ~2 for a number repeated under one parent."""
        prefix = f"{parent.id}." if parent.id else "" if self._part == "main" else f"{self._part}/"
        found: list[Clause] = []
        times: dict[int, int] = {}
        counts: dict[str, int] = {}
        for node in nodes:
            ordinal = node.marker.ordinal
            if ordinal == 0:
                ordinal = counts[node.marker.style] = counts.get(node.marker.style, 0) + 1
            time = times[ordinal] = times.get(ordinal, 0) + 1
            name = f"{prefix}{ordinal}" if time == 1 else f"{prefix}{ordinal}~{time}"
            found.append(self._clause(node, name, ordinal, parent))
        return tuple(found)

    def _clause(self, node: Node, name: str, ordinal: int, parent: _Path) -> Clause:
        marker, heading, plain = node.marker, node.heading, self._text.plain
        words = plain[marker.start : marker.end]
        path = _Path(name, parent.label + words, parent.depth + 1)
        self._share(marker.start, name)
        children = self._clauses(node.children, path) if node.children else ()
        text = self._text_span(node)
        end = max(marker.end, text[1], children[-1].span[1]) if children else max(marker.end, text[1])
        tail = None
        if node.tail:
            tail = node.tail[0][0], node.tail[-1][1]
            self._share(tail[0], name)
            end = max(end, tail[1])
        return Clause(
            id=name,
            part=self._part,
            marker=words,
            style=marker.style,
            ordinal=ordinal,
            depth=path.depth,
            label=path.label,
            heading=plain[heading[0] : heading[1]] if heading else None,
            text=plain[text[0] : text[1]],
            span=(marker.start, end),
            heading_span=heading,
            text_span=text,
            tail=plain[tail[0] : tail[1]] if tail else None,
            tail_span=tail,
            children=children,
        )

    def _text_span(self, node: Node) -> Span:
        """Own words between heading and first child, without the heading's closing punctuation and spaces around."""
        folded = self._text.folded
        if not node.paragraphs:
            return node.marker.end, node.marker.end
        start, end = node.paragraphs[0][0], node.paragraphs[-1][1]
        if node.heading:
            start = node.heading[1]
            if start < end and folded[start] in "】〗”":
                start += 1
            start, _ = strip(folded, start, end, "。：；！？ \r\n")
        if start < end:
            return start, end
        end = node.heading[1] if node.heading else end
        return end, end
