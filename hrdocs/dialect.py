"""Patterns respelled for `re`, the engine of CPython: several times as fast as `regex` where it can say the same.

`regex` knows word lists, classes of Unicode and looking back over any width. Respelled, a word list is a tree of its words
(trie), a class its ranges, a look back one of fixed width for each width there is; and a choice is entered only where one
of its first signs stands. What cannot be respelled so (`(?r)`, `(?&name)`, a name given twice …) is left to `regex`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<list>\\L<(?P<name>\w+)>)
      | (?P<sign>\\p\{(?P<class>\w+)\} | \\. | \[(?P<body>\^?\]?(?:\\p\{\w+\}|\\.|[^\]\\])*)\] | \.)
      | (?P<backward>\(\?P=\w+\))
      | (?P<open>\((?:\?(?:P<\w+>|<[=!]|[=!:>]|[a-z]:))?)(?!\?)
      | (?P<repeat>[*+?][+?]?|\{(?:\d+(?:,\d*)?|,\d+)\}[+?]?)
      | (?P<bar>\|)
      | (?P<close>\))
      | (?P<edge>[\^$])
      | (?P<literal>[^*+?{(\[\\])""",
    re.VERBOSE | re.DOTALL,
)
_CLASS = re.compile(r"\\p\{(\w+)\}")
_EDGES = frozenset((r"\A", r"\Z", r"\b", r"\B"))
_KNOWN = frozenset("dDsSwWnrtfv")
_GUARDED = 8  # a choice of so many or more is worth a look at the sign that stands there
_WIDTHS = 48  # in how many widths a look back may be spelled
_LONGEST = 6000  # how long the spelling of one width may grow


class Unspeakable(ValueError):
    """`re` cannot say this pattern."""


class _Piece(NamedTuple):
    """A part of a pattern: its spelling; the signs it may begin with (a class body, None for any); whether it may be
    empty; and, for looking back, its spelling in each width it may have (None where it has no bound, or a group)."""

    text: str
    first: str | None
    empty: bool
    widths: dict[int, str] | None


class Spelling(NamedTuple):
    """A pattern in the words of `re`, and the signs a match may begin with (the inside of a class, None for any)."""

    text: str
    first: str | None


def respelled(pattern: str, words: Callable[[str], Iterable[str]]) -> Spelling:
    """A pattern of `regex` in the words of `re`; raises Unspeakable. `words` gives the word list of a name."""
    parser = _Parser(pattern, words)
    piece = parser.choice()
    if parser.ahead() is not None:
        raise Unspeakable(pattern)
    return Spelling(piece.text, None if piece.empty else piece.first)


class _Parser:
    """One pattern, read from left to right."""

    def __init__(self, pattern: str, words: Callable[[str], Iterable[str]]) -> None:
        self._pattern = pattern
        self._words = words
        self._at = 0

    def ahead(self) -> re.Match[str] | None:
        """The next token, None at the end."""
        if self._at == len(self._pattern):
            return None
        token = _TOKEN.match(self._pattern, self._at)
        if token is None:
            raise Unspeakable(self._pattern[self._at :])
        return token

    def choice(self) -> _Piece:
        """Everything up to the closing bracket, or the end."""
        options = [self._sequence()]
        while (token := self.ahead()) and token.lastgroup == "bar":
            self._at = token.end()
            options.append(self._sequence())
        return _either(options)

    def _sequence(self) -> _Piece:
        pieces: list[_Piece] = []
        while (token := self.ahead()) and token.lastgroup not in ("bar", "close"):
            self._at = token.end()
            if token.lastgroup != "repeat":
                pieces.append(self._piece(token))
            elif pieces:
                pieces[-1] = _repeated(pieces[-1], token[0])
            else:
                raise Unspeakable(self._pattern)
        return _joined(pieces)

    def _piece(self, token: re.Match[str]) -> _Piece:
        match token.lastgroup:
            case "list":
                tree = _tree(sorted(set(self._words(token["name"]))))
                return tree._replace(text=f"(?:{tree.text})")
            case "open":
                return self._group(token[0])
            case "edge":
                return _Piece(token[0], "", True, {0: token[0]})
            case "backward":
                return _Piece(token[0], None, True, None)
            case "sign":
                return _sign(token)
            case _:
                return _literal(token[0])

    def _group(self, opening: str) -> _Piece:
        inside = self.choice()
        token = self.ahead()
        if token is None or token.lastgroup != "close":
            raise Unspeakable(self._pattern)
        self._at = token.end()
        if opening in ("(?<=", "(?<!"):
            return _looking_back(inside, opening)
        text = f"{opening}{inside.text})"
        if opening in ("(?=", "(?!"):
            return _Piece(text, "", True, {0: text})
        return _Piece(text, inside.first, inside.empty, inside.widths if opening in ("(?:", "(?>") else None)


def _literal(sign: str) -> _Piece:
    text = re.escape(sign)
    return _Piece(text, text, False, {1: text})


def _sign(token: re.Match[str]) -> _Piece:
    text, body = token[0], token["body"]
    if text in _EDGES:
        return _Piece(text, "", True, {0: text})
    if body is not None:
        body = _body(body)
        return _Piece(f"[{body}]", None if body[0] == "^" else body, False, {1: f"[{body}]"})
    if token["class"]:
        body = _body(text)
        return _Piece(f"[{body}]", body, False, {1: f"[{body}]"})
    if text == ".":
        return _Piece(text, None, False, {1: text})
    if text[1].isalnum() and text[1] not in _KNOWN:
        raise Unspeakable(text)
    return _Piece(text, text, False, {1: text})


