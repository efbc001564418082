"""Compiled patterns as code that can be kept in a file, and built from it in a fraction of the time of compiling.

`regex` offers this as pickling. `re` has the same two steps inside, code and engine, but pickles only the text of a pattern;
so its inner modules are asked. Where a Python has them no more, such a pattern is kept as text and compiled at every start.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrdocs.dialect import Spelling


def _inner(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


_sre, _parser, _compiler = map(_inner, ("_sre", "re._parser", "re._compiler"))
_IS_SOUND = sys.version_info >= (3, 11, 5)  # before, possessive groups of `re` went wrong (CPython issue 106052)

_STOPS = 2  # where the head of the code says whether it knows first signs; 0 is no

Code = str | tuple[str, bytes] | tuple[int, bytes | memoryview, int, dict[str, int], tuple[str | None, ...]]


class Wrong(ValueError):
    """Not a pattern."""


class Damaged(ValueError):
    """What was kept is no code of a pattern."""


def code(pattern: str, lists: Mapping[str, Iterable[str]]) -> Code:
    """The code of a pattern: of `re` where `re` can say it, else of `regex`; raises Wrong where neither can."""
    from hrdocs.dialect import Unspeakable, respelled  # not needed where all patterns are kept

    try:
        if not _IS_SOUND:
            return _of_regex(pattern, dict(lists))
        spelling = respelled(pattern, lists.__getitem__)
        return _of_re(spelling) if _sre and _parser and _compiler else re.compile(spelling.text).pattern
    except (Unspeakable, re.error):
        return _of_regex(pattern, dict(lists))


def _of_regex(pattern: str, lists: dict[str, Any]) -> Code:
    import pickle  # seldom needed, and dear to import

    import regex

    try:
        compiled = regex.compile(pattern, regex.V0, ignore_unused=True, **lists)
    except regex.error as error:
        raise Wrong(str(error)) from None
    return regex.__version__, pickle.dumps(compiled, 5)


def _of_re(spelling: Spelling) -> Code:
    tree: Any = _parser.parse(spelling.text)
    flags, groups = tree.state.flags, tree.state.groupdict
    names: list[str | None] = [None] * tree.state.groups
    for name, group in groups.items():
        names[group] = name
    words = _head(tree, flags)
    if spelling.first and words[_STOPS] == 0:
        words = _head(_parser.parse(f"[\0{spelling.first}]"), flags)
    _compiler._compile(words, tree.data, flags)
    words.append(_compiler.SUCCESS)
    return flags, array("I", words).tobytes(), len(names) - 1, dict(groups), tuple(names)


def _head(tree: Any, flags: int) -> list[int]:
    """The head of the code: how short a match can be, and at which first signs a search stops to look, if it is known."""
    words: list[int] = []
    _compiler._compile_info(words, tree, flags)
    return words


def build(pattern: str, kept: Code) -> re.Pattern[str]:
    """The compiled pattern; raises Damaged. Patterns of `re` and `regex` are used alike."""
    try:
        if isinstance(kept, str):
            return re.compile(kept)
        if len(kept) == 2:
            return _from_regex(*kept)
        flags, words, groups, by_name, names = kept
        return _sre.compile(pattern, flags, memoryview(words).cast("I").tolist(), groups, by_name, names)
    except (RuntimeError, TypeError, ValueError) as error:
        raise Damaged(pattern) from error


def _from_regex(version: str, pickled: bytes) -> re.Pattern[str]:
    import pickle

    import regex

    class OnlyPatterns(pickle.Unpickler):
        """Reads pickles of compiled patterns and of nothing else."""

        def find_class(self, module_name: str, global_name: str) -> Any:
            if module_name in ("regex._regex", "_regex") and global_name == "compile":
                return super().find_class(module_name, global_name)
            raise Damaged(f"{module_name}.{global_name} is no compiled pattern")

    if version != regex.__version__:
        raise Damaged(version)
    try:
        return OnlyPatterns(BytesIO(pickled)).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise Damaged(version) from error
