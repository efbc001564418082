"""Markers to a tree: candidate readings of the numbering, the most continuous one, clauses with headings and tails."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.markers import Markers
from hrdocs.model import Block, Clause, Part, PartKind, Span
from hrdocs.outline import Outline
from hrdocs.reading.clauses.candidates import Lines, find
from hrdocs.reading.clauses.numbering import Numbering
from hrdocs.reading.clauses.rows import Rows
from hrdocs.reading.clauses.tree import Share, Tree
from hrdocs.tables import Table
from hrdocs.text import Text

_FIRST_OF_ALL = kept.pattern(r"[。：；] *(?P<marker>一、)")


def read(text: Text, blocks: Sequence[Block], tables: tuple[Table, ...], grammar: Grammar) -> Outline:
    """The outline of a notice: parts, blocks (now with their clauses) and the clause tree."""
    parts: list[Part] = []
    final: list[Block] = []
    clauses: list[Clause] = []
    tasks = [table for table in tables if table.is_task_table]
    for part, group in groupby(blocks, key=attrgetter("part")):
        name, members = part or "main", list(group)
        parts.append(_part(text, name, members))
        tree, roots = _clauses(text, name, members, grammar)
        shares = tree.shares if tree else []
        if inside := [t for t in tasks if members[0].span[0] <= t.span[0] < members[-1].span[1]]:
            rows = Rows(text, name)
            roots = rows.put(roots, inside)
            shares = sorted([*rows.shares, *shares], key=lambda share: share.start)
        clauses += roots
        final += _final(members, shares) if shares else members
    parts = parts or [Part("main", "main", None, (0, 0))]
    return Outline(text, tuple(parts), tuple(final), tuple(clauses), tables)


def _part(text: Text, name: str, blocks: Sequence[Block]) -> Part:
    titles = [text.plain[slice(*block.span)] for block in blocks if block.kind == "title"]
    if not titles and name.startswith("annex"):
        titles = [_behind_colon(text, block) for block in blocks if block.kind == "annex_label"]
    kind: PartKind = "annex" if name.startswith("annex") else "cover" if name == "cover" else "main"
    return Part(name, kind, _title(titles), (blocks[0].span[0], blocks[-1].span[1]))


def _behind_colon(text: Text, block: Block) -> str:
    """What an annex label names: 附件1：申报表 → 申报表."""
    start, end = block.span
    colon = text.folded.find("：", start, end)
    return text.plain[colon + 1 : end] if colon >= 0 else ""


def _title(pieces: Sequence[str]) -> str | None:
    """A printed title without its line breaks: 关于促进发展的⏎若干措施 → 关于促进发展的若干措施."""
    lines = (line.strip().lstrip("# ") for piece in pieces for line in piece.splitlines())
    return "".join(lines) or None


def _clauses(
    text: Text, part: str, blocks: Sequence[Block], grammar: Grammar
) -> tuple[Tree | None, tuple[Clause, ...]]:
    """The clauses of one part, and the tree that tells who owns what."""
    running = [block for block in blocks if block.kind in ("preamble", "clause", "table")]
    if not running:
        return None, ()
    end = running[-1].span[1]
    speech = next((block.span[0] for block in running if block.kind == "clause"), None)
    if speech is None:
        speech = _flattened(text.folded, running[0].span[0], end)
    markers = Markers.of(grammar)
    lines = Lines(text, running, markers)
    numbering = Numbering(text.folded, find(text, lines, speech, markers))
    if not numbering.read():
        return None, ()
    tree = Tree(text, lines, part, end, grammar)
    return tree, tree.build(numbering.roots, numbering.order)


def _flattened(folded: str, start: int, end: int) -> int:
    """Where the clauses begin in a text whose lines were all joined: …措施如下：一、加强领导…二、…; else its end."""
    first = _FIRST_OF_ALL.search(folded, start, end)
    return first.start("marker") if first and folded.find("二、", first.end(), end) >= 0 else end


def _final(blocks: Sequence[Block], shares: Sequence[Share]) -> list[Block]:
    """The blocks of one part, cut where clauses begin; what no clause owns behind the last one is `closing`."""
    starts = [share.start for share in shares]
    final: list[Block] = []
    for block in blocks:
        if block.kind not in ("preamble", "clause", "table", "furniture"):
            final.append(block)
            continue
        at, stop = block.span
        while at < stop:
            i = bisect_right(starts, at)
            end = min(starts[i], stop) if i < len(starts) else stop
            final.append(_owned(block, (at, end), shares[i - 1] if i else None))
            at = end
    return final


def _owned(block: Block, span: Span, owner: Share | None) -> Block:
    if owner is None:
        return Block(block.kind, span, block.part)
    if owner.clause is None:
        return Block("closing" if block.kind in ("preamble", "clause") else block.kind, span, block.part)
    return Block("clause" if block.kind == "preamble" else block.kind, span, block.part, owner.clause)
