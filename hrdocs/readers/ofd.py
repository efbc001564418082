"""OFD (GB/T 33190), the national fixed layout: signs and rulings of every page, handed to hrdocs.readers.layout."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from hrdocs.errors import FormatError
from hrdocs.readers import Reading
from hrdocs.readers.layout import text_of
from hrdocs.readers.layout.page import Glyph, Page, Ruling
from hrdocs.readers.limits import MAX_CHARACTERS, MAX_PAGES
from hrdocs.readers.package import Package

if TYPE_CHECKING:
    from hrdocs.readers.package import Element

_POINTS = 72 / 25.4  # OFD measures in millimetres
_THIN = 1.0  # millimetres
_A4 = (0.0, 0.0, 210.0, 297.0)
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(data: bytes, name: str) -> Reading:
    """The text of an OFD file: paragraphs as lines; `pages` says where each stretch is printed."""
    with Package(data, name) as package:
        pages = list(_pages(package, name))
    text, boxes = text_of(pages)
    if not text.strip():
        raise FormatError(
            f"has no text layer (no-text-layer): its {len(pages)} pages are pictures",
            where=name,
            remedy="recognise the text (OCR) first, or ask for the Word file",
        )
    return Reading(text, "application/ofd", None, boxes)


def _pages(package: Package, name: str) -> Iterator[Page]:
    held = 0
    for root in _all(package.xml("OFD.xml"), "DocRoot"):
        member = _member("", root.text or "")
        document = package.xml(member)
        area = _box(next(iter(_all(document, "PhysicalBox")), None)) or _A4
        entries = [entry for entry in _all(document, "Page") if entry.get("BaseLoc")]
        if len(entries) > MAX_PAGES:
            raise FormatError(f"has more than {MAX_PAGES} pages", where=name, remedy="split the file")
        for number, entry in enumerate(entries, start=1):
            content = package.xml(_member(posixpath.dirname(member), entry.get("BaseLoc") or ""))
            left, top, wide, high = _box(next(iter(_all(content, "PhysicalBox")), None)) or area
            glyphs = [sign for part in _all(content, "TextObject") for sign in _glyphs(part, left, top)]
            rulings = [line for part in _all(content, "PathObject") for line in _rulings(part, left, top)]
            held += len(glyphs)
            if held > MAX_CHARACTERS:
                raise FormatError(f"holds more than {MAX_CHARACTERS} characters", where=name, remedy="split the file")
            yield Page(number, wide * _POINTS, high * _POINTS, glyphs, rulings)


def _member(folder: str, target: str) -> str:
    """The package member that a location names; it cannot lead out of the package."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if str(cast(object, element.tag)).rpartition("}")[2] == name]


def _numbers(words: str | None) -> list[float]:
    """The numbers of an attribute; `g 3 2.5` means 2.5 three times."""
    pieces = (words or "").split()
    found: list[float] = []
    i = 0
    try:
        while i < len(pieces):
            if pieces[i] == "g":
                found += [float(pieces[i + 2])] * min(int(pieces[i + 1]), 100_000)
                i += 3
            else:
                found.append(float(pieces[i]))
                i += 1
    except (ValueError, IndexError):
        return []
    return found


def _box(element: Element | None) -> tuple[float, float, float, float] | None:
    values = _numbers(element.text) if element is not None else []
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else None


def _place(element: Element, left: float, top: float) -> tuple[float, float, tuple[float, ...]]:
    """Where an object's own coordinates begin on the page, and its matrix."""
    boundary = _numbers(element.get("Boundary"))
    matrix = _numbers(element.get("CTM"))
    x, y = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    return x - left, y - top, tuple(matrix) if len(matrix) == 6 else _IDENTITY


def _glyphs(element: Element, left: float, top: float) -> Iterator[Glyph]:
    x0, y0, (a, b, c, d, e, f) = _place(element, left, top)
    size = (_numbers(element.get("Size")) or [4.0])[0]
    x = y = 0.0
    for code in _all(element, "TextCode"):
        x, y = (_numbers(code.get("X")) or [x])[0], (_numbers(code.get("Y")) or [y])[0]
        across, down = _numbers(code.get("DeltaX")), _numbers(code.get("DeltaY"))
        for i, sign in enumerate(code.text or ""):
            if i:
                x += across[i - 1] if i <= len(across) else size * (0.5 if sign.isascii() else 1.0)
                y += down[i - 1] if i <= len(down) else 0.0
            if sign not in "\r\n":
                at = (x0 + a * x + c * y + e) * _POINTS
                scaled = size * abs(d or b or 1.0) * _POINTS
                wide = scaled * (0.5 if sign.isascii() else 1.0)
                yield Glyph(sign, at, at + wide, (y0 + b * x + d * y + f) * _POINTS, scaled)


def _rulings(element: Element, left: float, top: float) -> Iterator[Ruling]:
    """The straight strokes of a path, from its data `M 0 0 L 150 0`, or its thin box."""
    x0, y0, (a, b, c, d, e, f) = _place(element, left, top)
    at: tuple[float, float] | None = None
    for data in _all(element, "AbbreviatedData"):
        pieces = (data.text or "").replace(",", " ").split()
        i = 0
        while i + 2 < len(pieces) and pieces[i] in ("M", "S", "L"):
            values = _numbers(f"{pieces[i + 1]} {pieces[i + 2]}")
            if len(values) != 2:
                break
            to = (
                (x0 + a * values[0] + c * values[1] + e) * _POINTS,
                (y0 + b * values[0] + d * values[1] + f) * _POINTS,
            )
            if pieces[i] == "L" and at is not None:
                yield from _ruling(at, to)
            at, i = to, i + 3


def _ruling(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Ruling]:
    if abs(a[1] - b[1]) <= _THIN < abs(a[0] - b[0]):
        yield Ruling(True, a[1], min(a[0], b[0]), max(a[0], b[0]))
    elif abs(a[0] - b[0]) <= _THIN < abs(a[1] - b[1]):
        yield Ruling(False, a[0], min(a[1], b[1]), max(a[1], b[1]))
