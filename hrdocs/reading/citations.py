"""The works that a notice names: 《…》 with the number behind it, or a document number alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.model import Citation, CitationRole, Frame, Span
from hrdocs.outline import Outline, Passage

_MARKS = kept.pattern("[《》]")
_BREAK = kept.pattern(r"[\r\n]\s*")
_LONGEST = 400  # a title with line breaks inside; beyond it a 《 was never closed
_SIGN = 30  # how long the sign of a number, or the name of the body behind an order, may be
_WINDOW = 90  # how far left of a work its issuer may begin
_RUNNING = {"preamble", "closing", "other", "heading", "text", "tail"}
_TO_SQUARE = str.maketrans("【（】）", "〔〔〕〕", " \r\n")


def read(outline: Outline, frame: Frame, grammar: Grammar) -> list[Citation]:
    """The citations in text order; `basis` where the notice rests on the work, else `mention`."""
    return _Reading(outline, grammar).citations()


def titles(folded: str) -> Iterator[Span]:
    """Outermost 《…》, also over line breaks; an inner pair counts where the outer one is never closed."""
    at = folded.find("《")
    while at >= 0:
        open_at: list[int] = []
        held: list[Span] = []
        for match in _MARKS.finditer(folded, at):
            at = match.start()
            if open_at and at - open_at[0] > _LONGEST:
                yield from held
                open_at, held = [], []
            if match[0] == "《":
                open_at.append(at)
            elif len(open_at) > 1:
                start = open_at.pop()
                held = [span for span in held if span[0] < start] + [(start, at + 1)]
            else:
                if open_at:
                    yield open_at[0], at + 1
                break
        else:
            yield from held
            return
        at = folded.find("《", at)


class _Reading:
    """One pass over a notice: titles first, then the numbers outside them."""

    def __init__(self, outline: Outline, grammar: Grammar) -> None:
        self.outline = outline
        self.folded = outline.text.folded
        self.plain = outline.text.plain
        self.behind = grammar.rule("citation.number_behind")
        self.number = grammar.rule("citation.number")
        self.sign = grammar.rule("citation.sign")
        self.issuer = grammar.rule("citation.issuer")
        self.about = grammar.rule("issuer.about").regex
        self.basis = grammar.rule("citation.basis").regex
        self.own_act = grammar.rule("citation.own_act").regex
        self.ground = grammar.rule("citation.ground").regex
        self.followed = grammar.rule("citation.followed").regex
        self.served = grammar.rule("citation.served").regex
        self.spirit = grammar.rule("citation.spirit").regex
        self.chain = grammar.rule("citation.chain").regex
        self.furniture = [block.span for block in outline.blocks if block.kind == "furniture"]
        self.furniture_starts = [start for start, _ in self.furniture]

    def citations(self) -> list[Citation]:
        """All works, in text order."""
        found: list[Citation] = []
        for start, end in titles(self.folded):
            if not self._in_furniture(start):
                found.append(self._titled(start, end, found[-1] if found else None))
        spans = [citation.span for citation in found]
        starts = [start for start, _ in spans]
        for match in self.number.regex.finditer(self.folded):
            i = bisect_right(starts, match.start()) - 1
            if (i < 0 or match.start() >= spans[i][1]) and (alone := self._alone(*match.span())):
                found.append(alone)
        found.sort(key=lambda citation: citation.span)
        return found

    def _in_furniture(self, place: int) -> bool:
        i = bisect_right(self.furniture_starts, place) - 1
        return i >= 0 and place < self.furniture[i][1]

    def _titled(self, start: int, end: int, earlier: Citation | None) -> Citation:
        number = None
        stop = end
        if match := self.behind.regex.match(self.folded, end):
            number, stop = _square(match["number"]), match.end()
        return Citation(
            span=(start, stop),
            quote=self.plain[start:stop],
            title=_BREAK.sub("", self.plain[start + 1 : end - 1]).strip(),
            document_number=number,
            issuer=self._issuer(start, end),
            role=self._role(start, stop, earlier),
            rule=self.behind.name if number else "citation.title",
        )

    def _alone(self, start: int, end: int) -> Citation | None:
        passage = self.outline.passage_at(start)
        if passage is None or passage.field not in _RUNNING:
            return None
        at = self._line_start(max(passage.start, start - _SIGN), start)
        if self.folded.startswith("日", at) and self.folded[at - 1 : at].isdigit():
            at += 1
        match = self.sign.regex.fullmatch(self.folded, at, start)
        if match is None:
            return None
        begin = match.start("sign")
        return Citation(
            span=(begin, end),
            quote=self.plain[begin:end],
            title=None,
            document_number=_square(self.folded[begin:end]),
            issuer=None,
            role=self._role(begin, end, None),
            rule=self.number.name,
        )

    def _line_start(self, floor: int, end: int) -> int:
        """Where the Han letters that run up to `end` begin, not before `floor`."""
        at = end
        while at > floor and (self.folded[at - 1].isalpha() or self.folded[at - 1] == " "):
            at -= 1
        return at

    def _issuer(self, start: int, end: int) -> str | None:
        """The bodies right before a work, else those that open its title: 《国务院关于…》."""
        at = start
        floor = max(0, start - _WINDOW)
        while at > floor and (self.folded[at - 1].isalpha() or self.folded[at - 1] in "、 "):
            at -= 1
        if match := self.issuer.regex.fullmatch(self.folded, at, start):
            return self.plain[slice(*match.span("issuer"))].strip("、 ")
        about = self.about.search(self.folded, start + 1, min(end, start + _WINDOW))
        if about and self.issuer.regex.fullmatch(self.folded, start + 1, about.start()):
            return self.plain[start + 1 : about.start()].strip()
        return None

    def _role(self, start: int, end: int, earlier: Citation | None) -> CitationRole:
        passage = self.outline.passage_at(start)
        sentence = self.outline.sentence_at(start)
        short = earlier is not None and earlier.span[1] > start  # （…，以下简称《通知》） names no further work
        if passage is None or sentence is None or short:
            return "mention"
        if earlier and earlier.span[1] >= sentence.start and self.chain.fullmatch(self.folded, earlier.span[1], start):
            between = self.folded[earlier.span[1] : start]
            if not self.own_act.search(between) and not self.basis.search(between):
                return earlier.role
        floor = max(sentence.start, earlier.span[1] if earlier else 0)
        if self._is_preamble(passage):
            return self._role_in_preamble(floor, start, end)
        before = self.folded[floor:start]
        if self.ground.search(before) and not self.followed.match(self.folded, end):
            return "basis"
        if self.spirit.match(self.folded, end) and self.served.search(before):
            return "basis"
        return "mention"

    def _role_in_preamble(self, floor: int, start: int, end: int) -> CitationRole:
        floor = max(floor, self.folded.rfind("，", floor, start), self.folded.rfind("；", floor, start))
        cues = list(self.basis.finditer(self.folded, floor, start))
        acts = list(self.own_act.finditer(self.folded, floor, start))
        if not cues or (acts and acts[-1].end() > cues[-1].end()):
            return "mention"
        serves = cues[-1][0] in ("贯彻", "落实")
        return "basis" if serves or not self.followed.match(self.folded, end) else "mention"

    def _is_preamble(self, passage: Passage) -> bool:
        """Words before the first clause of a part, or the first article (第一条 为了…，根据《…》)."""
        clause = passage.clause
        if clause is None:
            return passage.field in ("preamble", "other")
        return clause.style == "article" and clause.ordinal == 1


def _square(number: str) -> str:
    """A document number with its brackets as 〔〕 and without the spaces of a broken line."""
    return number.translate(_TO_SQUARE)
