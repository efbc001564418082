"""What might be a clause marker: at the beginning of a line, and series that run on inside a paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hrdocs import kept
from hrdocs.markers import Marker, Markers, printed
from hrdocs.model import Block, Span
from hrdocs.sentence import strip
from hrdocs.tables import Stretches
from hrdocs.text import Text

_STARTERS = kept.pattern("（一）|（1）|①|⑴|㈠|一是|一要|第一，|首先，|1\\.|1、|1）|一、")
_LOST = 3
_REACH = 3000
_UNITS_LINE = 600
_BRACKET = 24
_FEW_LINES = 10
_WIDEST = 60
_RAGGED = 5
_NEXT_WORD = {"首先": "其次", "其次": "再次"}
_BEFORE_WORD = "。；：，、 \n\r”）〕】"
_BEFORE_NUMBER = "。；：，！”）〕】: "
_UNITS_AT_END = kept.pattern(r"（(?:责任|牵头|配合|主办|实施|参与|督导)[^（）\n]*(?:（[^（）\n]*）[^（）\n]*)*）?$")


class Candidate(Struct, frozen=True, gc=False):
    """A marker that may count; `inline` ones stand inside a line, and `limit` is where their last member must end."""

    marker: Marker
    inline: bool = False
    limit: int | None = None


class Lines:
    """The lines of the body of one part, without surrounding spaces; blank lines are left out.

    `printed` are the lines as they stand, `spans` the paragraphs: the same, unless the text is hard-wrapped.
    """

    def __init__(self, text: Text, blocks: Sequence[Block], markers: Markers) -> None:
        self._folded = text.folded
        self._tables = Stretches(block.span for block in blocks if block.kind == "table")
        self.printed: list[Span] = []
        self.markers: list[Marker | None] = []
        for block in blocks:
            self._add(block, markers)
        width = _wrap_width([b - a for a, b in self.printed])
        self.spans = self._paragraphs(width) if width else self.printed
        self.starts = [a for a, _ in self.spans]

    def in_table(self, at: int) -> bool:
        """Whether a place lies in a table, where numbers open no clauses."""
        return at in self._tables

    def _add(self, block: Block, markers: Markers) -> None:
        """The lines of one block; numbers in tables are no markers."""
        folded = self._folded
        at, end = block.span
        for piece in folded[at:end].replace("\r", "\n").split("\n"):
            a, b = at, at + len(piece)
            at = b + 1
            if piece and (piece[0] == " " or piece[-1] == " "):
                a, b = strip(folded, a, b, " ")
            if a < b:
                marker = None if block.kind == "table" else markers.at_line(folded, a, b)
                self.printed.append((a, b))
                self.markers.append(None if marker and _closes_bracket(folded, marker) else marker)

    def _paragraphs(self, width: int) -> list[Span]:
        """The lines of a hard-wrapped text joined: a full line without a stop goes on in the next one."""
        folded = self._folded
        joined: list[Span] = []
        goes_on = False
        for (a, b), marker in zip(self.printed, self.markers, strict=True):
            if goes_on and (marker is None or marker.weak):
                joined[-1] = joined[-1][0], b
            else:
                joined.append((a, b))
            goes_on = b - a > width - _RAGGED and folded[b - 1] not in "。；：！？"
        return joined

    def within(self, start: int, end: int) -> list[Span]:
        """The lines that lie in [start, end), the first and last cut to it."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        found: list[Span] = []
        for a, b in self.spans[first : bisect_left(self.starts, end)]:
            if a < start or b > end:
                a, b = strip(self._folded, max(a, start), min(b, end), " ")
            if a < b:
                found.append((a, b))
        return found


def _closes_bracket(folded: str, marker: Marker) -> bool:
    """Whether what looks like 1） closes a bracket of the line before: （附件⏎1）."""
    if not marker.family.endswith("half-paren"):
        return False
    start = max(0, marker.start - _BRACKET)
    return folded.rfind("（", start, marker.start) > folded.rfind("）", start, marker.start)


