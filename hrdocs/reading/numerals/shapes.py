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
_UNITS = {"个%": "%", "pct": "%", "个百分点": "百分点"}
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
            yield Shape(hit.match.span(), sets["kind"], hit.rule.name, 0.5, None, _unit(hit))
        case _:
            if sets["kind"] in ("date", "year"):
                yield Shape(hit.match.span(), sets["kind"], hit.rule.name, date=_dates(hit))
            elif reach := sets.get("reach"):
                yield Shape(_reached(hit, folded, floor, reach), sets["kind"], hit.rule.name)
            else:
                yield _quantity(hit)


def _quantity(hit: Hit) -> Shape:
    sets, span = hit.rule.sets, hit.match.span()
    low_words, high_words = hit.get("low"), hit.get("high")
    low = numbers.read(low_words) if low_words else None
    if low is None or low_words is None:
        return Shape(span, sets["kind"], hit.rule.name)
    high = numbers.read(high_words) if high_words else None
    if high is not None and high_words and not hit.get("low_unit"):
        low = _share_scale(low, high, low_words, high_words)
    times = sets.get("times", 1)
    more = sets["kind"] in _LIST_KINDS and any(sign in hit.match[0] for sign in "余多")
    return Shape(
        span,
        sets["kind"],
        hit.rule.name,
        numbers.number(low * times),
        None if high is None else numbers.number(high * times),
        _unit(hit),
        more=more,
    )


def _unit(hit: Hit) -> str | None:
    unit = hit.get("unit") or hit.rule.sets.get("unit")
    return _UNITS.get(unit, unit) if unit else None


def _share_scale(low: Decimal, high: Decimal, low_words: str, high_words: str) -> Decimal:
    """50-200万元: 50 is 500000 as well, unless it then passes the upper bound (5000-1万元)."""
    if _SCALE.search(low_words) or not (scale := _SCALE.search(high_words)):
        return low
    scaled = low * (numbers.read(scale[0].strip()) or 1)
    return scaled if scaled <= high else low


def _list(hit: Hit) -> Iterator[Shape]:
    scale_words = hit.get("scale")
    scale = numbers.read(scale_words.strip()) if scale_words else None
    kind: NumeralKind = next(kind for kind in _LIST_KINDS if hit.get(kind))
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
            hit.get(kind),
        )


def _fraction(hit: Hit) -> Shape:
    low, high = numbers.read(hit.match["low"]), numbers.read(hit.match["high"])
    if low is None or high is None:
        return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name)
    value = numbers.fraction(low, high)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, None if value is None else "1")


def _doubling(hit: Hit) -> Shape:
    """翻一番 is 2 倍, 翻两番 4 倍."""
    times = numbers.read(hit.match["low"]) if hit.match["low"] else Decimal(1)
    value = None if times is None else numbers.number(Decimal(2) ** times)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, "倍")


def _dates(hit: Hit) -> tuple[str, ...]:
    """One date, or two; the second takes the year, and the month, from the first."""
    year, month = hit.get("year"), hit.get("month")
    first = numbers.iso_date(year, month, hit.get("day"))
    year2, month2, day2 = hit.get("year2"), hit.get("month2"), hit.get("day2")
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
