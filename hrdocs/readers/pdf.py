"""PDF files with a text layer: signs and rulings of every page, handed to hrdocs.readers.layout."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hrdocs.errors import FormatError
from hrdocs.readers import Reading
from hrdocs.readers.layout import text_of
from hrdocs.readers.layout.page import Glyph, Page, Ruling
from hrdocs.readers.limits import MAX_CHARACTERS, MAX_PAGES
from hrdocs.readers.webpage import vocabulary

_BROWSER = "Mozilla/"  # a web page printed to PDF names its browser as creator
_STRAIGHT = 1.0  # points by which a ruling may lean
_SHORT = 6.0  # points: shorter strokes are no rulings
_THIN = 3.0  # points: a filled box no thicker than this is a stroke
_MOST_SEGMENTS = 2_000  # of one path; more is a drawing
_UPRIGHT = 0.05  # radians; signs that lean more are a watermark


def read(data: bytes, name: str) -> Reading:
    """The text of a PDF: paragraphs as lines, without page numbers; `pages` says where each stretch is printed."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        fault = "is locked by a password" if locked else f"is no whole PDF: {error}"
        raise FormatError(fault, where=name, remedy="open it in a viewer and print it to a new PDF") from None
    try:
        if len(document) > MAX_PAGES:
            raise FormatError(f"has more than {MAX_PAGES} pages", where=name, remedy="split the file")
        pages = list(_pages(document, name))
        pictures = tuple(page.number for page in pages if not page.glyphs and _has_picture(document[page.number - 1]))
        printed_page = _BROWSER in document.get_metadata_value("Creator")
    finally:
        document.close()
    text, boxes = text_of(pages, vocabulary().furniture.fullmatch) if printed_page else text_of(pages)
    if not text.strip():
        raise FormatError(
            f"has no text layer (no-text-layer): its {len(pages)} pages are pictures",
            where=name,
            remedy="recognise the text (OCR) first, or ask for the Word file",
        )
    return Reading(text, "application/pdf", None, boxes, pictures=pictures)


def _pages(document: Any, name: str) -> Iterator[Page]:
    import pypdfium2

    held = 0
    for i in range(len(document)):
        try:
            page = document[i]
            width, height = page.get_size()
            glyphs = _glyphs(page.get_textpage(), width, height)
            rulings = list(_rulings(page, height))
        except pypdfium2.PdfiumError as error:
            raise FormatError(f"its page {i + 1} is damaged: {error}", where=name, remedy="print it anew") from None
        held += len(glyphs)
        if held > MAX_CHARACTERS:
            raise FormatError(f"holds more than {MAX_CHARACTERS} characters", where=name, remedy="split the file")
        yield Page(i + 1, width, height, glyphs, rulings)


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _glyphs(textpage: Any, width: float, height: float) -> list[Glyph]:
    """The upright signs inside the page; blanks as the file has them, without those that the library guesses."""
    from pypdfium2 import raw

    found: list[Glyph] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if code < 0x20 or code in (0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        if min(angle := raw.FPDFText_GetCharAngle(textpage, i), abs(6.2832 - angle)) > _UPRIGHT:
            continue
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        if 0 <= x.value <= width and 0 <= y.value <= height:
            size = raw.FPDFText_GetFontSize(textpage, i)
            found.append(Glyph(chr(code), box.left, box.right, height - y.value, _scaled(size, box)))
    return found


def _scaled(size: float, box: Any) -> float:
    """The printed size; the font's own size is 1 where a matrix scales it, so the box is asked."""
    tall = abs(box.top - box.bottom)
    return size if 0.5 < (tall / size if size else 0) < 2 else max(tall * 0.85, 1.0)


def _rulings(page: Any, height: float) -> Iterator[Ruling]:
    """Strokes, and filled boxes so thin that they are strokes; a filled area is background."""
    from pypdfium2 import raw

    for drawing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawing.raw, fill, stroke)
        for outline in _outlines(drawing):
            if stroke.value:
                for a, b in pairwise(outline):
                    yield from _ruling(a, b, height)
            elif fill.value:
                xs, ys = [x for x, _ in outline], [y for _, y in outline]
                wide, tall = max(xs) - min(xs), max(ys) - min(ys)
                if tall <= _THIN < wide:
                    yield Ruling(True, height - min(ys), min(xs), max(xs))
                elif wide <= _THIN < tall:
                    yield Ruling(False, min(xs), height - max(ys), height - min(ys))


def _outlines(drawing: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each closed or open figure of a path, on the page."""
    from pypdfium2 import raw

    matrix = drawing.get_matrix()
    corners: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(min(raw.FPDFPath_CountSegments(drawing.raw), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(drawing.raw, k)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1:
                yield corners
            corners = []
        corners.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _ruling(a: tuple[float, float], b: tuple[float, float], height: float) -> Iterator[Ruling]:
    if abs(a[1] - b[1]) <= _STRAIGHT and abs(a[0] - b[0]) >= _SHORT:
        yield Ruling(True, height - a[1], min(a[0], b[0]), max(a[0], b[0]))
    elif abs(a[0] - b[0]) <= _STRAIGHT and abs(a[1] - b[1]) >= _SHORT:
        yield Ruling(False, a[0], height - max(a[1], b[1]), height - min(a[1], b[1]))
