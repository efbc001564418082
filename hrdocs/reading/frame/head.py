"""The fields that stand in blocks of their own: title, genre, number, addressees, date, disclosure."""

from __future__ import annotations

import datetime

import regex

from hrdocs import dates
from hrdocs.grammar import Grammar
from hrdocs.model import Block
from hrdocs.reading.frame.page import Page, joined
from hrdocs.sentence import split
from hrdocs.text import fold

_BEHIND_GENRE = regex.compile(r"(?:（[^（）]{0,30}）|〔[^〔〕]{0,30}〕|[”》\s]|\d+)+\Z")
_SQUARE = str.maketrans("【（】）", "〔〔〕〕")
_LETTER = 2000  # how long a page headline and an information bar in front of the notice may be
_LONGEST_NUMBER = 40
_LONGEST_GENRE = 8


def title(page: Page) -> str | None:
    """The printed title of the main part, else the headline of the page that repeats the instrument's name."""
    if page.main is None:
        return None
    return page.main.title or _headline(page)


def _headline(page: Page) -> str | None:
    named = {
        joined(match[1])
        for block in page.of("preamble", "other", "title")
        for match in regex.finditer(r"《([^《》]{4,80})》", page.words(block))
    }
    if page.cover and page.cover.title and "印发" in page.cover.title:
        name = page.cover.title.split("印发", 1)[1].removesuffix("的通知").strip("《》")
        named.add(name)
    for block in page.blocks:
        if block.span[0] > _LETTER or not named:
            break
        if block.kind in ("furniture", "title", "other"):
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
    for block in page.of("document_number", "note"):
        words = page.fold(block)
        if block.kind == "note" and not _NOTE_OF_ISSUE.search(words):
            continue
        if match := pattern.search(words):
            return square(match[0])
    labelled = grammar.rule("frame.number_label").regex
    for block in page.of("furniture", "other"):
        if block.span[0] <= _LETTER and (match := labelled.search(page.folded, block.span[0], block.span[1])):
            return square(match["number"])
    return None


_NOTE_OF_ISSUE = regex.compile("发布|公布|印发|令|文件")


def square(number: str) -> str:
    """A document number with square brackets and without the spaces and line breaks inside: 〔2022〕 5 号 → 〔2022〕5号."""
    return regex.sub(r"\s", "", number).translate(_SQUARE)


def addressees(page: Page) -> tuple[str, ...]:
    """The printed pieces of the line of addressees, cut at 、，； outside brackets."""
    for block in page.of("addressees"):
        start, end = block.span
        return tuple(
            words
            for a, b in split(page.folded, start, end, "、，；：")
            if (words := joined(page.plain[a:b]).rstrip("：:。"))
        )
    return ()


def issued_on(page: Page, grammar: Grammar) -> datetime.date | None:
    """The date of the notice: behind the signature, else in a note under the title, else 印发 in the last line."""
    pattern = grammar.rule("frame.date").regex
    signed = [page.blocks[i - 1].kind == "signature" for i in range(len(page.blocks))]
    dated = page.of("date")
    first = [block for block in dated if signed[page.blocks.index(block)]]
    noted = [block for block in page.of("note") if _NOTE_OF_ISSUE.search(page.fold(block))]
    for block in [*first, *dated, *noted, *page.of("signature", "cc")]:
        if found := _date(page, block, pattern):
            return found
    return None


def _date(page: Page, block: Block, pattern: regex.Pattern[str]) -> datetime.date | None:
    found = [day for match in pattern.finditer(page.fold(block)) if (day := dates.read(match[0]))]
    return found[-1] if found else None


def disclosure(page: Page, grammar: Grammar) -> str | None:
    """How the notice is disclosed, as printed: 此件公开发布, 主动公开."""
    pattern = grammar.rule("frame.disclosure").regex
    for block in page.of("note", "cc", "other", "furniture", "date", "signature", "contact", "attachment_note"):
        if match := pattern.search(page.folded, block.span[0], block.span[1]):
            a, b = match.span()
            return page.plain[a:b].strip(" （(\u3000")
    return None
