"""The zones of one unit (letter, instrument or annex): head with title and addressees, body, and what signs it off."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Grammar
from hrdocs.model import BlockKind
from hrdocs.reading.blocks.lines import Line, SignedDate
from hrdocs.text import Text

_TITLE_LINE = 60
_TITLE_LINES = 6
_NEAR = 24
_SIGNATURE_LINE = 60
_SHORTEST_TITLE = 6
_STOPS = "。；：，、！？"


class Zones:
    """Tells the kinds of the lines of a unit, and where a title, a signature or an address stands."""

    def __init__(self, text: Text, lines: Sequence[Line], grammar: Grammar) -> None:
        self.text = text
        self.lines = lines
        self._genre = grammar.rule("title.genre").regex
        self._more = grammar.rule("title.continued").regex
        self._addressees = grammar.rule("addressees").regex
        self._signature = grammar.rule("signature").regex
        self._signed_date = SignedDate(grammar)

    def words(self, i: int) -> str:
        """The folded words of a line."""
        line = self.lines[i]
        return self.text.folded[line.start : line.end]

    def next_words(self, i: int, last: int) -> int:
        """The first line from i on that is not blank, or `last`."""
        while i < last and self.lines[i].blank:
            i += 1
        return i

    # -- what lines are -----------------------------------------------------------------------------------------

    def runs(self, i: int) -> bool:
        """Whether a line is running text: long, or with a stop at its end."""
        line = self.lines[i]
        if line.blank:
            return False
        folded = self.text.folded
        return folded[line.end - 1] in "。；：，" or (
            line.end - line.start > _TITLE_LINE and folded.find("，", line.start, line.end) >= 0
        )

    def closes(self, i: int) -> bool:
        """Whether a line is the date that closes a letter: behind a signature or behind running text."""
        if not self.dates(i):
            return False
        before = i - 1
        while before >= 0 and self.lines[before].blank:
            before -= 1
        if before < 0 or self.signs(i):
            return self.signs(i)
        return self.signs(before) or self.runs(before) or self.lines[before].kind in ("note", "contact")

    def joined(self, first: int, last: int) -> str:
        """The words of lines, squeezed."""
        return squeeze("".join(self.words(i) for i in range(first, last)))

    # -- titles -------------------------------------------------------------------------------------------------

    def title(self, i: int, last: int) -> int:
        """Where a title that begins at line i ends (the line behind it); i when none begins there.

        A title is up to six short lines without stops that end in a genre word: 关于促进发展的 / 若干措施.
        """
        joined, found, at, taken = "", i, i, 0
        while at < last and taken < _TITLE_LINES:
            if self.lines[at].blank:
                at += 1
                continue
            words = self._title_words(at, joined)
            if words is None:
                break
            if found > i and not self._goes_on(joined, words):
                break
            joined += words
            at += 1
            taken += 1
            if self._genre.search(joined) and joined.count("《") <= joined.count("》"):
                found = at
        return found

    def _title_words(self, i: int, joined: str) -> str | None:
        """The words of a line that may stand in a title, without Markdown #."""
        line = self.lines[i]
        if line.end - line.start > _TITLE_LINE * (2 if not joined else 1) or (line.marker and not line.marker.weak):
            return None
        if self.text.folded[line.end - 1] in _STOPS:
            return None
        words = self.words(i).lstrip("# ").strip("*")
        if line.kind and not (joined and line.kind == "note" and self._more.match(words)):
            return None
        return None if not words or words[-1] in _STOPS or "。" in words or "|" in words else words

    def _goes_on(self, joined: str, words: str) -> bool:
        """Whether a line carries a title on that could end already: 行动计划 / （2023—2025年）的通知."""
        return bool(self._more.match(words)) or joined.count("《") > joined.count("》")

    # -- signatures ---------------------------------------------------------------------------------------------

    def signs(self, i: int) -> bool:
        """Whether a line is a signature: a body's name alone, or several, or a name and a date."""
        line = self.lines[i]
        if line.blank or line.kind or line.marker or line.end - line.start > _SIGNATURE_LINE * 2:
            return False
        return bool(self._signature.fullmatch(self.words(i)))

    def dates(self, i: int) -> bool:
        """Whether a line closes a letter: a date alone, or signature and date on one line."""
        line = self.lines[i]
        if line.blank or line.kind:
            return line.kind == "date"
        return self._signed_date.search(self.text.folded, line.start, line.end) is not None and self.signs(i)

    # -- kinds --------------------------------------------------------------------------------------------------

    def kinds(self, first: int, last: int) -> list[BlockKind]:
        """The kinds of the lines of a unit."""
        body = self._head(first, last)
        foot = self._foot(body[0], last)
        head = body[1]
        middle: list[BlockKind] = []
        clause = False
        contents = self._contents(body[0], foot[0])
        for i in range(body[0], foot[0]):
            line = self.lines[i]
            if contents[0] <= i < contents[1]:
                middle.append("blank" if line.blank else "other")
                continue
            clause = clause or (line.marker is not None and not line.marker.weak)
            if line.blank:
                middle.append("blank")
            elif line.kind in ("table", "furniture") and not line.outer:
                middle.append(line.kind)
            else:
                middle.append("clause" if clause else "preamble")
        return head + middle + foot[1]

    def _contents(self, first: int, last: int) -> tuple[int, int]:
        """The lines of a table of contents: short numbered lines with nothing between, and then number one again."""
        style, listed, begin = None, 0, first
        for i in range(first, last):
            line = self.lines[i]
            marker = line.marker
            if line.blank or (not listed and (marker is None or marker.weak)):
                continue
            if marker is None or marker.weak or self.runs(i):
                break
            style = style or marker.style
            begin = begin if listed else i
            if marker.style == style and marker.ordinal == 1 and listed:
                return (begin, i) if listed > 2 else (first, first)
            listed += marker.style == style
        return first, first

    def _head(self, first: int, last: int) -> tuple[int, list[BlockKind]]:
        """Where the body of a unit begins, and the kinds of the lines before it."""
        kinds: list[BlockKind] = []
        i = first
        title: tuple[int, int] | None = None
        chrome = self._chrome_end(first, last)
        while i < last:
            line = self.lines[i]
            if line.blank:
                kinds.append("blank")
            elif (end := self.title(i, last)) > i and (title is None or self._repeats(title, (i, end))):
                if title is not None:
                    kinds[title[0] - first : title[1] - first] = self._each(*title, "furniture")
                kinds += self._each(i, end, "title")
                title = (i, end)
                i = end
                continue
            elif (end := self._address(i, last)) > i:
                kinds += self._each(i, end, "addressees")
                i = end
                break
            elif i == first and i and line.kind == "attachment_note":
                kinds.append("annex_label")
            elif line.kind and line.kind not in ("contact", "attachment_note", "table"):
                kinds.append(line.kind)
            elif i < chrome:
                kinds.append("furniture")
            elif line.marker is None and self.words(i).isascii() and not self.runs(i):
                kinds.append("other")
            elif title is None and self._names(i, last, kinds):
                kinds.append("title")
                title = (i, i + 1)
            else:
                break
            i += 1
        return i, kinds

    def _chrome_end(self, first: int, last: int) -> int:
        """The line behind the page furniture over a document; `first` when there is none."""
        end = first
        for i in range(first, min(first + _NEAR, last)):
            if self.runs(i) or (self.lines[i].marker and not self.lines[i].kind):
                break
            if self.lines[i].kind == "furniture":
                end = i + 1
        return end

    def _names(self, i: int, last: int, kinds: Sequence[BlockKind]) -> bool:
        """Whether a short line without a genre word is a title: under an annex label, or above number and addressees."""
        if self._title_words(i, "") is None or self.words(i).isascii():
            return False
        if "annex_label" in kinds:
            return True
        if self.signs(i) or self.lines[i].end - self.lines[i].start < _SHORTEST_TITLE:
            return False
        after = self.next_words(i + 1, last)
        return after < last and (self.lines[after].kind == "document_number" or self._address(after, last) > after)

    def _repeats(self, earlier: tuple[int, int], later: tuple[int, int]) -> bool:
        """Whether a later title holds an earlier one, which then is a page headline."""
        one, other = (self.joined(*span) for span in (earlier, later))
        return one in other or other in one

    def _each(self, first: int, last: int, kind: BlockKind) -> list[BlockKind]:
        return ["blank" if self.lines[i].blank else kind for i in range(first, last)]

    def _address(self, i: int, last: int) -> int:
        """The line behind the addressees that begin at line i, which may run over lines; i when there are none."""
        joined = ""
        for at in range(i, min(i + 4, last)):
            line = self.lines[at]
            if line.blank and joined:
                continue
            if line.marker or line.kind or line.blank:
                return i
            joined += self.words(at)
            if match := self._addressees.match(joined):
                return at + 1 if match.end() == len(joined) else i
            if "。" in joined or "：" in joined:
                return i
        return i

    def _foot(self, body: int, last: int) -> tuple[int, list[BlockKind]]:
        """Where the foot of a unit begins (its last line of running text is before it), and the kinds of its lines."""
        closing = self._closing_date(body, last)
        i = last if closing is None else closing
        while i > body:
            line = self.lines[i - 1]
            if line.blank or line.kind not in (None, "table", "contact") or self.signs(i - 1):
                i -= 1
            elif (start := self._note_start(i - 1, body)) >= 0:
                i = start
            elif line.kind == "contact":
                i -= 1
            else:
                break
        return i, self._foot_kinds(i, last, closing)

    def _closing_date(self, body: int, last: int) -> int | None:
        """The date that closes a unit, when no clause stands behind it."""
        for i in range(last - 1, body - 1, -1):
            line = self.lines[i]
            if line.marker and not line.marker.weak and self._note_start(i, body) < 0:
                return None
            if self.closes(i):
                return i
        return None

    def _foot_kinds(self, first: int, last: int, closing: int | None) -> list[BlockKind]:
        """The kinds of the lines of a foot; what stands behind page furniture is furniture."""
        kinds: list[BlockKind] = []
        web = attached = False
        for at in range(first, last):
            line = self.lines[at]
            kind: BlockKind = line.kind or ("signature" if self.signs(at) else "other")
            if kind == "annex_label":
                kind = "attachment_note"
            attached = (attached or kind == "attachment_note") and kind in ("attachment_note", "other")
            web = web or (kind == "furniture" and closing is not None and at > closing)
            if line.blank:
                kind = "blank"
            elif web and kind == "other":
                kind = "furniture"
            elif attached:
                kind = "attachment_note"
            kinds.append(kind)
        return kinds

    def _note_start(self, i: int, body: int) -> int:
        """The line where the list of attachments that holds line i begins, or -1."""
        for at in range(i, max(body - 1, i - 15), -1):
            line = self.lines[at]
            if line.kind in ("attachment_note", "annex_label"):
                return at
            if line.kind or line.end - line.start > _TITLE_LINE or (not line.blank and self.words(at)[-1] in "。；"):
                return -1
        return -1


def squeeze(words: str) -> str:
    """Letters and digits alone: 《某市 措施（试行）》 → 某市措施试行."""
    return "".join(filter(str.isalnum, words))
