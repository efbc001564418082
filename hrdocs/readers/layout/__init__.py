"""From signs with places on pages (PDF, OFD) to text: lines, tables, running heads, paragraphs.

All coordinates are in points from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hrdocs.model import PageBox
from hrdocs.readers.layout.flow import compose
from hrdocs.readers.layout.furniture import without_furniture
from hrdocs.readers.layout.page import Page
from hrdocs.readers.layout.tables import sheet_of


def text_of(
    pages: Sequence[Page], foreign: Callable[[str], object] = lambda words: False
) -> tuple[str, tuple[PageBox, ...]]:
    """The text of pages, one paragraph a line, and where every stretch of it stands; `foreign` lines are left out."""
    return compose(without_furniture([sheet_of(page) for page in pages], foreign))
