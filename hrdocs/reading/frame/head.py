"""The fields that stand in blocks of their own: title, genre, number, addressees, date, disclosure."""

from __future__ import annotations

import datetime
import re

from hrdocs import dates, kept
from hrdocs.grammar import Grammar
from hrdocs.model import Block
from hrdocs.reading.frame.page import Page, joined
from hrdocs.sentence import split
from hrdocs.text import fold

_BEHIND_GENRE = kept.pattern(r"(?:（[^（）]{0,30}）|〔[^〔〕]{0,30}〕|[”》\s\d])+\Z")
_SQUARE = str.maketrans("【（】）", "〔〔〕〕")
_DATED_BEHIND = {"signature": 0, "clause": 1, "closing": 1}
_HEAD = 2000  # how long a page headline and an information bar in front of the notice may be
_LONGEST_GENRE = 8


def title(page: Page, grammar: Grammar) -> str | None:
    """The printed title of the main part, else the headline of the page that repeats the instrument's name."""
    printed = page.main.title if page.main else None
    if printed and not grammar.rule("frame.order").regex.match(printed):
        return printed
    return _headline(page, grammar)


def _headline(page: Page, grammar: Grammar) -> str | None:
    work = grammar.rule("frame.named").regex
    named = {
        joined(match["name"])
        for block in page.of("preamble", "other", "title")
        for match in work.finditer(page.words(block))
    }
    if page.cover and (sent := grammar.rule("frame.sent_name").regex.search(page.cover.title or "")):
        named.add(sent["name"])
    for block in page.blocks:
        if block.span[0] > _HEAD or not named:
            break
        if block.kind in ("furniture", "title", "other", "preamble"):
            for line in page.lines(block):
                if line in named:
                    return line
    return None


def genre(title: str | None, grammar: Grammar) -> str | None:
    """The longest known genre word at the end of a title: …若干政策措施（试行） → 若干政策措施."""
    if not title:
        return None
    known = grammar.words("genres")
    words = _BEHIND_GENRE.sub("", fold(title))
    for length in range(min(_LONGEST_GENRE, len(words)), 0, -1):
        if words[-length:] in known:
            return words[-length:]
    return None


def document_number(page: Page, grammar: Grammar) -> str | None:
    """The number as printed, brackets as 〔〕: 辽政办【2022】30号 → 辽政办〔2022〕30号."""
    pattern = grammar.rule("frame.number").regex
    for block in page.of("document_number"):
        words = page.fold(block)
        if match := pattern.search(words):
            dated = match.start() > 0 and words[match.start() - 1].isdigit()
            number = square(match[0].removeprefix("日") if dated else match[0])
            return _order_above(page, block, grammar) + number if number.startswith("第") else number
    if (match := note_of_issue(page, grammar)) and match["number"]:
        noted = grammar.rule("issuer.noted").regex.match(match["number"])
        behind = noted.end() if noted and "〔" in square(match["number"]) else 0
        return square(match["number"][behind:])
    labelled = grammar.rule("frame.number_label").regex
    for block in page.of("furniture", "other"):
        if block.span[0] <= _HEAD and (match := labelled.search(page.folded, block.span[0], block.span[1])):
            return square(match["number"])
    return None


def _order_above(page: Page, number: Block, grammar: Grammar) -> str:
    """The line above a bare 第44号, when it names the series: 某市人民政府令."""
    above = page.plain[max(0, number.span[0] - _HEAD) : number.span[0]].rstrip().rpartition("\n")[2].strip()
    return above if grammar.rule("frame.order").regex.match(above) else ""


def note_of_issue(page: Page, grammar: Grammar) -> re.Match[str] | None:
    """The note under the title that says when, by whom and under which number the notice was issued."""
    pattern = grammar.rule("frame.note_of_issue").regex
    for block in page.of("note"):
        if match := pattern.search(page.folded, *block.span):
            return match
    return None


def square(number: str) -> str:
    """A document number with square brackets and without the spaces and line breaks inside: 〔2022〕 5 号 → 〔2022〕5号."""
    return re.sub(r"\s", "", number).translate(_SQUARE)


def addressees(page: Page, grammar: Grammar) -> tuple[str, ...]:
    """The printed pieces of the line of addressees, cut at 、，； outside brackets."""
    for block in page.of("addressees"):
        return _pieces(page, *block.span)
    run_on = grammar.rule("frame.addressees_run_on").regex
    for block in page.of("preamble")[:1]:
        match = run_on.match(page.folded, *block.span)
        if match and grammar.rule("frame.receiver").regex.search(match["who"]):
            return _pieces(page, *match.span("who"))
    return ()


def _pieces(page: Page, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        words
        for a, b in split(page.folded, start, end, "、，；：")
        if (words := joined(page.plain[a:b]).rstrip("：:∶。"))
    )


def issued_on(page: Page, grammar: Grammar) -> datetime.date | None:
    """The date of the notice: behind the signature, else at its end, else in a note under the title or 印发 in the last line."""
    pattern = grammar.rule("frame.date").regex
    order = page.of("signature", "date", "clause", "closing", "preamble")
    before = dict(zip([block.span for block in order[1:]], [block.kind for block in order], strict=False))
    dated = page.of("date")
    dated.sort(key=lambda block: _DATED_BEHIND.get(before.get(block.span, "date"), 2))
    for block in dated:
        if found := _date(page, block, pattern):
            return found
    if match := note_of_issue(page, grammar):
        return dates.read(match["date"])
    for block in page.of("signature", "cc"):
        if found := _date(page, block, pattern):
            return found
    return None


def _date(page: Page, block: Block, pattern: re.Pattern[str]) -> datetime.date | None:
    found = [day for match in pattern.finditer(page.folded, *block.span) if (day := dates.read(match[0]))]
    return found[-1] if found else None


def disclosure(page: Page, grammar: Grammar) -> str | None:
    """How the notice is disclosed, as printed: 此件公开发布, 主动公开."""
    pattern = grammar.rule("frame.disclosure").regex
    for block in page.of("note", "cc", "other", "furniture", "date", "signature", "contact", "attachment_note"):
        if match := pattern.search(page.folded, block.span[0], block.span[1]):
            a, b = match.span()
            return page.plain[a:b].strip(" （(\u3000")
    return None
