"""Who issues a notice: the bodies that its title or head names, else those who signed it."""

from __future__ import annotations

import regex

from hrdocs.grammar import Grammar
from hrdocs.places import Places
from hrdocs.reading.frame.page import Page, joined

_AT_HEAD = 90  # a title names its issuers before 关于, within so many letters
_ENDS = "局委厅室府会部处院社行心"
_SEPARATOR = regex.compile(r"[、，,；;]|\s+")
_LETTERHEAD = regex.compile("(?:文件|令|公告|通告)$")
_SEVERAL = regex.compile(r"等[\d一二三四五六七八九十两]{0,3}[部个]?[门位家]?(?:单位)?\Z")


def read(page: Page, title: str | None, places: Places, grammar: Grammar) -> tuple[str, ...]:
    """The issuing bodies in printed form and order: 某市财政局、某市商务局关于… → 某市财政局, 某市商务局."""
    signed = _signed(page, places, grammar)
    for words in (page.cover.title if page.cover else None, title, _letterhead(page)):
        if found := _named(words or "", places, grammar):
            shortened = bool(_SEVERAL.search(_before_about(words or "", grammar)))
            return signed if shortened and len(signed) > len(found) else found
    return signed or _labelled(page, places, grammar)


def _before_about(words: str, grammar: Grammar) -> str:
    match = grammar.rule("issuer.about").regex.search(words, 0, _AT_HEAD)
    return words[: match.start()].strip() if match else ""


def _named(words: str, places: Places, grammar: Grammar) -> tuple[str, ...]:
    front = _SEVERAL.sub("", _before_about(words, grammar))
    return cut(front, places, grammar) if front else ()


def _letterhead(page: Page) -> str | None:
    """某市人民政府文件 above the number is what 某市人民政府关于 would say in a title."""
    for block in page.of("document_number", "furniture", "other", "title"):
        if page.main and block.span[0] > page.main.span[0] + 600:
            break
        for line in page.lines(block):
            if 5 < len(line) < 40 and (match := _LETTERHEAD.search(line)):
                return line[: match.start()] + "关于"
    return None


def _signed(page: Page, places: Places, grammar: Grammar) -> tuple[str, ...]:
    """All who signed the first part that is signed: the letter, else the instrument."""
    found: dict[str | None, list[str]] = {}
    for block in page.of("signature"):
        bodies = found.setdefault(block.part, [])
        for line in page.lines(block):
            bodies += [body for body in cut(line, places, grammar) if body not in bodies]
    return next((tuple(bodies) for bodies in found.values() if bodies), ())


def _labelled(page: Page, places: Places, grammar: Grammar) -> tuple[str, ...]:
    """发布机构 in the information bar of a web page, where nothing else names the issuer."""
    pattern = grammar.rule("issuer.label").regex
    for block in page.of("furniture"):
        if match := pattern.search(page.folded, *block.span):
            return cut(joined(page.plain[slice(*match.span("body"))]), places, grammar)
    return ()


def cut(words: str, places: Places, grammar: Grammar) -> tuple[str, ...]:
    """Several bodies on one line, at spaces and 、 and where one name ends and the next begins with the same place.

    某市财政局 某市商务局 → two; 某市财政局某市商务局 → two; 市 人 社 局 (spaces from typesetting) → one.
    """
    body, joint = grammar.rule("issuer.body").regex, grammar.rule("issuer.joint").regex
    found: list[str] = []
    for piece in _SEPARATOR.split(_unspaced(words)):
        piece = piece.strip("《》“”（）()：: ")
        for name in (name for part in joint.split(piece) for name in _at_places(part, places)):
            if body.fullmatch(name):
                found.append(name)
            elif found and not body.fullmatch(name):
                return () if len(name) > 30 else tuple(found)
    return tuple(found)


def _unspaced(words: str) -> str:
    """Letters set apart for the look of a line are put together: 市 财 政 局 → 市财政局."""
    pieces = words.split()
    return "".join(pieces) if pieces and max(map(len, pieces)) <= 2 else words


def _at_places(words: str, places: Places) -> list[str]:
    """Cut a run of names where the place that opens it stands again behind the end of a body."""
    opening = places.opening(words.removeprefix("中共"))
    if opening is None:
        return [words]
    place = words.removeprefix("中共")[: opening.end]
    pieces: list[str] = []
    start, at = 0, words.find(place, 1 + words.find(place))
    while at > 0:
        cut_at = at - 2 if words.startswith("中共", at - 2) else at
        if words[cut_at - 1] in _ENDS:
            pieces.append(words[start:cut_at])
            start = cut_at
        at = words.find(place, at + 1)
    return [*pieces, words[start:]]
