"""Coordinated words: 国家级、省级人才市场 are two markets; what the members share is given back to each.

Works on strings, so that it can be read and tested without a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from hrdocs import kept

_QUOTED = kept.pattern(r"“[^“”]*”")
_APPOSITION = kept.pattern(
    r"等?[两二三四五六七八九十\d]+(?:个|种|类|项)(?:[^\d以]{0,8}(?:目标|阶段|类型|层次|级别|档次|等次|方面|环节))?$"
)
_COUNTER = kept.pattern(r"[特一二三四五六七八九十\dA-Z]{1,2}")
_GRADE = kept.pattern(r"[级类型孩档星]$")
_GRADED = kept.pattern(r"[^级类型孩档星]{1,4}[级类型孩档星]{1,2}(?P<noun>.*)")
_LONGEST_MARK = 6
_SHORT = 5
_UNDERGRADUATE = ("本科", "专科", "大专", "中专", "高职")


class Spread(Struct, frozen=True):
    """A list taken apart: `head` before its first member, `tail` behind its last one, the members between."""

    head: str
    members: tuple[str, ...]
    tail: str

    def each(self) -> tuple[str, ...]:
        """Every member with what the list shares: 创建 + (国家级, 省级) + 园区."""
        return tuple(self.head + member + self._tail_of(member) for member in self.members)

    def _tail_of(self, member: str) -> str:
        """学历 for 本科 in 本科、硕士研究生学历: who has no such degree is no 研究生."""
        return self.tail.removeprefix("研究生") if member.endswith(_UNDERGRADUATE) else self.tail


def spread(words: Sequence[str], edges: re.Pattern[str], shared: re.Pattern[str]) -> Spread:
    """Give back what the members of a list share: 获评国家级 | 省级园区 → 获评 (国家级, 省级) 园区.

    `edges` finds the words that end in front of a list (获评, 的, 达); they belong to the head. `shared` finds nouns
    that belong to all members though only the last one prints them (技师、高级技师证书).
    """
    if all(_QUOTED.search(word) for word in words):
        return _of_quotations(words)
    if counted := _of_counters(words):
        return counted
    words = [*_with_shared_nouns(words)[:-1], _APPOSITION.sub("", words[-1])]
    mark = _mark(words)
    last, tail = words[-1], ""
    noun = shared.search(last, 1)
    if mark:
        cut = last.index(mark) + len(mark)
        last, tail = last[:cut], last[cut:]
    elif noun and not any(shared.search(word) for word in words[:-1]):
        last, tail = last[: noun.start()], last[noun.start() :]
    short = all(len(word) <= _SHORT for word in (*words[1:-1], last))
    head = _head(words[0], edges, nearest=short)
    return Spread(head, (words[0][len(head) :], *words[1:-1], last), tail)


def parallel(words: Sequence[str]) -> bool:
    """Whether words are members of one list by their form: 二孩 and 三孩家庭 are, 企业 and 缴清契税 are not."""
    return bool(
        all(_QUOTED.search(word) for word in words) or _of_counters(words) or (_mark(words) and len(_mark(words)) > 0)
    )


def _of_quotations(words: Sequence[str]) -> Spread:
    """实现“小升规” | “规改股”目标 → 实现 (“小升规”, “规改股”) 目标."""
    found = [match for word in words if (match := _QUOTED.search(word))]
    return Spread(
        words[0][: found[0].start()],
        tuple(match[0] for match in found),
        _APPOSITION.sub("", words[-1][found[-1].end() :]),
    )


def _of_counters(words: Sequence[str]) -> Spread | None:
    """获得一 | 二 | 三等奖 → 获得 (一, 二, 三) 等奖."""
    first, last = words[0], words[-1]
    opening = _COUNTER.match(last)
    if not (opening and first and _COUNTER.fullmatch(first[-1]) and all(_COUNTER.fullmatch(w) for w in words[1:-1])):
        return None
    if opening.end() == len(last) or (
        len(words) == 2 and not last[opening.end() :].startswith(("等", "级", "类", "星"))
    ):
        return None
    return Spread(first[:-1], (first[-1], *words[1:-1], opening[0]), last[opening.end() :])


def _with_shared_nouns(words: Sequence[str]) -> list[str]:
    """国家级 | 省级园区 | 省级市场 → 国家级园区 | 省级园区 | 省级市场; a list whose members all lack the noun stays."""
    full = list(words)
    if len(words) > 2:
        for i in range(len(words) - 3, -1, -1):
            grade = _GRADE.search(full[i])
            behind = _GRADED.match(full[i + 1]) if grade else None
            if behind and behind["noun"]:
                full[i] += behind["noun"]
    return full


def _mark(words: Sequence[str]) -> str:
    """The ending that the members share and the last one holds: 级 of 国家级 | 省级园区, 人才 of 领军人才 | 杰出人才."""
    first, last = words[0], words[-1]
    for size in range(min(_LONGEST_MARK, len(first)), 0, -1):
        mark = first[-size:]
        if mark in last and all(word.endswith(mark) for word in words[:-1]) and last != mark:
            return mark if not last.startswith(mark) else ""
    return ""


def _head(first: str, edges: re.Pattern[str], *, nearest: bool) -> str:
    """What stands in front of the first member: up to the nearest edge word, or behind the first run of them."""
    ends = [match.end() for match in edges.finditer(first) if match.end() < len(first)]
    if not ends:
        return ""
    if nearest:
        return first[: ends[-1]]
    match = edges.search(first)
    end = match.end() if match else 0
    while (match := edges.match(first, end)) and match.end() < len(first):
        end = match.end()
    return first[:end]
