"""Signs that a notice does not print but its file holds: invisible ones, Markdown marks, blanks that came with a scan.

What is dirt is decided on the signs alone, without patterns: the text is cleaned before anything is read in it. A blank
that may separate two words, two bodies or a number and its heading stays.
"""

from __future__ import annotations

from bisect import bisect_right

from hrdocs import kept

_BLANK = r" \t\xa0\u2002-\u200a\u202f\u3000"
_UNSEEN = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\ufeff]"
# `re` looks for one of several signs far faster than for a run of them: [x][x]* is found in a third of the time of [x]+
_INVISIBLE = kept.pattern(f"{_UNSEEN}{_UNSEEN}*")
_HEADING_MARK = kept.pattern(r"(?m:^)[ \t]*(#{1,6}[ \t]+)(?=\S)")
_BOLD_MARK = kept.pattern(r"(\*\*)(?=[^\s*])[^*\n]*(?<=[^\s*])(\*\*)")
_BLANKS = kept.pattern(f"[{_BLANK}][{_BLANK}]*")
_ARTICLE = kept.pattern(rf"第[{_BLANK}]*(?:[0-9０-９一二三四五六七八九十百零〇][{_BLANK}]*){{1,6}}[条章节]")
_ONE_BLANK = kept.pattern(r" (?=[^ ])")
_MEASURES = frozenset("年月日时分号元万亿千百十家个人户名项次场所座条款批期天周岁倍点米公吨亩平方％%")
_BEHIND_MARKERS = tuple(".．、)）")
_BEFORE_YEARS = frozenset("到至自从在于为截和与及后前")
_DIVISIONS = frozenset("条章节款项")
_OFFICES = frozenset("长任席")  # 部　长　陈　某: the name behind an office is a word of its own
_BODIES = frozenset("局厅委部办会院府室组司处队社团")
_WIDE_SIGNS = frozenset("，。、；：！？（）《》“”〔〕【】,;:()")
_SHARE_OF_SCAN = 0.01  # of the Chinese signs stand behind a stray blank, and
_LEAST_OF_SCAN = 15  # so many do, where a text came from a scan
_SIGNATURE = 60  # signs of the longest line that bodies may sign side by side


def dirt(raw: str) -> list[tuple[int, int]]:
    """The stretches that are dirt, in order and apart: in `第 2 3 条` the blanks, in `总　则` the blank."""
    invisible = [match.span() for match in _INVISIBLE.finditer(raw)]
    if not invisible:
        return _visible_dirt(raw)
    seen = _INVISIBLE.sub("", raw)
    edges, taken = [0], [0]  # from which place of `seen` on so many signs are missing
    for start, end in invisible:
        edges.append(start - taken[-1])
        taken.append(taken[-1] + end - start)

    def placed(at: int) -> int:
        return at + taken[bisect_right(edges, at) - 1]

    found = [(placed(start), placed(end - 1) + 1) for start, end in _visible_dirt(seen)]
    return _apart(sorted([*found, *invisible]))


def _visible_dirt(raw: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if "#" in raw:
        found += [match.span(1) for match in _HEADING_MARK.finditer(raw)]
    if "**" in raw:
        found += [match.span(i) for match in _BOLD_MARK.finditer(raw) for i in (1, 2)]
    found += _blanks(raw)
    return _apart(sorted(found)) if found else found


def _blanks(raw: str) -> list[tuple[int, int]]:
    found = [
        (match.start() + blank.start(), match.start() + blank.end())
        for match in _ARTICLE.finditer(raw)
        for blank in _BLANKS.finditer(match[0])
    ]
    scanned = _is_scanned(raw)
    for match in _BLANKS.finditer(raw):
        start, end = match.span()
        if start > 0 and end < len(raw) and _is_stray(raw, start, end, scanned):
            found.append((start, end))
    return found


def _is_stray(raw: str, start: int, end: int, scanned: bool) -> bool:
    """Whether the blanks between two signs separate nothing: `2023 年`, `到 2025`, `总　则`; in a scan `权 益` too."""
    before, after = raw[start - 1], raw[end]
    if before in _DIVISIONS or before in "\r\n|" or after in "\r\n|":
        return False
    if before.isdigit():
        return end - start == 1 and after in _MEASURES and not _opens_line(raw, start)
    han_before, han_after = _is_han(before), _is_han(after)
    if han_before and han_after:
        if _stands_alone(raw, start - 1, end):
            return before not in _OFFICES
        return scanned and end - start == 1 and not (before in _BODIES and _is_short_line(raw, start))
    if han_before and after.isdigit():
        return end - start == 1 and _is_counted(before, raw[end : end + 5])
    return scanned and end - start == 1 and (before in _WIDE_SIGNS or after in _WIDE_SIGNS)


def _is_counted(before: str, digits: str) -> bool:
    """Whether a figure belongs to the word before it: 不少于 10, 到 2025; not 办公厅 2021年 or a name and a telephone."""
    length = next((i for i, sign in enumerate(digits) if not sign.isdigit()), len(digits))
    if digits[length : length + 1] in _BEHIND_MARKERS:
        return False
    return length < 4 or (length == 4 and (before in _BEFORE_YEARS or not digits.startswith(("19", "20"))))


def _is_han(sign: str) -> bool:
    return "㐀" <= sign <= "鿿" or "豈" <= sign <= "\ufaff" or sign == "〇"


def _opens_line(raw: str, end: int) -> bool:
    """Whether nothing but a number stands before a place: `01 支持…` keeps its blank."""
    at = end - 1
    while at >= 0 and end - at < 8 and (raw[at].isdigit() or raw[at] in ".、"):
        at -= 1
    return at < 0 or raw[at] in "\r\n|"


def _stands_alone(raw: str, left: int, right: int) -> bool:
    """Whether single signs stand on both sides, as in letterspaced words: `总 则`, `通 知`, `市 长：`."""
    ahead = raw[left - 1] if left else "\n"
    behind = raw[right + 1] if right + 1 < len(raw) else "\n"
    return ahead.isspace() and (behind.isspace() or behind in "：:（(")


def _is_short_line(raw: str, at: int) -> bool:
    start = max(raw.rfind("\n", 0, at), at - _SIGNATURE) + 1
    end = raw.find("\n", at, start + _SIGNATURE)
    return end >= 0 or len(raw) - start < _SIGNATURE


def _is_scanned(raw: str) -> bool:
    """Whether the text is of the kind that has blanks in the middle of words."""
    least = max(_LEAST_OF_SCAN, _SHARE_OF_SCAN * len(raw))
    if raw.count(" ") < least:
        return False
    stray = sum(
        1
        for match in _ONE_BLANK.finditer(raw, 1)
        if _is_han(raw[match.end()]) and _is_han(raw[match.start() - 1]) and raw[match.start() - 1] not in _DIVISIONS
    )
    return stray >= least


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches put together."""
    found = [spans[0]]
    for start, end in spans[1:]:
        if start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