def _body(body: str) -> str:
    """The inside of a class with its Unicode classes as ranges; safe to be put beside another."""
    body = _CLASS.sub(lambda match: _ranges(match[0]), body)
    negated = "^" if body.startswith("^") else ""
    body = body.removeprefix("^")
    if body[0] in "]-[":
        body = "\\" + body
    if body[-1] == "-" and body[-2:-1] != "\\":
        body = body[:-1] + r"\-"
    return negated + body


@cache
def _ranges(unicode_class: str) -> str:
    r"""The signs of a class as ranges: \p{Nd} is 0-9٠-٩ and so on."""
    import regex  # which knows them

    signs = "".join(map(chr, range(sys.maxunicode + 1)))
    runs = (match.span() for match in regex.finditer(f"{unicode_class}++", signs))
    return "".join(f"\\U{start:08x}-\\U{end - 1:08x}" for start, end in runs)


def _joined(pieces: Sequence[_Piece]) -> _Piece:
    """One piece after the other."""
    first: str | None = ""
    for piece in pieces:
        first = None if first is None or piece.first is None else first + piece.first
        if not piece.empty:
            break
    widths: dict[int, str] | None = {0: ""}
    for piece in pieces:
        widths = _one_after_the_other(widths, piece.widths)
    return _Piece("".join(piece.text for piece in pieces), first, all(p.empty for p in pieces), widths)


def _either(options: Sequence[_Piece]) -> _Piece:
    """One of several, looked at only where a first sign of one of them stands."""
    if len(options) == 1:
        return options[0]
    text = "|".join(option.text for option in options)
    first = None
    if all(option.first is not None for option in options):
        first = "".join(dict.fromkeys(option.first or "" for option in options))
    empty = any(option.empty for option in options)
    if first and not empty and len(options) >= _GUARDED:
        text = f"(?=[{first}])(?:{text})"
    return _Piece(text, first, empty, _any_of([option.widths for option in options]))


def _repeated(piece: _Piece, sign: str) -> _Piece:
    """A piece as often as a quantifier says."""
    low, high = _times(sign)
    widths: dict[int, str] | None = None
    if piece.widths is not None and len(piece.widths) == 1 and high is not None and high < _WIDTHS:
        (width, text), counts = next(iter(piece.widths.items())), range(low, high + 1)
        widths = {width * count: f"(?:{text}){{{count}}}" if count else "" for count in counts}
    elif piece.widths is not None and (low, high) == (0, 1):
        widths = {0: "", **piece.widths}
    return _Piece(piece.text + sign, piece.first, piece.empty or low == 0, widths)


def _times(sign: str) -> tuple[int, int | None]:
    if sign[0] != "{":
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign[0]]
    low, comma, high = sign.rstrip("+?")[1:-1].partition(",")
    return int(low or 0), (int(high) if high else None) if comma else int(low)


def _tree(words: Sequence[str]) -> _Piece:
    """Sorted words as a tree: 市, 市场, 市场监管 is 市(?:场(?:监管)?)?; of words that begin alike the longer one is tried first."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    options = [
        _literal(sign) if rest == [""] else _joined([_literal(sign), _tree(rest)]) for sign, rest in branches.items()
    ]
    if not options:
        raise Unspeakable("an empty word list")
    tree = _either(options)
    if len(options) > 1 or words[0] == "":
        tree = tree._replace(text=f"(?:{tree.text})")
    if words[0] == "":
        return _repeated(tree, "?")
    widths: dict[int, list[str]] = {}
    for word in words:
        widths.setdefault(len(word), []).append(re.escape(word))
    return tree._replace(widths={width: f"(?:{'|'.join(alike)})" for width, alike in widths.items()})


def _one_after_the_other(before: dict[int, str] | None, after: dict[int, str] | None) -> dict[int, str] | None:
    """The spellings of two pieces in a row, by width."""
    if before is None or after is None:
        return None
    rows: dict[int, list[str]] = {}
    for width, text in before.items():
        for more, behind in after.items():
            rows.setdefault(width + more, []).append(text + behind)
    return _within_bounds(rows)


def _any_of(options: Sequence[dict[int, str] | None]) -> dict[int, str] | None:
    """The spellings of a choice, by width."""
    rows: dict[int, list[str]] = {}
    for option in options:
        if option is None:
            return None
        for width, text in option.items():
            rows.setdefault(width, []).append(text)
    return _within_bounds(rows)


def _within_bounds(rows: dict[int, list[str]]) -> dict[int, str] | None:
    widths = {width: texts[0] if len(texts) == 1 else f"(?:{'|'.join(texts)})" for width, texts in rows.items()}
    return widths if len(widths) <= _WIDTHS and all(len(text) <= _LONGEST for text in widths.values()) else None


def _looking_back(inside: _Piece, opening: str) -> _Piece:
    """(?<=A|BC) as (?:(?<=A)|(?<=BC)), (?<!A|BC) as (?<!A)(?<!BC)."""
    if inside.widths is None:
        raise Unspeakable(opening + inside.text)
    looks = [f"{opening}{text})" for text in inside.widths.values()]
    if opening == "(?<!" or len(looks) == 1:
        text = "".join(looks)
    else:
        text = f"(?:{'|'.join(looks)})"
    return _Piece(text, "", True, {0: text})
