"""What a numeral rule has matched, read: values, unit, dates. Comparators come later, from the words around."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from hrdocs import numbers
from hrdocs.grammar import Hit
from hrdocs.model import Number, NumeralKind, Span

_PARTS = regex.compile(r"[0-9]++(?:\.[0-9]++)?+")
_SCALE = regex.compile(r" ?[十百千万亿]++$")
_DOCUMENT_NAME = regex.compile(r"(?r)[\p{Han}A-Za-z0-9 ]{0,16}[〔【（] ?")
_LEAD = regex.compile(r".*(?:根据|按照|依据|依照|以下简称|执行|印发|见|经|以|和|及|与|的|原|由)")
_LETTERS = regex.compile(r"(?r)[A-Za-z][A-Za-z./-]{0,15}")
_LIST_KINDS: tuple[NumeralKind, ...] = ("money", "percent", "duration", "count")


class Shape(NamedTuple):
    """A figure without the words around it."""

    span: Span
    kind: NumeralKind
    rule: str
    value: Number | None = None
    upper: Number | None = None
    unit: str | None = None
    date: tuple[str, ...] = ()
    more: bool = False
    broken: bool = False


def shapes(hit: Hit, folded: str, floor: int) -> Iterator[Shape]:
    """The figures of one match: mostly one; a list with a shared unit (10、30、50万元) gives one a member."""
    sets = hit.rule.sets
    match sets.get("reads"):
        case "list":
            yield from _list(hit)
        case "fraction":
            yield _fraction(hit)
        case "doubling":
            yield _doubling(hit)
        case "half":
            yield Shape(hit.match.span(), sets["kind"], hit.rule.name, 0.5, None, hit.match["unit"])
        case _:
            if sets["kind"] in ("date", "year"):
                yield Shape(hit.match.span(), sets["kind"], hit.rule.name, date=_dates(hit.match.groupdict()))
            elif reach := sets.get("reach"):
                yield Shape(_reached(hit, folded, floor, reach), sets["kind"], hit.rule.name)
            else:
                yield _quantity(hit)


def _quantity(hit: Hit) -> Shape:
    sets, groups = hit.rule.sets, hit.match.groupdict()
    high_words, low_words = groups.get("high"), groups.get("low")
    span = hit.match.span()
    if not high_words or (high := numbers.read(high_words)) is None:
        return Shape(span, sets["kind"], hit.rule.name)
    unit = groups.get("unit") or sets.get("unit")
    if unit in ("个%", "pct"):
        unit = "%"
    elif unit == "个百分点":
        unit = "百分点"
    times = sets.get("times", 1)
    low = numbers.read(low_words) if low_words else None
    if low is not None and low_words and not groups.get("low_unit"):
        low = _share_scale(low, high, low_words, high_words)
    value, upper = (high, None) if low is None else (low, high)
    return Shape(
        span,
        sets["kind"],
        hit.rule.name,
        numbers.number(value * times),
        None if upper is None else numbers.number(upper * times),
        unit,
        more=bool(groups.get("more")) or "余" in high_words or "多" in high_words,
        broken=". " in high_words or " ." in high_words,
    )


def _share_scale(low: Decimal, high: Decimal, low_words: str, high_words: str) -> Decimal:
    """50-200万元: 50 is 500000 as well, unless it then passes the upper bound (5000-1万元)."""
    if _SCALE.search(low_words) or not (scale := _SCALE.search(high_words)):
        return low
    scaled = low * (numbers.read(scale[0].strip()) or 1)
    return scaled if scaled <= high else low


def _list(hit: Hit) -> Iterator[Shape]:
    groups = hit.match.groupdict()
    scale = numbers.read(groups["scale"].strip()) if groups.get("scale") else None
    kind = next(kind for kind in _LIST_KINDS if groups.get(kind))
    members = list(_PARTS.finditer(hit.match.string, *hit.match.span()))
    for member in members:
        value = numbers.read(member[0])
        if value is not None and scale is not None:
            value *= scale
        end = hit.match.end() if member is members[-1] else member.end()
        yield Shape(
            (member.start(), end),
            kind,
            hit.rule.name,
            None if value is None else numbers.number(value),
            None,
            groups[kind],
        )


def _fraction(hit: Hit) -> Shape:
    low, high = numbers.read(hit.match["low"]), numbers.read(hit.match["high"])
    if low is None or high is None:
        return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name)
    value = numbers.fraction(low, high)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, None if value is None else "1")


def _doubling(hit: Hit) -> Shape:
    """翻一番 is 2 倍, 翻两番 4 倍."""
    times = numbers.read(hit.match["high"]) if hit.match["high"] else Decimal(1)
    value = None if times is None else numbers.number(Decimal(2) ** times)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, "倍")


def _dates(groups: dict[str, str | None]) -> tuple[str, ...]:
    """One date, or two; the second takes the year, and the month, from the first."""
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    first = numbers.iso_date(year, month, day)
    year2, month2, day2 = groups.get("year2"), groups.get("month2"), groups.get("day2")
    if not (year2 or month2 or day2):
        return (first,)
    return first, numbers.iso_date(year2 or year, month2 or (month if day2 else None), day2)


def _reached(hit: Hit, folded: str, floor: int, reach: str) -> Span:
    """The span with the words in front that belong to it: 人社部发〔2021〕89号, G60."""
    start, end = hit.match.span()
    if reach == "letters":
        before = _LETTERS.match(folded, floor, start)
        return (before.start() if before else start, end)
    before = _DOCUMENT_NAME.match(folded, floor, start)
    if before is None:
        return start, end
    lead = _LEAD.match(before[0])
    name = before.start() + (lead.end() if lead else 0)
    while folded[name] == " ":
        name += 1
    return name, end
