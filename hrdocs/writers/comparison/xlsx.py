"""Comparisons as an Excel workbook: a sheet a table, frozen header, filters, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from hrdocs.compare.model import Diff, Matrix, RegionsDiff, TargetSide, VersionsDiff
from hrdocs.model import Notice
from hrdocs.writers.comparison import wording
from hrdocs.writers.comparison.clauses import by_id, names_of, title_of

_MOST_SIGNS = 32_767

Value = str | float | None


class _Book:
    """A workbook in memory; the same records make the same bytes."""

    def __init__(self) -> None:
        self._room = BytesIO()
        options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        self._book: Any = xlsxwriter.Workbook(self._room, options)
        self._book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, header: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]) -> None:
        """One table: (title, width) a column, then the rows."""
        sheet = self._book.add_worksheet(name)
        for column, (title, width) in enumerate(header):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title[:255], self._bold)
        number = 0
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value[:_MOST_SIGNS], self._wrap)
                elif value is not None:
                    sheet.write_number(number, column, value, self._wrap)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(header) - 1)

    def done(self) -> bytes:
        """The workbook's bytes."""
        self._book.close()
        return self._room.getvalue()


def diff_workbook(diff: Diff, left: Notice, right: Notice) -> bytes:
    """A comparison of two notices."""
    book = _Book()
    if isinstance(diff, VersionsDiff):
        _versions(book, diff)
    else:
        _regions(book, diff, left, right)
    return book.done()


def _regions(book: _Book, diff: RegionsDiff, left: Notice, right: Notice) -> None:
    names = names_of((left, right))
    ours, theirs = by_id(left), by_id(right)

    def titles(ids: Iterable[str], clauses: dict[str, Any]) -> str:
        return "\n".join(f"{one} {title_of(clauses[one])}" for one in ids)

    matched = [
        (
            match.topic,
            titles(match.left, ours),
            titles(match.right, theirs),
            match.score,
            "、".join(match.evidence.words),
        )
        for match in diff.matches
    ]
    alone: list[tuple[Value, ...]] = [("", titles([one], ours), None, None, None) for one in diff.left_only]
    alone += [("", None, titles([one], theirs), None, None) for one in diff.right_only]
    book.sheet(
        "条款", (("主题", 16), (names[0], 44), (names[1], 44), ("把握", 8), ("共同依据", 40)), [*matched, *alone]
    )
    book.sheet(
        "目标",
        (("结论", 12), *_target_columns(names[0]), *_target_columns(names[1]), ("比值", 8), ("说明", 36)),
        (
            (
                wording.VERDICTS[pair.verdict],
                *_target(pair.left),
                *_target(pair.right),
                pair.ratio,
                "；".join(pair.reasons),
            )
            for pair in diff.targets
        ),
    )
    book.sheet(
        "奖补",
        (("结论", 14), ("奖补事项", 36), (names[0], 50), (names[1], 50), ("说明", 18)),
        (
            (
                wording.VERDICTS[pair.verdict],
                pair.rewarded,
                wording.incentive(pair.left),
                wording.incentive(pair.right),
                wording.incentive_note(pair),
            )
            for pair in diff.incentives
        ),
    )
    book.sheet(
        "分工",
        (("主题", 16), ("系统", 10), ("结论", 10), (names[0], 44), (names[1], 44)),
        wording.duty_rows(diff),
    )
    if diff.uptake:
        book.sheet(
            "采用",
            (("结论", 10), ("条款", 8), (names[0], 60), ("条款", 8), (names[1], 60), ("相近度", 8)),
            (
                (
                    wording.VERDICTS[one.verdict],
                    one.clause,
                    one.quote,
                    *((one.local, one.local_quote, one.score) if one.verdict != "not-taken-up" else (None, None, None)),
                )
                for one in diff.uptake
            ),
        )


def _target_columns(name: str) -> tuple[tuple[str, int], ...]:
    return ((f"{name} 指标", 30), ("数值", 16), ("上限", 12), ("单位", 8), ("期限", 8), ("条款", 8), ("原文", 20))


def _target(side: TargetSide | None) -> tuple[Value, ...]:
    if side is None:
        return (None,) * 7
    year = side.deadline.year if side.deadline else None
    parts = (
        "力争" if side.aspirational else "",
        "每年" if side.frequency == "yearly" else "",
        side.scope or "",
        side.indicator,
    )
    figure = side.quantity
    return (
        " ".join(part for part in parts if part),
        figure.value,
        figure.upper,
        figure.unit,
        year,
        side.clause,
        figure.quote,
    )


def _versions(book: _Book, diff: VersionsDiff) -> None:
    book.sheet(
        "变化",
        (("变化", 8), ("旧条款", 10), ("新条款", 10), ("删去", 50), ("新写", 50)),
        (
            (
                wording.KINDS[change.kind],
                change.left,
                change.right,
                edit.left if edit else None,
                edit.right if edit else None,
            )
            for change in diff.changes
            for edit in (change.edits or (None,))
        ),
    )
    book.sheet(
        "数字",
        (("条款", 10), ("旧", 20), ("旧值", 16), ("新", 20), ("新值", 16)),
        (
            (
                change.right,
                figure.left.quote if figure.left else None,
                figure.left.value if figure.left else None,
                figure.right.quote if figure.right else None,
                figure.right.value if figure.right else None,
            )
            for change in diff.changes
            for figure in change.figures
        ),
    )


def matrix_workbook(matrix: Matrix) -> bytes:
    """Topics by notices: a sheet of clauses, and one of the figures behind them."""
    names = [header.region.name if header.region else header.title or header.name for header in matrix.notices]
    book = _Book()
    book.sheet(
        "矩阵",
        (("主题", 16), ("例", 30), *((name, 16) for name in names)),
        ((row.topic, row.heading, *("、".join(cell.clauses) for cell in row.cells)) for row in matrix.rows),
    )
    book.sheet(
        "数字",
        (("主题", 16), ("文件", 16), ("条款", 8), ("内容", 70)),
        (
            (row.topic, name, record.clause, say)
            for row in matrix.rows
            for name, cell in zip(names, row.cells, strict=True)
            for record, say in [
                *((target, wording.target(target)) for target in cell.targets),
                *((gift, wording.incentive(gift)) for gift in cell.incentives),
            ]
        ),
    )
    return book.done()
