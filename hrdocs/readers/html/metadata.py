"""Metadata boxes of web pages: 索引号, 发文字号, 成文日期 … with their values, as a page prints them."""

from __future__ import annotations

import re

from hrdocs.readers.html.walk import Page

_BLANKS = re.compile(r"[\s\xa0\u3000]+")
_MOST_APART = 8  # lines between two fields of one box
_LONG_VALUE = 120


def metadata_of(page: Page, fields: frozenset[str]) -> tuple[tuple[tuple[str, str], ...], frozenset[int]]:
    """The fields of the page's box, in print order, and the lines that the box takes; a lone field is no box."""
    found: list[tuple[str, str, int, int]] = []
    for i in range(len(page.lines)):
        for name, value, length in _fields(page, i, fields):
            found.append((name, value, i, i + length))
    box = [entry for entry in found if sum(abs(entry[2] - other[2]) <= _MOST_APART for other in found) >= 3]
    values: dict[str, str] = {}
    lines: set[int] = set()
    headline = page.meta.get("articletitle")
    for name, value, start, end in box:
        foreign = value == headline and end - start > 1  # an icon stands for the value, and the headline follows
        lines.update(range(start, end - foreign))
        if value and not foreign:
            values.setdefault(name, value)
    for name, key in (("articletitle", "标题"), ("pubdate", "发布日期")):
        if page.meta.get(name):
            values.setdefault(key, page.meta[name])
    return tuple(values.items()), frozenset(lines)


def _fields(page: Page, i: int, fields: frozenset[str]) -> list[tuple[str, str, int]]:
    """Fields that begin on a line: `索引号： 1144…`, a name with its value on the next line, or a table row of pairs."""
    words = page.lines[i].words
    if words.startswith("| "):
        cells = [cell.strip() for cell in words.strip("| ").split(" | ")]
        names = [_name(cell) for cell in cells]
        pairs = [(a, b) for a, b in zip(names, [*cells[1:], ""], strict=True) if a in fields and _name(b) not in fields]
        return [(name, value[:_LONG_VALUE], 1) for name, value in pairs]
    head, colon, value = _split(words)
    name = _name(head)
    if name not in fields:
        return []
    if value or not colon:
        return [(name, value, 1)] if value and colon and len(value) <= _LONG_VALUE else []
    following = page.lines[i + 1].words if i + 1 < len(page.lines) else ""
    if len(following) > _LONG_VALUE or _name(_split(following)[0]) in fields:
        return [(name, "", 1)]
    return [(name, following, 2)]


def _split(words: str) -> tuple[str, str, str]:
    place = min((at for at in (words.find("："), words.find(":")) if at >= 0), default=-1)
    return (words, "", "") if place < 0 else (words[:place], words[place], words[place + 1 :].strip())


def _name(words: str) -> str:
    """A field's name without blanks, brackets and colon: `【文　　号】：` → 文号."""
    return _BLANKS.sub("", words).strip("【】[]：:") if len(words) <= 20 else ""
