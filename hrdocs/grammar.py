"""The only loader, checker and compiler of patterns/: rules, fragments, lexicons, tables.

A pattern file holds `[fragments]` and `[[rule]]` entries. In a pattern `$name` stands for a fragment of any file, or for
the word list `patterns/lexicon/name.txt` (of a `name.tsv` the first column). Patterns see folded text (hrdocs.text).

    [[rule]]
    name = "amount.at_most"
    pattern = '(?:最高)?不超过$money'
    sets = { comparator = "le" }
    examples = ["最高不超过300万元", "补贴⟦不超过500万元⟧的部分"]
    counterexamples = ["不超过3个月"]

An example must be matched from end to end, or exactly on the words between ⟦ and ⟧ where it has them; in a
counterexample the pattern must be found nowhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from hrdocs import coded
from hrdocs.errors import PatternError
from hrdocs.kept import Kept, keep_patterns, while_unchanged
from hrdocs.text import fold

_RULE_KEYS = {"name", "pattern", "sets", "examples", "counterexamples", "note"}
_FILE_KEYS = {"fragments", "rule"}
_REFERENCE = re.compile(r"\$([a-z][a-z0-9_]*)")
_LIST = re.compile(r"\\L<(\w+)>")
_NAMED = re.compile(r"\(\?P<\w+>")
T = TypeVar("T")


class Rule:
    """One named pattern with the fields it sets; compiled when first used."""

    def __init__(self, name: str, source: str, grammar: Grammar, entry: Mapping[str, Any], file: str) -> None:
        self.name = name
        self.source = source
        self.file = file
        self.sets: dict[str, Any] = entry.get("sets", {})
        self.examples: tuple[str, ...] = tuple(entry.get("examples", ()))
        self.counterexamples: tuple[str, ...] = tuple(entry.get("counterexamples", ()))
        self.note: str | None = entry.get("note")
        self._grammar = grammar

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern, with fragments and word lists filled in."""
        return self._grammar.compile(self.source, where=f"{self.file}: {self.name}")

    def faults(self) -> Iterator[str]:
        """What its examples say against it, one sentence a fault."""
        for example in self.examples:
            words, start, end = _marked(example)
            if not any(m.span() == (start, end) for m in self.regex.finditer(fold(words))):
                yield f"{self.file}: {self.name}: example not matched: {example}"
        for example in self.counterexamples:
            if match := self.regex.search(fold(example)):
                yield f"{self.file}: {self.name}: counterexample matched at {match.start()}: {example}"
        if not self.examples:
            yield f"{self.file}: {self.name}: no example"


class Hit(Struct, frozen=True, gc=False):
    """A rule that matched: which, and where."""

    rule: Rule
    match: re.Match[str]

    def get(self, group: str) -> str | None:
        """The words of a group, None where the rule has no such group or it took no part."""
        return self.match[group] if group in self.match.re.groupindex else None


