"""From placed markers to clauses: headings, own words, tails, spans and ids; and the stretch that each clause owns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hrdocs.grammar import Grammar
from hrdocs.model import Clause, Span
from hrdocs.reading.clauses.candidates import Lines
from hrdocs.reading.clauses.heading import Headings, Opening
from hrdocs.reading.clauses.numbering import Node
from hrdocs.sentence import strip
from hrdocs.text import Text

_TITLE = 40


class Body(Struct, eq=False):
    """What a clause in the making owns: its paragraphs, its heading, the paragraphs of its tail."""

    node: Node
    paragraphs: list[Span]
    heading: Span | None = None
    tail: list[Span] = []


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
        self._bodies: dict[int, Body] = {}
        self.shares: list[Share] = []

    def build(self, roots: Sequence[Node], order: Sequence[Node]) -> tuple[Clause, ...]:
        """The clauses of the part; `shares` tells afterwards who owns what."""
        for i, node in enumerate(order):
            stop = order[i + 1].marker.start if i + 1 < len(order) else self._end
            self._own(node, stop, last=i + 1 == len(order))
        self._decide_headings(order)
        clauses = self._clauses(roots, _Path("", "", 0))
        self.shares.append(Share(self._end, None))
        self.shares.sort(key=lambda share: share.start)
        return clauses

    # -- own words and tails ------------------------------------------------------------------------------------

    def _own(self, node: Node, stop: int, *, last: bool) -> None:
        """Deal the paragraphs between a marker and the next one out to the clause, its ancestors, and the closing."""
        start = node.marker.end
        if node.limit is not None:
            own = self._lines.within(start, min(node.limit, stop))
            more = self._lines.within(min(node.limit, stop), stop)
        else:
            paragraphs = self._lines.within(start, stop)
            own, more = paragraphs[:1], paragraphs[1:]
        body = self._bodies[id(node)] = Body(node, own)
        owner = node
        for n, span in enumerate(more):
            if last and self._closes(span) and not (n == 0 and self._only_titled(body)):
                self._share(span[0], None)
                return
            owner = self._owner(owner, span, first=n == 0)
            (body.paragraphs if owner is node else self._bodies[id(owner)].tail).append(span)

    def _only_titled(self, body: Body) -> bool:
        """Whether a clause has no words yet but a line that stops with nothing: 三、执行时间."""
        if not body.paragraphs:
            return False
        start, end = body.paragraphs[0]
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
        if self._bodies[id(node)].tail:
            return node
        siblings = parent.children[:-1]
        if self._units.match(self._text.folded, *span):
            return parent if siblings and not any(self._has_units(sibling) for sibling in siblings) else node
        if not siblings or not first:
            return node
        if any(len(self._bodies[id(sibling)].paragraphs) > 1 for sibling in siblings):
            return node
        ends = [
            self._text.folded[self._bodies[id(s)].paragraphs[0][1] - 1]
            for s in siblings
            if self._bodies[id(s)].paragraphs
        ]
        own = self._bodies[id(node)].paragraphs
        listed = ends and all(sign in "；;，、" for sign in ends)
        if listed and own and self._text.folded[own[0][1] - 1] != "：":
            return parent
        if parent.marker.style == "article" and own and all(sign in "。；" for sign in ends):
            return parent
        return node

    def _has_units(self, node: Node) -> bool:
        return any(
            self._units.search(self._text.folded, *span) is not None for span in self._bodies[id(node)].paragraphs
        )

    def _share(self, start: int, clause: str | None) -> None:
        """Note that a stretch begins at a place; the indent and the Markdown signs before it are part of it."""
        folded = self._text.folded
        while start > 0 and folded[start - 1] in " #>*":
            start -= 1
        self.shares.append(Share(start, clause))

    # -- headings -----------------------------------------------------------------------------------------------

    def _decide_headings(self, order: Sequence[Node]) -> None:
        """Series by series: the clauses of one family under one parent are judged together."""
        families: dict[str, list[Opening]] = {}
        series: dict[tuple[int, str], list[tuple[Body, Opening]]] = {}
        for node in order:
            body = self._bodies[id(node)]
            opening = self._headings.opening(node.marker.style, body.paragraphs, parent=bool(node.children))
            families.setdefault(node.marker.family, []).append(opening)
            series.setdefault((id(node.parent), node.marker.family), []).append((body, opening))
        for (_, family), members in series.items():
            headings = self._headings.decide([opening for _, opening in members], families[family])
            for (body, _), heading in zip(members, headings, strict=True):
                body.heading = heading

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
        body, marker, plain = self._bodies[id(node)], node.marker, self._text.plain
        words = plain[marker.start : marker.end]
        path = _Path(name, parent.label + words, parent.depth + 1)
        self._share(marker.start, name)
        children = self._clauses(node.children, path)
        text = self._text_span(body)
        tail = (body.tail[0][0], body.tail[-1][1]) if body.tail else None
        if tail:
            self._share(tail[0], name)
        ends = [marker.end, text[1], *(child.span[1] for child in children[-1:]), *(tail[1:] if tail else ())]
        heading = body.heading
        return Clause(
            id=name,
            part=self._part,
            marker=words,
            style=marker.style,
            ordinal=ordinal,
            depth=path.depth,
            label=path.label,
            heading=plain[slice(*heading)] if heading else None,
            text=plain[slice(*text)],
            span=(marker.start, max(ends)),
            heading_span=heading,
            text_span=text,
            tail=plain[slice(*tail)] if tail else None,
            tail_span=tail,
            children=children,
        )

    def _text_span(self, body: Body) -> Span:
        """Own words between heading and first child, without the heading's closing punctuation and spaces around."""
        folded = self._text.folded
        if not body.paragraphs:
            return body.node.marker.end, body.node.marker.end
        start, end = body.paragraphs[0][0], body.paragraphs[-1][1]
        if body.heading:
            start = body.heading[1]
            if start < end and folded[start] in "】〗”":
                start += 1
            start, _ = strip(folded, start, end, "。：；！？ \r\n")
        if start < end:
            return start, end
        end = body.heading[1] if body.heading else end
        return end, end
