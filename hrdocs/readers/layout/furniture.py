"""Running heads and page numbers: what stands in the margin of page after page is not part of the notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from hrdocs.readers.layout.page import Line, Row, Sheet

_MARGIN = 0.12  # of the page's height, above and below
_PAGE_NUMBER = re.compile(
    r"[\s—\-－–_·.]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/／，,]?\s*(?:共\s*)?[0-9]{1,4}(?:\s*页)?)?[\s—\-－–_·.]*"
)
_DIGITS = re.compile(r"[0-9]+")


def without_furniture(sheets: list[Sheet], foreign: Callable[[str], object]) -> list[Sheet]:
    """The sheets without page numbers (— 1 —, 第1页 共9页), lines that return in the margins, and `foreign` lines."""
    seen: Counter[tuple[bool, str]] = Counter()
    for sheet in sheets:
        seen.update({_mark(line, sheet) for line in sheet.items if isinstance(line, Line) and _in_margin(line, sheet)})
    often = max(2, (len(sheets) + 1) // 2)

    def is_furniture(item: Line | Row, sheet: Sheet) -> bool:
        if not isinstance(item, Line):
            return False
        if not _in_margin(item, sheet):
            return bool(foreign(item.words))
        return (
            bool(_PAGE_NUMBER.fullmatch(item.words)) or seen[_mark(item, sheet)] >= often or bool(foreign(item.words))
        )

    return [
        Sheet(sheet.number, sheet.width, sheet.height, [item for item in sheet.items if not is_furniture(item, sheet)])
        for sheet in sheets
    ]


def _in_margin(line: Line, sheet: Sheet) -> bool:
    return not _MARGIN * sheet.height < line.baseline < (1 - _MARGIN) * sheet.height


def _mark(line: Line, sheet: Sheet) -> tuple[bool, str]:
    """What makes two margin lines the same: above or below, and the words without their numbers."""
    return line.baseline < sheet.height / 2, _DIGITS.sub("0", line.words.replace(" ", ""))
