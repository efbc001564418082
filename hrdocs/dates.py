"""Printed dates, read exactly: 2023年3月2日, 2023 年 7 月 3 日, 二〇二三年七月三日, 2022/5/25, 2023-01-28, 2023.01.09."""

from __future__ import annotations

import calendar
import datetime

from hrdocs import kept

_CN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "元": "1"}
_FIELD = kept.pattern(r"[\d〇零○元一二三四五六七八九十廿卅]+")


def number(words: str) -> int | None:
    """A small number as dates and terms print it: 12 → 12, 二〇二三 → 2023, 十一 → 11, 三十 → 30, 两 → 2."""
    if words.isascii():
        return int(words) if words.isdigit() and len(words) < 9 else None
    words = words.replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    if "十" in words:
        tens, _, units = words.partition("十")
        if len(tens) > 1 or len(units) > 1:
            return None
        words = (tens or "一") + (units or "〇")
    digits = "".join(_CN.get(sign, sign) for sign in words)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None


def read(words: str) -> datetime.date | None:
    """The day that the words print; None where there is no such day: 2023年2月30日."""
    fields = [number(field) for field in _FIELD.findall(words)[:3]]
    if len(fields) < 3 or None in fields:
        return None
    return day(*(field for field in fields if field is not None))


def day(year: int, month: int, date: int) -> datetime.date | None:
    """The day of the calendar, or None where there is no such day."""
    try:
        return datetime.date(year, month, date)
    except ValueError:
        return None


def last_day(year: int, month: int = 12) -> datetime.date | None:
    """The last day of a year or month: 2022年底 → 2022-12-31."""
    return day(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and 1 <= year <= 9999 else None


def after(start: datetime.date, *, years: int = 0, months: int = 0, days: int = 0) -> datetime.date | None:
    """A day so much later; from the 29th of February the 28th or the last day of the month where need be."""
    month = start.year * 12 + start.month - 1 + years * 12 + months
    year, month = divmod(month, 12)
    if not 1 <= year <= 9000 or not 0 <= days <= 36500:
        return None
    date = min(start.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, date) + datetime.timedelta(days=days)


def last_of(start: datetime.date, *, years: int = 0, months: int = 0, days: int = 0) -> datetime.date | None:
    """The last day of a term: two years from 2024-07-01 → 2026-06-30."""
    end = after(start, years=years, months=months, days=days)
    return end - datetime.timedelta(days=1) if end else None
