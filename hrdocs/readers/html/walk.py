"""A page as lines: every block is a line, and every element knows the lines that lie in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from hrdocs.readers.html.tables import table_rows

_SKIPPED = {
    "script", "style", "noscript", "template", "textarea", "select", "option", "button", "input", "iframe",
    "svg", "head", "object", "embed", "audio", "video", "canvas", "map", "title",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "ucapcontent",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]+[ \t\r\n]*(?={_WIDE})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OPENED = re.compile(r"[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[.．、)）]")


@dataclass(slots=True)
class Line:
    """One line of the page, and how many of its signs are link text."""

    words: str
    linked: int = 0
    file: bool = False


@dataclass(slots=True)
class Element:
    """One element: its tag, class and id, and the half-open range of lines inside it."""

    tag: str
    names: str
    hidden: bool
    start: int
    end: int = 0


@dataclass(slots=True)
class Page:
    """Lines in document order, and all elements, parents before their children."""

    lines: list[Line] = field(default_factory=list[Line])
    elements: list[Element] = field(default_factory=list[Element])
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict[str, str])


class _Writer:
    """Collects inline words until a block ends the line."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words: list[str] = []
        self._linked = 0
        self._file = False

    def text(self, words: str, link: str | None) -> None:
        self._words.append(words)
        if link is not None:
            self._linked += len(words.strip())
            self._file = self._file or link.lower().endswith((".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd"))

    def end(self) -> None:
        if self._words:
            words = tidy("".join(self._words))
            if words:
                self._page.lines.append(Line(words, self._linked, self._file))
            self._words, self._linked, self._file = [], 0, False

    def row(self, words: str) -> None:
        self.end()
        self._page.lines.append(Line(words))

    def marker(self, words: str) -> None:
        self._words.append(words)


def tidy(words: str) -> str:
    """Blanks as a browser shows them; a line break between Chinese signs is none: `自然⏎资源` → 自然资源."""
    return _BLANKS.sub(" ", _WRAP.sub("", words)).strip(" \xa0\u3000\u2002\u2003\ufeff\u200b")


def walk(source: str) -> Page:
    """Parse a page and lay it out as lines. Nothing that the page names is fetched; scripts do not run."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(source)
    page = Page()
    if (title := parser.css_first("title")) is not None:
        page.title = tidy(title.text())
    for tag in parser.css("meta[name]"):
        name, content = tag.attributes.get("name"), tag.attributes.get("content")
        if name and content:
            page.meta.setdefault(name.lower(), content.strip())
    if parser.body is not None:
        _walk(parser.body, page)
    return page


def _walk(body: Any, page: Page) -> None:
    """Depth first without recursion: pages may nest deeper than Python's stack."""
    writer = _Writer(page)
    node: Any = body
    open_elements: list[tuple[Any, Element, str | None]] = []
    link: str | None = None
    while node is not None:
        entered = False
        if node.tag == "-text":
            writer.text(node.text(), link)
        elif node.tag == "br":
            writer.end()
        elif node.tag == "table" and (rows := table_rows(node, tidy)) is not None:
            for words in rows:
                writer.row(words)
        elif not node.tag.startswith(("-", "!")) and node.tag not in _SKIPPED:
            element = _element(node, len(page.lines))
            if node.tag in _BLOCKS:
                writer.end()
                element.start = len(page.lines)
            page.elements.append(element)
            if node.tag == "li" and (marker := _list_marker(node)):
                writer.marker(marker)
            if node.child is not None:
                open_elements.append((node, element, link))
                link = (node.attributes.get("href") or "") if node.tag == "a" else link
                node, entered = node.child, True
            else:
                element.end = element.start
        while not entered:
            if node is not body and node.next is not None:
                node, entered = node.next, True
            elif open_elements:
                node, element, link = open_elements.pop()
                if node.tag in _BLOCKS:
                    writer.end()
                element.end = len(page.lines)
                if node is body:
                    break
            else:
                break
        if not entered:
            break
    writer.end()
    for element in page.elements[:1]:
        element.end = len(page.lines)


def _element(node: Any, line: int) -> Element:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    hidden = bool(_HIDDEN.search(attributes.get("style") or "")) or "hidden" in attributes
    return Element(node.tag, names, hidden, line)


def _list_marker(item: Any) -> str:
    """The number that a browser prints before an item of an ordered list, unless the item prints its own."""
    parent = item.parent
    if parent is None or parent.tag != "ol" or _OPENED.match(item.text().strip()):
        return ""
    try:
        count = int(item.attributes.get("value") or parent.attributes.get("start") or 1)
    except ValueError:
        count = 1
    if not item.attributes.get("value"):
        before = item.prev
        while before is not None:
            count += before.tag == "li"
            before = before.prev
    return f"{count}. "
