"""Who issues a notice: the bodies that its title or head names, else those who signed it."""

from __future__ import annotations

from collections.abc import Iterator

from hrdocs import kept
from hrdocs.grammar import Grammar
from hrdocs.places import Places
from hrdocs.reading.frame.head import note_of_issue
from hrdocs.reading.frame.page import Page, joined

_AT_HEAD = 90  # a title names its issuers before 关于, within so many letters
_HEAD = 600  # how far into the main part a letterhead may stand
_SEPARATOR = kept.pattern(r"[、，,；;]|\s+")


def read(page: Page, title: str | None, places: Places, grammar: Grammar) -> tuple[str, ...]:
    """The issuing bodies in printed form and order: 某市财政局、某市商务局关于… → 某市财政局, 某市商务局."""
    several = grammar.rule("issuer.several").regex
    for front in _fronts(page, title, grammar):
        if found := cut(several.sub("", front), places, grammar):
            signed = _signed(page, places, grammar) if several.search(front) else ()
            return signed if len(signed) > len(found) else found
    return _signed(page, places, grammar) or _noted(page, grammar) or _labelled(page, places, grammar)


def _fronts(page: Page, title: str | None, grammar: Grammar) -> Iterator[str]:
    """Where a notice names its issuers first: in the title of the letter, in its own, in the letterhead."""
    yield _front(page.cover.title if page.cover else None, grammar)
    yield _front(title, grammar)
    yield _letterhead(page, grammar)


def _noted(page: Page, grammar: Grammar) -> tuple[str, ...]:
    """The body in the note under the title: 2023年1月30日某市人民政府某府规字〔2023〕1号文发布."""
    if note := note_of_issue(page, grammar):
        issuer = grammar.rule("issuer.noted").regex.search(page.folded, note.end("date"), note.end())
        return (issuer["body"],) if issuer else ()
    return ()


def _front(title: str | None, grammar: Grammar) -> str:
    """What stands in a title before 关于 or 印发."""
    match = grammar.rule("issuer.about").regex.search(title or "", 0, _AT_HEAD)
    return (title or "")[: match.start()].strip() if match else ""


def _letterhead(page: Page, grammar: Grammar) -> str:
    """The body in 某市人民政府文件 above the number."""
    pattern = grammar.rule("issuer.letterhead").regex
    for block in page.of("document_number", "furniture", "other", "title"):
        if page.main and block.span[0] > page.main.span[0] + _HEAD:
            break
        for line in page.lines(block):
            if match := pattern.match(line):
                return match["body"]
    return ""


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
        for name in (name for part in joint.split(piece) for name in _at_places(part, places, grammar)):
            if not body.fullmatch(name):
                return tuple(found)
            found.append(name)
    return tuple(found)


def _unspaced(words: str) -> str:
    """Letters set apart for the look of a line are put together: 市 财 政 局 → 市财政局."""
    pieces = words.split()
    return "".join(pieces) if pieces and max(map(len, pieces)) <= 2 else words


def _at_places(words: str, places: Places, grammar: Grammar) -> list[str]:
    """Cut a run of names where the place that opens it stands again behind the end of a body."""
    ahead = len(words) - len(words.removeprefix("中共"))
    opening = places.opening(words, ahead)
    if opening is None:
        return [words]
    place = words[ahead : opening.end]
    complete = grammar.rule("issuer.end").regex
    pieces: list[str] = []
    start, at = 0, words.find(place, opening.end)
    while at > 0:
        if match := complete.search(words, start, at):
            pieces.append(words[start : match.start()])
            start = match.start()
        at = words.find(place, at + 1)
    return [*pieces, words[start:]]
