"""Where on a page the notice is. Running text decides: the notice's element is the deepest one that holds all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from heapq import nlargest
from itertools import accumulate, islice

from hrdocs.readers.html.walk import Element, Line, Page
from hrdocs.readers.webpage import Vocabulary

Predicate = Callable[[Element], bool]
_SENTENCE = re.compile(r"[。；，,;]")
_NOT_WORDS = re.compile(r"[\W_]+")
_RUNNING = 10  # signs that a line of running text has at least
_COPY = 3  # so many lines of running text printed again make a copy
_FLAT = 3  # the longest lines may print the whole notice again
_LOOKED_AT = 200  # lines that are looked for in them
_TAIL = 30  # lines behind the notice's element that may still be its own
_HEADLINE = 60  # lines before it
_SMALL = 5  # lines; a smaller element must be called content, or the one around it is taken


def notice_lines(page: Page, vocabulary: Vocabulary, box: frozenset[int]) -> list[str]:
    """The lines of the notice, in order: headline where the element lacks it, the element's lines, what trails it."""
    lines = page.lines
    running = [_is_running(line, vocabulary) for line in lines]
    dropped = set(box)
    for element in _outermost(page.elements, lambda e: _is_outside(e, page, running, vocabulary)):
        dropped.update(range(element.start, element.end))
    dropped.update(_copies(page, [on and i not in dropped for i, on in enumerate(running)]))
    kept = [i for i, on in enumerate(running) if on and i not in dropped]
    start, end = _element_of(page.elements, kept, len(lines), vocabulary)
    inside = [i for i in range(start, end) if i not in dropped and not vocabulary.furniture.fullmatch(lines[i].words)]
    inside = _without_menus(page, inside, running)
    inside = _without_doubled_headline(page, inside)
    head = _headline(page, start, inside, vocabulary)
    behind = range(end, min(end + _TAIL, len(lines)))
    tail = [i for i in behind if kept and i not in box and vocabulary.tail.fullmatch(lines[i].words)]
    said = {_squeeze(lines[i].words) for i in inside}
    return (
        head + [lines[i].words for i in inside] + [lines[i].words for i in tail if _squeeze(lines[i].words) not in said]
    )


