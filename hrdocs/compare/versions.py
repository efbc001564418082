"""Two states of one notice: what is the same, changed, moved, renumbered, added, removed, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from hrdocs.compare.assignment import assign
from hrdocs.compare.edits import edits_of, figures_of, tokens
from hrdocs.compare.model import DIFF_SCHEMA, Change, ChangeKind, Header, VersionsDiff
from hrdocs.compare.source import text_of
from hrdocs.model import Clause, Notice, Span
from hrdocs.text import fold

_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.3
_FRAME = (
    "title",
    "document_number",
    "addressees",
    "preamble",
    "closing",
    "signature",
    "date",
    "note",
    "attachment_note",
    "table",
    "contact",
    "cc",
    "other",
)
_SHORTEST_MEMBER = 6
_MEMBER_END = regex.compile(r"[，。；：\s]+")


@dataclass(frozen=True)
class Piece:
    """The own words of a clause, or of a stretch outside all clauses; `stretches` are where they stand."""

    id: str
    parent: str | None
    number: int | None
    stretches: tuple[Span, ...]
    text: str

    @cached_property
    def words(self) -> str:
        """Its words without spaces, folded: what makes two pieces the same."""
        return "".join(fold("".join(self.text[start:end] for start, end in self.stretches)).split())

    @cached_property
    def bag(self) -> Counter[str]:
        """Its tokens, counted."""
        return Counter(token.words for stretch in self.stretches for token in tokens(self.text, stretch))


def pieces(notice: Notice) -> list[Piece]:
    """All clauses in document order with their own words, and the stretches outside clauses as @title, @preamble …"""
    text = text_of(notice)
    found = list(_clauses(notice.clauses, None, text))
    count: Counter[str] = Counter()
    for block in notice.blocks:
        if block.clause is None and block.kind in _FRAME:
            name = block.kind.replace("_", "-")
            count[name] += 1
            suffix = f"~{count[name]}" if count[name] > 1 else ""
            found.append(Piece(f"@{name}{suffix}", None, None, (block.span,), text))
    return sorted(found, key=lambda piece: piece.stretches[0] if piece.stretches else (0, 0))


def _clauses(clauses: tuple[Clause, ...], parent: str | None, text: str) -> Iterator[Piece]:
    for clause in clauses:
        own = (clause.heading_span, clause.text_span, clause.tail_span)
        stretches = tuple(span for span in own if span and span[0] < span[1])
        yield Piece(clause.id, parent, clause.ordinal, stretches or ((clause.span[0], clause.span[0]),), text)
        yield from _clauses(clause.children, clause.id, text)


def compare(left: Notice, right: Notice, headers: tuple[Header, Header]) -> VersionsDiff:
    """Compare two states of one notice; changes come in the order of the right one, removals where they stood."""
    ours, theirs = pieces(left), pieces(right)
    partner = _partners(ours, theirs)
    moved = _moved(ours, theirs, partner)
    back = {j: i for i, j in partner.items()}
    changes: list[Change] = []
    for j, piece in enumerate(theirs):
        if j not in back:
            changes.append(Change("added", None, piece.id, False, False, (), ()))
        else:
            changes.append(_change(ours[back[j]], piece, back[j] in moved, left, right))
    place = {back[j]: k for k, j in enumerate(j for j in range(len(theirs))) if j in back}
    for i in range(len(ours) - 1, -1, -1):
        if i not in partner:
            at = next((place[k] for k in range(i + 1, len(ours)) if k in place), len(theirs))
            changes.insert(at, Change("removed", ours[i].id, None, False, False, (), ()))
    return VersionsDiff(DIFF_SCHEMA, "versions", *headers, changes=tuple(changes))


def _change(ours: Piece, theirs: Piece, moved: bool, left: Notice, right: Notice) -> Change:
    renumbered = ours.number != theirs.number
    if ours.words == theirs.words:
        kind: ChangeKind = "moved" if moved else "renumbered" if renumbered else "same"
        return Change(kind, ours.id, theirs.id, moved, renumbered, (), ())
    edits = edits_of(ours.text, ours.stretches, theirs.text, theirs.stretches)
    return Change("changed", ours.id, theirs.id, moved, renumbered, edits, figures_of(edits, left, right))


def _partners(ours: list[Piece], theirs: list[Piece]) -> dict[int, int]:
    """Which piece became which: the same words first, then the likest that are left."""
    partner: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for j, piece in enumerate(theirs):
        places.setdefault(piece.words, []).append(j)
    for i, piece in enumerate(ours):
        if same := places.get(piece.words):
            j = next((j for j in same if theirs[j].id == piece.id), same[0])
            same.remove(j)
            partner[i] = j
    open_left = [i for i in range(len(ours)) if i not in partner]
    taken = set(partner.values())
    open_right = [j for j in range(len(theirs)) if j not in taken]
    gains = {
        (i, j): gain
        for i in open_left
        for j in open_right
        if (gain := _likeness(ours[i], theirs[j]) - _ALIKE + 0.01 * (ours[i].id == theirs[j].id)) > 0
    }
    partner.update(assign(gains))
    return partner


def _likeness(a: Piece, b: Piece) -> float:
    """The share of tokens in common (Dice); lower is enough for pieces that stand under the same id."""
    if a.id.startswith("@") != b.id.startswith("@"):
        return 0.0
    total = a.bag.total() + b.bag.total()
    if not total:
        return 1.0 if a.id == b.id else 0.0
    likeness = 2 * (a.bag & b.bag).total() / total
    if a.id == b.id and likeness >= _ALIKE_IN_PLACE:
        return max(likeness, _ALIKE + 0.01)
    return likeness


def _moved(ours: list[Piece], theirs: list[Piece], partner: dict[int, int]) -> set[int]:
    """Pieces that changed their parent, or their place among the siblings that stayed (all but the longest run in order)."""
    by_id = {piece.id: i for i, piece in enumerate(ours)}
    their_id = {piece.id: j for j, piece in enumerate(theirs)}
    found: set[int] = set()
    families: dict[str | None, list[int]] = {}
    for i, j in sorted(partner.items()):
        if ours[i].id.startswith("@"):
            continue
        mine, other = ours[i].parent, theirs[j].parent
        became = partner.get(by_id[mine]) if mine else None
        if (mine is None) != (other is None) or (mine and other and became is not None and became != their_id[other]):
            found.add(i)
        else:
            families.setdefault(other, []).append(i)
    for family in families.values():
        kept = set(_longest_run([partner[i] for i in family]))
        found |= {i for i in family if partner[i] not in kept}
    return found


def _longest_run(numbers: list[int]) -> list[int]:
    """The longest increasing subsequence: 1 5 2 3 4 → 1 2 3 4."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(numbers):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [at]
    run: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(numbers[at])
        at = before[at]
    return run[::-1]


def shared_words(left: Notice, right: Notice) -> float:
    """Which share of the shorter notice's sentence members stands word for word in the other, by length."""
    ours, theirs = ({member: len(member) for member in _members(text_of(notice))} for notice in (left, right))
    shared = sum(length for member, length in ours.items() if member in theirs)
    return shared / max(1, min(sum(ours.values()), sum(theirs.values())))


def _members(text: str) -> Iterator[str]:
    for member in _MEMBER_END.split(fold(text)):
        if len(member) >= _SHORTEST_MEMBER:
            yield member
