"""The body of a Word file, walked in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrdocs.readers.docx.names import child, is_on, local, number, value
from hrdocs.readers.docx.numbering import Numbering
from hrdocs.readers.docx.styles import Styles
from hrdocs.readers.rows import DITTO, is_data, row

if TYPE_CHECKING:
    from hrdocs.readers.package import Element

_UNREAD = frozenset({"del", "moveFrom", "rPr", "pPr", "rt", "instrText", "delText", "delInstrText", "Fallback"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Body:
    """Turns block elements into lines; one object a document, because numbering counts on from block to block."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._open = ""

    def lines(self, element: Element) -> list[str]:
        """The lines of all blocks below an element: paragraphs, table rows, text boxes."""
        found: list[str] = []
        for block in element:
            name = local(block)
            if name == "p":
                found += self._paragraph(block)
            elif name == "tbl":
                found += self._table(block)
            elif name not in _UNREAD:
                found += self.lines(block)
        return found

    def _paragraph(self, element: Element) -> list[str]:
        properties = child(element, "pPr")
        style_id = value(child(properties, "pStyle")) or self._styles.default
        if self._styles.is_contents(style_id):
            return []
        marker = "" if self._open else self._numbering.marker(properties, style_id)
        words: list[str] = []
        boxes: list[Element] = []
        _gather(element, words, boxes)
        whole = self._open + marker + "".join(words).strip()
        self._open = ""
        if child(properties, "rPr", "del") is not None:
            self._open = whole
            return []
        found = [line.strip() for line in whole.split("\n")]
        for box in boxes:
            found += self.lines(box)
        return found

    def _table(self, element: Element) -> list[str]:
        rows = [self._row(below) for below in _rows(element)]
        if is_data(rows):
            return [row(cells) for cells in rows]
        return [line for cells in rows for cell in cells if cell != DITTO for line in cell.split("\n") if line]

    def _row(self, element: Element) -> list[str]:
        cells: list[str] = []
        for cell in _cells(element):
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            words = "\n".join(self.lines(cell)).strip()
            cells.append(DITTO if merged is not None and value(merged) != "restart" else words)
            cells += [""] * min((number(child(properties, "gridSpan")) or 1) - 1, 63)
        return cells


def _gather(element: Element, words: list[str], boxes: list[Element]) -> None:
    """Collect the words of runs in order, and the text boxes among them."""
    for below in element:
        name = local(below)
        if name == "t":
            words.append(below.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "sym":
            words.append(_symbol(value(below, "char")))
        elif name == "txbxContent":
            boxes.append(below)
        elif name not in _UNREAD and not (name == "r" and is_on(child(below, "rPr", "vanish"))):
            _gather(below, words, boxes)


def _symbol(code: str | None) -> str:
    """A sign of a symbol font; those in the private area have no reading but a box."""
    try:
        sign = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "□" if "\ue000" <= sign <= "\uf8ff" else sign


def _rows(table: Element) -> list[Element]:
    """Rows in order, through content controls, without those that a tracked change took out."""
    found: list[Element] = []
    for below in table:
        name = local(below)
        if name == "tr":
            if child(below, "trPr", "del") is None:
                found.append(below)
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            found += _rows(below)
    return found


def _cells(line: Element) -> list[Element]:
    found: list[Element] = []
    for below in line:
        if local(below) == "tc":
            found.append(below)
        elif local(below) in ("sdt", "sdtContent", "ins", "customXml"):
            found += _cells(below)
    return found