def _is_running(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is running text: long enough, with punctuation, mostly no link, and no footer formula."""
    words = line.words
    return (
        len(words) >= _RUNNING
        and line.linked * 2 < len(words)
        and _SENTENCE.search(words) is not None
        and not vocabulary.furniture.fullmatch(words)
    )


def _is_outside(element: Element, page: Page, running: list[bool], vocabulary: Vocabulary) -> bool:
    """Whether an element is page and not notice: hidden, or a menu, head or foot by tag or name, and small."""
    if element.tag == "body" or element.start == element.end:
        return False
    names = re.split(r"[^a-z]+", element.names)
    named = element.tag in vocabulary.chrome_tags or any(name in vocabulary.chrome_names for name in names)
    if not named and not element.hidden:
        return False
    total = sum(len(line.words) for line, on in zip(page.lines, running, strict=True) if on)
    held = sum(len(page.lines[i].words) for i in range(element.start, element.end) if running[i])
    return held * 5 <= total if not element.hidden else held * 2 <= total


def _outermost(elements: list[Element], wanted: Predicate) -> Iterator[Element]:
    end = 0
    for element in elements:
        if element.start >= end and wanted(element):
            end = element.end
            yield element


def _copies(page: Page, running: list[bool]) -> set[int]:
    """Lines that print running text of other lines again: a block repeated, or the whole notice in one line."""
    words = {i: _squeeze(page.lines[i].words) for i, on in enumerate(running) if on}
    flat = {i for i in nlargest(_FLAT, words, key=lambda i: len(words[i])) if _holds_others(i, words)}
    first: dict[str, int] = {}
    for i, part in words.items():
        if i not in flat:
            first.setdefault(part, i)
    again = [int(on and i not in flat and first[words[i]] < i) for i, on in enumerate(running)]
    repeated = [0, *accumulate(again)]
    counted = [0, *accumulate(int(on and i not in flat) for i, on in enumerate(running))]

    def is_copy(element: Element) -> bool:
        held = counted[element.end] - counted[element.start]
        if held < _COPY or (repeated[element.end] - repeated[element.start]) * 5 < held * 4:
            return False
        lines = range(element.start, element.end)
        return sum(1 for i in lines if again[i] and first[words[i]] < element.start) * 5 >= held * 4

    for element in _outermost(page.elements, is_copy):
        flat.update(range(element.start, element.end))
    return flat


def _holds_others(i: int, words: dict[int, str]) -> bool:
    """Whether a line is made of other lines of the page: three of them, and most of its length."""
    others = [part for j, part in islice(words.items(), _LOOKED_AT) if j != i and len(part) >= _RUNNING]
    held = [len(part) for part in others if len(part) < len(words[i]) and part in words[i]]
    return len(held) >= _COPY and sum(held) * 2 > min(len(words[i]), sum(map(len, others)))


def _element_of(elements: list[Element], kept: list[int], length: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """The lines of the deepest element that holds all running text; the whole page where there is none."""
    if not kept:
        return 0, length
    around = [
        (element.start, element.end)
        for element in elements
        if element.start <= kept[0] and kept[-1] < element.end and _is_large(element, vocabulary)
    ]
    return min(around, key=lambda lines: lines[1] - lines[0], default=(0, length))


def _is_large(element: Element, vocabulary: Vocabulary) -> bool:
    """Whether an element may be the notice and not one paragraph of it."""
    lines = element.end - element.start
    return lines >= _SMALL or (lines > 1 and any(name in element.names for name in vocabulary.content_names))


def _without_menus(page: Page, inside: list[int], running: list[bool]) -> list[int]:
    """The lines without elements that hold three lines or more, no running text, and almost only links."""
    texts = [0, *accumulate(int(on) for on in running)]
    linked = [0, *accumulate(line.linked for line in page.lines)]
    signs = [0, *accumulate(len(line.words) for line in page.lines)]
    files = [0, *accumulate(int(line.file) for line in page.lines)]

    def is_menu(element: Element) -> bool:
        a, b = element.start, element.end
        silent = texts[a] == texts[b] and files[a] == files[b]
        return b - a >= 3 and silent and (linked[b] - linked[a]) * 10 >= (signs[b] - signs[a]) * 7

    menus = {i for element in _outermost(page.elements, is_menu) for i in range(element.start, element.end)}
    return [i for i in inside if i not in menus]


def _without_doubled_headline(page: Page, inside: list[int]) -> list[int]:
    """The lines without a headline that the title below it repeats: （转载）X in front of X."""
    words = [_squeeze(page.lines[i].words) for i in inside[:8]]
    if words and any(len(part) >= max(10, 0.6 * len(words[0])) and part in words[0] for part in words[1:]):
        return inside[1:]
    return inside


def _headline(page: Page, start: int, inside: list[int], vocabulary: Vocabulary) -> list[str]:
    """The headline over the notice's element, where its own lines do not print it."""
    title = _squeeze(page.meta.get("articletitle", ""))
    named = {_squeeze(piece) for piece in [page.title, *re.split(r"[-_|—–]", page.title)]}
    own = [_squeeze(page.lines[i].words) for i in inside[:40]]
    for i in range(start - 1, max(start - _HEADLINE, 0) - 1, -1):
        words = _squeeze(page.lines[i].words)
        if (
            len(words) >= 6
            and (words == title or words in named)
            and not vocabulary.furniture.fullmatch(page.lines[i].words)
        ):
            printed = words in "".join(own) or any(
                len(part) >= max(10, 0.6 * len(words)) and part in words for part in own
            )
            return [] if printed else [page.lines[i].words]
    return []


def _squeeze(words: str) -> str:
    return _NOT_WORDS.sub("", words)
