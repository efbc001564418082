"""Paragraph styles: what a style is called, what it rests on, and which list it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrdocs.readers.docx.names import child, local, number, value

if TYPE_CHECKING:
    from hrdocs.readers.package import Element


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `list_id` and `level` come from its own numbering properties."""

    id: str
    name: str
    based_on: str | None
    list_id: int | None
    level: int | None


class Styles:
    """All styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        found = [_style(element) for element in (root if root is not None else ()) if local(element) == "style"]
        self._by_id = {style.id: style for style, _, _ in found}
        self.default = next((style.id for style, kind, default in found if kind == "paragraph" and default), None)

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """The style and those it rests on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._by_id:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = style.based_on

    def list_of(self, style_id: str | None) -> tuple[int, int | None, str] | None:
        """List id, level (None: the one linked to the style) and the style that says it."""
        for style in self.chain(style_id):
            if style.list_id is not None:
                return style.list_id, style.level, style.id
        return None

    def is_contents(self, style_id: str | None) -> bool:
        """Whether it is a line of the table of contents (TOC 1, 目录 1)."""
        return any(style.name.lower().startswith(("toc ", "目录")) for style in self.chain(style_id))


def _style(element: Element) -> tuple[Style, str | None, bool]:
    style = Style(
        id=value(element, "styleId") or "",
        name=value(child(element, "name")) or "",
        based_on=value(child(element, "basedOn")),
        list_id=number(child(element, "pPr", "numPr", "numId")),
        level=number(child(element, "pPr", "numPr", "ilvl")),
    )
    return style, value(element, "type"), value(element, "default") in ("1", "true")
