"""What a numeral rule has matched, read: values, unit, dates. Comparators come later, from the words around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from hrdocs import kept, numbers
from hrdocs.grammar import Hit, Rule
from hrdocs.model import Number, NumeralKind, Span

_PARTS = kept.pattern(r"[0-9]++(?:\.[0-9]++)?+")
_SCALE = kept.pattern(r" ?[十百千万亿]++$")
_DOCUMENT_NAME = kept.pattern(r"[\p{Han}A-Za-z0-9 ]{0,16}[〔【（] ?\Z")
_LEAD = kept.pattern(r".*(?:根据|按照|依据|依照|以下简称|执行|印发|见|经|以|和|及|与|的|原|由)")
_LETTERS = kept.pattern(r"[A-Za-z][A-Za-z./-]{0,15}\Z")
_UNITS = {"个%": "%", "pct": "%", "个百分点": "百分点"}
_LIST_KINDS: tuple[NumeralKind, ...] = ("money", "percent", "duration", "count")


class Shape(Struct, frozen=True, gc=False):
    """A figure without the words around it."""

    span: Span
    kind: NumeralKind
    rule: str
    value: Number | None = None
    upper: Number | None = None
    unit: str | None = None
    date: tuple[str, ...] = ()
    more: bool = False


def shapes(hit: Hit, folded: str, floor: int) -> Sequence[Shape]:
    """The figures of one match: mostly one; a list with a shared unit (10、30、50万元) gives one a member."""
    sets = hit.rule.sets
    match sets.get("reads"):
        case "list":
            return tuple(_list(hit))
        case "fraction":
            return (_fraction(hit),)
        case "doubling":
            return (_doubling(hit),)
        case "half":
            return (Shape(hit.match.span(), sets["kind"], hit.rule.name, 0.5, None, _unit(hit.get("unit"), hit.rule)),)
        case _:
            return (_plain(hit, folded, floor),)


def _plain(hit: Hit, folded: str, floor: int) -> Shape:
    rule, match = hit.rule, hit.match
    kind: NumeralKind = rule.sets["kind"]
    if kind in ("date", "year"):
        return Shape(match.span(), kind, rule.name, date=_dates(match.groupdict()))
    if reach := rule.sets.get("reach"):
        return Shape(_reached(hit, folded, floor, reach), kind, rule.name)
    words = match.groupdict()
    low_words, high_words = words.get("low") or words.get("or_low"), words.get("high") or words.get("or_high")
    low, high = _bounds(low_words, high_words, bool(words.get("low_unit")), rule.sets.get("times", 1))
    if low is None:
        return Shape(match.span(), kind, rule.name)
    more = kind in _LIST_KINDS and ("余" in match[0] or "多" in match[0])
    return Shape(match.span(), kind, rule.name, low, high, _unit(words.get("unit"), rule), (), more)


@lru_cache(maxsize=4096)
def _bounds(
    low_words: str | None, high_words: str | None, apart: bool, times: int
) -> tuple[Number | None, Number | None]:
    """A figure, or the two ends of a range; the ends share a scale unless the first has a unit of its own."""
    low = numbers.read(low_words) if low_words else None
    if low is None or low_words is None:
        return None, None
    high = numbers.read(high_words) if high_words else None
    if high is None or high_words is None:
        return numbers.number(low * times), None
    if not apart:
        low = _share_scale(low, high, low_words, high_words)
    return numbers.number(low * times), numbers.number(high * times)


def _unit(printed: str | None, rule: Rule) -> str | None:
    unit = printed or rule.sets.get("unit")
    return _UNITS.get(unit, unit) if unit else None


def _share_scale(low: Decimal, high: Decimal, low_words: str, high_words: str) -> Decimal:
    """50-200万元: 50 is 500000 as well, unless it then passes the upper bound (5000-1万元)."""
    if _SCALE.search(low_words) or not (scale := _SCALE.search(high_words)):
        return low
    scaled = low * (numbers.read(scale[0].strip()) or 1)
    return scaled if scaled <= high else low


def _list(hit: Hit) -> Iterator[Shape]:
    scale = numbers.read(hit.get("scale") or "") or 1
    kind: NumeralKind = next(kind for kind in _LIST_KINDS if hit.get(kind))
    members = list(_PARTS.finditer(hit.match.string, *hit.match.span()))
    for member in members:
        value = numbers.read(member[0])
        end = hit.match.end() if member is members[-1] else member.end()
        number = None if value is None else numbers.number(value * scale)
        yield Shape((member.start(), end), kind, hit.rule.name, number, None, hit.get(kind))


def _fraction(hit: Hit) -> Shape:
    low, high = numbers.read(hit.get("low") or ""), numbers.read(hit.get("high") or "")
    value = None if low is None or high is None else numbers.fraction(low, high)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, None if value is None else "1")


def _doubling(hit: Hit) -> Shape:
    """翻一番 is 2 倍, 翻两番 4 倍."""
    times = numbers.read(hit.get("low") or "一")
    value = None if times is None else numbers.number(Decimal(2) ** times)
    return Shape(hit.match.span(), hit.rule.sets["kind"], hit.rule.name, value, None, "倍")


def _dates(words: Mapping[str, str | None]) -> tuple[str, ...]:
    """One date, or two; the second takes the year, and the month, from the first."""
    year, month = words.get("year"), words.get("month")
    first = numbers.iso_date(year, month, words.get("day"))
    year2, month2, day2 = words.get("year2"), words.get("month2"), words.get("day2")
    if not (year2 or month2 or day2):
        return (first,)
    return first, numbers.iso_date(year2 or year, month2 or (month if day2 else None), day2)


def _reached(hit: Hit, folded: str, floor: int, reach: str) -> Span:
    """The span with the words in front that belong to it: 人社部发〔2021〕89号, G60."""
    start, end = hit.match.span()
    if reach == "letters":
        before = _LETTERS.search(folded, max(floor, start - 16), start)
        return (before.start() if before else start, end)
    before = _DOCUMENT_NAME.search(folded, max(floor, start - 18), start)
    if before is None:
        return start, end
    lead = _LEAD.match(before[0])
    name = before.start() + (lead.end() if lead else 0)
    while folded[name] == " ":
        name += 1
    return name, end