class Scanner:
    """Rules of which at each place the first that matches wins.

    One pattern of them all, without the names they give to their parts, tells which one it is; that one then matches.
    """

    def __init__(self, rules: Sequence[Rule], grammar: Grammar, where: str) -> None:
        full = [grammar.expand(rule.source, where=where) for rule in rules]
        parts = (f"{_nameless(source)}(?P<rule_{i}>)" for i, source in enumerate(full))
        self._which = grammar.compile("|".join(parts), where=where, expanded=True)
        self._rules = {f"rule_{i}": (rule, "(?P<" in full[i]) for i, rule in enumerate(rules)}

    def at(self, words: str, place: int, end: int | None = None) -> Hit | None:
        """The first rule that matches at a place within the words up to `end`."""
        end = len(words) if end is None else end
        which = self._which.match(words, place, end)
        return self._hit(which, words, end) if which else None

    def finditer(self, words: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every match within [start, end) from left to right, not overlapping."""
        end = len(words) if end is None else end
        for which in self._which.finditer(words, start, end):
            yield self._hit(which, words, end)

    def _hit(self, which: re.Match[str], words: str, end: int) -> Hit:
        rule, has_parts = self._rules[which.lastgroup or ""]
        return Hit(rule, rule.regex.match(words, which.start(), end) or which if has_parts else which)


def _nameless(pattern: str) -> str:
    """A pattern whose groups have no names, unless it refers back to one."""
    return f"(?:{pattern if '(?P=' in pattern or '(?&' in pattern else _NAMED.sub('(?:', pattern)})"


class Grammar:
    """All rules, fragments, word lists and tables of one or more pattern folders; later folders add and override."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._fragments: dict[str, str] = {}
        self._rules: dict[str, dict[str, Rule]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._tables: dict[str, dict[str, Any]] = {}
        self._lists: dict[str, list[Path]] = {}
        self._scanners: dict[str, Scanner] = {}
        self._derived: dict[str, Any] = {}
        files = [(folder, path) for folder in folders for path in _pattern_files(folder)]
        self.digest = while_unchanged([path for _, path in files], lambda: _digest(files))
        self._kept = Kept(self.digest)
        for folder, path in files:
            self._add(folder, path)

    # -- what stages ask for ------------------------------------------------------------------------------------

    def rules(self, section: str) -> tuple[Rule, ...]:
        """The rules of `patterns/SECTION.toml`, in file order."""
        return tuple(self._rules.get(section, {}).values())

    def rule(self, name: str) -> Rule:
        """The rule of that name."""
        try:
            return self._by_name[name]
        except KeyError:
            raise PatternError(f"there is no rule {name!r}", remedy="see `hrdocs patterns list`") from None

    @cached_property
    def _by_name(self) -> dict[str, Rule]:
        """All rules; of one name in several files the rule of the first file."""
        return {rule.name: rule for rules in reversed(self._rules.values()) for rule in rules.values()}

    def scanner(self, section: str) -> Scanner:
        """The rules of a file as one scanner, compiled once."""
        if section not in self._scanners:
            self._scanners[section] = Scanner(self.rules(section), self, f"patterns/{section}.toml")
        return self._scanners[section]

    def words(self, name: str) -> frozenset[str]:
        """The word list `patterns/lexicon/NAME.txt`, or the first column of `NAME.tsv`, folded."""
        if name in self._lists and name not in self._words:
            self._words[name] = frozenset(fold(row[0]) for row in self.rows(name))
        try:
            return self._words[name]
        except KeyError:
            raise PatternError(f"there is no word list lexicon/{name}.txt") from None

    def table(self, name: str) -> dict[str, Any]:
        """The table `patterns/lexicon/NAME.toml`, as parsed."""
        try:
            return self._tables[name]
        except KeyError:
            raise PatternError(f"there is no table lexicon/{name}.toml") from None

    def rows(self, name: str) -> Iterator[list[str]]:
        """The lines of `patterns/lexicon/NAME.tsv`, cut at tabs: a table too long to be read as TOML at every start."""
        if name not in self._lists:
            raise PatternError(f"there is no list lexicon/{name}.tsv")
        for path in self._lists[name]:
            for line in _read(path).decode("utf-8").splitlines():
                if line and line[0] != "#":
                    yield line.split("\t")

    def derived(self, name: str, make: Callable[[Grammar], T]) -> T:
        """What a stage works out from the grammar once (an index of a lexicon, say), kept for the process."""
        if name not in self._derived:
            self._derived[name] = make(self)
        return self._derived[name]

    def sections(self) -> tuple[str, ...]:
        """Names of all rule files."""
        return tuple(self._rules)

    # -- compiling ----------------------------------------------------------------------------------------------

    def expand(self, source: str, *, where: str, _seen: tuple[str, ...] = ()) -> str:
        """Fill in `$fragments`; a word list becomes a named list of the regex."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in _seen:
                raise PatternError(f"fragment ${name} refers to itself", where=where)
            if name in self._fragments:
                return f"(?:{self.expand(self._fragments[name], where=where, _seen=(*_seen, name))})"
            if name in self._words or name in self._lists:
                return rf"\L<{name}>"
            raise PatternError(f"unknown fragment or word list ${name}", where=where)

        return _REFERENCE.sub(fill, source)

    def compile(
        self,
        source: str,
        *,
        where: str,
        expanded: bool = False,
        lists: Mapping[str, Iterable[str]] | None = None,
    ) -> re.Pattern[str]:
        """Compile a pattern with this grammar's fragments and word lists, or with `lists` taken from its tables."""

        def make() -> coded.Code:
            full = source if expanded else self.expand(source, where=where)
            return coded.code(full, lists or self.lists(full))

        try:
            return self._kept.compiled(source, make)
        except coded.Wrong as error:
            raise PatternError(f"the pattern does not compile: {error}", where=where) from None

    def lists(self, expanded: str) -> dict[str, Any]:
        """The word lists that an expanded pattern names."""
        return {name: self.words(name) for name in set(_LIST.findall(expanded))}

    def found(self, key: str, find: Callable[[], T]) -> T:
        """Something plain that takes time to find out about the patterns, kept for the next run."""
        return self._kept.found(key, find)

    def keep(self) -> None:
        """Keep what was parsed and compiled for the next run; commands call this when they are done."""
        self._kept.write()
        keep_patterns()

    # -- checking -----------------------------------------------------------------------------------------------

    def faults(self) -> list[str]:
        """Check every example of every rule both ways; one line a fault: file, rule, example."""
        return [fault for rules in self._rules.values() for rule in rules.values() for fault in rule.faults()]

    # -- loading ------------------------------------------------------------------------------------------------

    def _add(self, folder: Path, path: Path) -> None:
        name, where = path.stem, path.relative_to(folder).as_posix()
        lexicon = path.parent.name == "lexicon"
        if path.suffix == ".tsv":
            self._lists.setdefault(name, []).append(path)
            return
        if path.suffix == ".txt":
            words = self._kept.found(str(path), lambda: _listed(_read(path)))
            self._words[name] = self._words[name] | words if name in self._words else words
            return
        content = self._kept.found(str(path), lambda: _parse(_read(path), where))
        if lexicon:
            self._tables[name] = {**self._tables.get(name, {}), **content}
            return
        if unknown := set(content) - _FILE_KEYS:
            raise PatternError(f"unknown keys {sorted(unknown)}", where=where, remedy=f"known: {sorted(_FILE_KEYS)}")
        self._fragments.update(content.get("fragments", {}))
        for entry in content.get("rule", ()):
            self._add_rule(name, where, entry)

    def _add_rule(self, section: str, where: str, entry: Mapping[str, Any]) -> None:
        if unknown := set(entry) - _RULE_KEYS:
            raise PatternError(
                f"unknown keys {sorted(unknown)} in a rule", where=where, remedy=f"known: {sorted(_RULE_KEYS)}"
            )
        if not isinstance(entry.get("name"), str) or not isinstance(entry.get("pattern"), str):
            raise PatternError("a rule needs a name and a pattern", where=where)
        rules = self._rules.setdefault(section, {})
        if entry["name"] in rules and rules[entry["name"]].file == where and len(self.folders) == 1:
            raise PatternError(f"two rules are called {entry['name']!r}", where=where)
        rules[entry["name"]] = Rule(entry["name"], entry["pattern"], self, entry, where)


def _digest(files: Sequence[tuple[Path, Path]]) -> str:
    digest = hashlib.sha256()
    for folder, path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + _read(path) + b"\0")
    return digest.hexdigest()[:16]


def _listed(data: bytes) -> frozenset[str]:
    lines = (line.split("#", 1)[0].strip() for line in data.decode("utf-8").splitlines())
    return frozenset(fold(line) for line in lines if line)


def _parse(data: bytes, where: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(f"not valid TOML: {error}", where=where) from None


def _marked(example: str) -> tuple[str, int, int]:
    """An example without its ⟦ ⟧, and the place that must be matched."""
    if "⟦" not in example:
        return example, 0, len(example)
    start = example.index("⟦")
    end = example.index("⟧") - 1
    return example.replace("⟦", "").replace("⟧", ""), start, end


def _pattern_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PatternError(
            "there is no such folder of patterns", where=str(folder), remedy="give a folder of .toml files"
        )
    return sorted([*folder.glob("*.toml"), *folder.glob("lexicon/*.toml"), *folder.glob("lexicon/*.t[sx][tv]")])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PatternError(f"cannot be read: {error.strerror}", where=str(path)) from None


def shipped_patterns() -> Path:
    """The folder of patterns that came with the program: in the wheel, else the checkout of an editable install."""
    package = Path(__file__).parent
    inside = package / "patterns"
    return inside if inside.is_dir() else package.parent / "patterns"


@lru_cache(maxsize=8)
def load(extra: Path | None = None) -> Grammar:
    """The grammar of the shipped patterns, with a user's own folder on top; cached for the process.

    The shipped examples are checked by `hrdocs patterns check` and the tests; a user's folder is checked here.
    """
    if extra is None:
        return Grammar((shipped_patterns(),))
    grammar = Grammar((shipped_patterns(), extra))
    if faults := grammar.faults():
        raise PatternError(
            "; ".join(faults[:5]), remedy=f"{len(faults)} examples fail; see `hrdocs patterns check {extra}`"
        )
    return grammar