def _wrap_width(sizes: Sequence[int]) -> int | None:
    """The width at which a text is hard-wrapped, None when its lines are paragraphs."""
    if len(sizes) < _FEW_LINES:
        return None
    width = sorted(sizes)[len(sizes) * 19 // 20]
    if width > _WIDEST:
        return None
    full = sum(width - _RAGGED < size <= width for size in sizes)
    return width if full * 5 > len(sizes) * 2 else None


def find(text: Text, lines: Lines, speech: int, markers: Markers) -> list[Candidate]:
    """All candidates of a body in text order; series inside paragraphs count from `speech` on, where the clauses begin."""
    folded = text.folded
    found = [Candidate(marker) for marker in lines.markers if marker is not None]
    at_lines = {candidate.marker.start for candidate in found}
    inline = [
        candidate
        for series in _inline_series(folded, lines, speech, markers, at_lines)
        for candidate in series
        if candidate.marker.start not in at_lines and not lines.in_table(candidate.marker.start)
    ]
    if inline:
        found = sorted([*found, *inline], key=_place)
    missing = [*_missing(folded, lines, found, markers), *_last_heading(folded, lines, found, markers)]
    return sorted([*found, *missing], key=_place) if missing else found


def _place(candidate: Candidate) -> int:
    return candidate.marker.start


def _missing(folded: str, lines: Lines, found: Sequence[Candidate], markers: Markers) -> Iterator[Candidate]:
    """Markers inside a line that a series at line beginnings lacks: 一、支持政策（一）申报条件 / （二）补贴标准."""
    latest: dict[str, Marker] = {}
    for candidate in found:
        marker = candidate.marker
        if marker.weak or not marker.ordinal:
            continue
        before = latest.get(marker.family)
        latest[marker.family] = marker
        if marker.ordinal == 1 or (before and marker.ordinal == before.ordinal + 1):
            continue
        runs_on = before is not None and before.ordinal < marker.ordinal
        first = before.ordinal + 1 if before and runs_on else 1
        if marker.ordinal - first > _LOST or (before and not runs_on and marker.ordinal > _LOST):
            continue
        start = before.end if before else lines.spans[0][0]
        yield from _between(folded, start, marker, first, markers)


def _between(folded: str, start: int, marker: Marker, first: int, markers: Markers) -> list[Candidate]:
    """The markers from `first`, or from behind one that is misprinted, up to the one before a marker, inside the lines."""
    words = folded[marker.start : marker.end]
    found: list[Candidate] = []
    for wanted in range(first, marker.ordinal):
        at = folded.find(printed(words, marker.ordinal, wanted), start, marker.start)
        member = markers.at(folded, at, marker.start) if at >= 0 else None
        if member is None or member.family != marker.family or not _may_stand(folded, member):
            found.clear()
            continue
        found.append(Candidate(member, True))
        start = member.end
    return found


def _last_heading(folded: str, lines: Lines, found: Sequence[Candidate], markers: Markers) -> Iterator[Candidate]:
    """The last of the headings, where it lost its line break: （责任单位：市教育局）三、保障措施⏎（九）加强领导."""
    headings = [one.marker for one in found if one.marker.style == "chinese-comma" and not one.inline]
    if not headings:
        return
    last, end = headings[-1], lines.spans[-1][1]
    wanted = printed(folded[last.start : last.end], last.ordinal, last.ordinal + 1)
    at = folded.find(wanted, last.end, end)
    while at >= 0:
        marker = markers.at(folded, at, end)
        line = bisect_right(lines.starts, at) - 1
        alone = at - lines.starts[line] > 0 and _is_heading(folded, at, lines.spans[line][1])
        if marker and marker.family == last.family and alone and _may_stand(folded, marker):
            following = markers.at_line(folded, *lines.spans[line + 1]) if line + 1 < len(lines.spans) else None
            if following and following.family != last.family and not following.weak:
                yield Candidate(marker, True)
                return
        at = folded.find(wanted, at + 1, end)


def _is_heading(folded: str, start: int, end: int) -> bool:
    """Whether the rest of a line is as short as a heading and no sentence."""
    return end - start < _WIDEST and not any(sign in folded[start:end] for sign in "。；：（")


def _may_stand(folded: str, marker: Marker) -> bool:
    """Whether a marker inside a line can be one that lost its line break."""
    before = folded[marker.start - 1] if marker.start else "。"
    if marker.style in ("chinese-paren", "arabic-paren", "circled"):
        return before not in "第条款项和与及至、" and not folded[marker.end : marker.end + 1].startswith(("项", "款"))
    return before in "。；：！）〕】” \n\r"


def _inline_series(
    folded: str, lines: Lines, start: int, markers: Markers, at_lines: set[int]
) -> Iterator[list[Candidate]]:
    """Series of two or more that begin with one inside a paragraph: …：一是加强领导；二是压实责任。"""
    end = lines.spans[-1][1] if lines.spans else 0
    behind: dict[str, int] = {}  # where the last series that began so ends
    for match in _STARTERS.finditer(folded, start, end):
        at, starter = match.start(), match[0]
        if at <= behind.get(starter, -1):
            continue
        line = lines.spans[bisect_right(lines.starts, at) - 1]
        series = _series(folded, at, line, markers, opens=at in at_lines)
        if len(series) > 1:
            yield series
            behind[starter] = series[-1].marker.end
    for span, marker in zip(lines.printed, lines.markers, strict=True):
        if marker and marker.style == "ordinal-word" and marker.ordinal > 1:
            yield _series(folded, marker.start, span, markers, opens=True)


def _series(folded: str, at: int, line: Span, markers: Markers, *, opens: bool) -> list[Candidate]:
    """The members of a series that begins at a place, within its line."""
    first = markers.at(folded, at, line[1])
    if first is None or (first.weak and first.family != "首先") or not (opens or _may_begin(folded, first, line[0])):
        return []
    members = [first]
    while (following := _following(folded, members[-1], line, markers)) is not None:
        members.append(following)
    limit = _limit(folded, members, line[1]) if len(members) > 1 else None
    members = [replace(member, weak=False) for member in members]
    return [Candidate(member, True, limit if member is members[-1] else None) for member in members]


def _may_begin(folded: str, marker: Marker, line_start: int) -> bool:
    """Whether a marker inside a line stands where an enumeration may begin."""
    if marker.start == line_start:
        return True
    before = folded[line_start : marker.start].rstrip(" ")[-1:]
    if marker.family.endswith("half-paren"):
        return before in "。；：，、"
    if marker.style == "ordinal-word":
        return before in _BEFORE_WORD
    if marker.style in ("arabic-dot", "chinese-comma"):
        return before in "。；：！"
    if marker.style in ("circled", "arabic-paren"):
        return before not in "第表图式图注"
    return before not in "第条款" and folded[marker.end : marker.end + 1] not in ("项", "款", "目")


def _following(folded: str, marker: Marker, line: Span, markers: Markers) -> Marker | None:
    """The next member of a series within the line."""
    words = folded[marker.start : marker.end]
    end = min(line[1], marker.end + _REACH)
    for wanted in _next_words(words, marker.ordinal):
        at = folded.find(wanted, marker.end, end)
        while at >= 0:
            found = markers.at(folded, at, line[1])
            if found and found.family == marker.family and found.weak == marker.weak and _may_follow(folded, found):
                return found
            at = folded.find(wanted, at + 1, end)
    return None


def _may_follow(folded: str, marker: Marker) -> bool:
    before = folded[marker.start - 1]
    if marker.style == "ordinal-word":
        return before in _BEFORE_WORD
    if marker.family.endswith("half-paren"):
        return before in "。；：，、"
    if marker.style in ("arabic-dot", "chinese-comma"):
        return before in _BEFORE_NUMBER
    return before not in "第和与及至、条款" and folded[marker.end : marker.end + 1] not in ("项", "款", "目")


def _next_words(words: str, ordinal: int) -> tuple[str, ...]:
    """How the next number of a series is printed: 一是 → 二是, （1） → （2）."""
    if words[:2] in _NEXT_WORD:
        return (_NEXT_WORD[words[:2]],)
    following = printed(words, ordinal, ordinal + 1)
    return (following,) if following != words else ()


def _limit(folded: str, members: Sequence[Marker], line_end: int) -> int:
    """Where the last member ends: at its full stop when ； parts the members, else at the end of the paragraph."""
    if units := _UNITS_AT_END.search(folded, max(members[-1].end, line_end - _UNITS_LINE), line_end):
        line_end = units.start()
    parted = all(folded[member.start - 1] in "；，" for member in members[1:])
    if parted and (stop := folded.find("。", members[-1].end, line_end)) >= 0:
        return stop + 1
    return line_end
