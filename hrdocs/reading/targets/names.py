"""From the words round a figure to the shortest phrase that says what is counted, and the place in it."""

from __future__ import annotations

from msgspec import Struct

from hrdocs.reading.targets.context import Context


class Name(Struct, frozen=True):
    """An indicator, and the place that stood in front of or behind it: 全市机构 → 机构, 全市."""

    words: str
    scope: str | None


def bare(context: Context, words: str, *, front: bool) -> str:
    """The words without asides, attributes, adverbs: 规模大、服务好的龙头企业 → 龙头企业; `front` if a figure is in front."""
    for cut in context.rules.cuts[front]:
        words = cut("", words)
    return words.strip("、，：； ")


def named(context: Context, words: str, *, front: bool) -> Name:
    """The bare indicator and the place in front of it: 本市人力资源服务诚信机构 → 人力资源服务诚信机构, 本市."""
    if place := context.words["bracketed_place"].match(words):
        return Name(bare(context, words[place.end() :], front=front), place[0])
    words = bare(context, words, front=front)
    end = _place_end(context, words)
    return Name(bare(context, words[end:], front=front), words[:end]) if end else Name(words, None)


def _place_end(context: Context, words: str) -> int:
    """Where the place at the beginning of words ends; 0 without one. The notice's own region also by its short name."""
    hit = context.openings.at(words, 0)
    if hit and hit.rule.sets["kind"] in ("place", "local") and hit.match.end() < len(words) - 1:
        return hit.match.end()
    opening = context.places.opening(words)
    if opening is None or opening.end >= len(words) - 1:
        return 0
    return opening.end if not opening.short or opening.place.name == context.region else 0


def covered(context: Context, head: str, words: str) -> Name:
    """What is covered, and where: 助餐服务 + 全省县城 (实现…全覆盖) → 助餐服务, 全省县城; 产业园各县 → 产业园, 各县."""
    head = head.strip()
    if place := context.words["covered_set"].match(words):
        return Name(bare(context, head + words[place.end() :], front=False), place[0])
    tail = context.words["covered_place"].search(words)
    if head and words and not tail and context.words["covered_head"].search(head):
        return Name(bare(context, words, front=False), bare(context, head, front=False))
    if head and tail and tail.start() == 0:
        return Name(bare(context, head, front=False), words.rstrip("的"))
    if tail and tail.start() > 1:
        return Name(bare(context, head + words[: tail.start()], front=False), tail[0])
    return named(context, head + words, front=False)
