"""Two states of one notice: the diff finds exactly the edits that were made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec import structs

import hrdocs
from hrdocs.compare.edits import edits_of
from hrdocs.compare.model import Change, VersionsDiff
from hrdocs.model import Clause, Notice, Quantity
from tests.conftest import extracted

EDITS_A_ROUND = 20
ROUNDS = 10


@dataclass
class Leaf:
    """A clause as the script edits it: sentences with their full stops."""

    name: str
    number: int
    heading: str
    sentences: list[str]
    edits: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    fate: str = "same"


@dataclass
class Section:
    """A heading with its clauses."""

    number: int
    heading: str
    leaves: list[Leaf]


def script(notice: Notice) -> list[Section]:
    """The sections and clauses of a notice, ready to be edited."""
    return [
        Section(
            clause.ordinal,
            clause.heading or "",
            [Leaf(child.id, child.ordinal, child.heading or "", _sentences(child.text)) for child in clause.children],
        )
        for clause in notice.clauses
    ]


def _sentences(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.strip().split("。") if sentence.strip()]


def state(sections: list[Section], name: str) -> Notice:
    """The notice that the sections make: text, clause tree, and the figures read from the text."""
    words: list[str] = []
    clauses: list[Clause] = []

    def put(part: str) -> tuple[int, int]:
        start = sum(map(len, words))
        words.append(part)
        return start, start + len(part)

    for section in sections:
        start, _ = put(f"{section.number}、")
        heading = put(section.heading)
        put("\n")
        children: list[Clause] = []
        for leaf in section.leaves:
            at, _ = put(f"（{leaf.number}）")
            title = put(leaf.heading)
            put("。")
            text = put("".join(leaf.sentences))
            put("\n")
            children.append(
                Clause(
                    f"{section.number}.{leaf.number}", "main", f"（{leaf.number}）", "chinese-paren", leaf.number, 2, "",
                    leaf.heading, "".join(leaf.sentences), (at, text[1]), title, text,
                )
            )  # fmt: skip
        end = sum(map(len, words))
        clauses.append(
            Clause(
                str(section.number), "main", f"{section.number}、", "chinese-comma", section.number, 1, "",
                section.heading, "", (start, end), heading, (heading[1], heading[1]), children=tuple(children),
            )
        )  # fmt: skip
    text = "".join(words)
    read = hrdocs.extract(text, name=name)
    return structs.replace(read, clauses=tuple(clauses), blocks=(), text=text)


class Editor:
    """Makes random edits and remembers them. Sentences beside an edited one stay as they are."""

    def __init__(self, sections: list[Section], chance: random.Random) -> None:
        self.sections = sections
        self.chance = chance
        self.touched: set[tuple[str, int]] = set()
        self.removed: set[str] = set()
        self.added: set[str] = set()
        self.count = 0

    def edit(self) -> None:
        """One random edit that can be made."""
        while not self.chance.choice(
            [
                self.insert,
                self.insert,
                self.delete,
                self.figure,
                self.figure,
                self.figure,
                self.remove,
                self.add,
                self.move,
                self.renumber,
            ]
        )():
            pass
        self.count += 1

    def leaves(self) -> list[Leaf]:
        return [leaf for section in self.sections for leaf in section.leaves]

    def _place(self) -> tuple[Leaf, int] | None:
        leaf = self.chance.choice(self.leaves())
        if leaf.fate != "same" or not leaf.sentences or len(leaf.edits) >= len(leaf.sentences) // 3:
            return None
        at = self.chance.randrange(len(leaf.sentences))
        if any((leaf.name, at + near) in self.touched for near in (-1, 0, 1)):
            return None
        self.touched.add((leaf.name, at))
        return leaf, at

    def insert(self) -> bool:
        """Words before a full stop."""
        if not (place := self._place()):
            return False
        leaf, at = place
        words = f"，另须{''.join(self.chance.sample('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥', 6))}"
        leaf.sentences[at] = leaf.sentences[at][:-1] + words + "。"
        leaf.edits.append((at, "", words))
        return True

    def delete(self) -> bool:
        """A whole sentence."""
        if not (place := self._place()):
            return False
        leaf, at = place
        leaf.edits.append((at, leaf.sentences[at], ""))
        leaf.sentences[at] = ""
        return True

    def figure(self) -> bool:
        """Another number in front of its unit."""
        if not (place := self._place()):
            return False
        leaf, at = place
        for unit in ("亿元", "万元", "万户", "%", "户", "家", "个", "人"):
            before, found, after = leaf.sentences[at].partition(unit)
            digits = before[len(before.rstrip("0123456789")) :]
            if found and digits and before[-len(digits) - 1 : -len(digits)] not in (" ", ".", "-"):
                other = str(int(digits) + self.chance.randrange(1, 9) * 10 ** len(digits))
                leaf.sentences[at] = before[: -len(digits)] + other + unit + after
                leaf.edits.append((at, digits, other))
                return True
        return False

    def remove(self) -> bool:
        """A whole clause."""
        section = self.chance.choice(self.sections)
        whole = [leaf for leaf in section.leaves if not leaf.edits and leaf.fate == "same"]
        if len(whole) < 3:
            return False
        leaf = self.chance.choice(whole)
        section.leaves.remove(leaf)
        self.removed.add(leaf.name)
        return True

    def add(self) -> bool:
        """A new clause at the end of a section, with words of its own."""
        section = self.chance.choice(self.sections)
        signs = "".join(self.chance.sample("金木水火土风雷山泽日月星云雨雪霜露春夏秋冬", 12))
        number = 200 + self.count
        section.leaves.append(
            Leaf(f"new{self.count}", number, f"新设{signs[:4]}", [f"{signs[4:]}{signs[::-1]}。"], fate="added")
        )
        self.added.add(f"{section.number}.{number}")
        return True

    def move(self) -> bool:
        """A clause to the end of another section; it keeps its number."""
        source, target = self.chance.sample(self.sections, 2)
        whole = [leaf for leaf in source.leaves if not leaf.edits and leaf.fate == "same"]
        if len(whole) < 2:
            return False
        leaf = self.chance.choice(whole)
        source.leaves.remove(leaf)
        target.leaves.append(leaf)
        leaf.fate = "moved"
        return True

    def renumber(self) -> bool:
        """Another number, the same place."""
        leaf = self.chance.choice(self.leaves())
        if leaf.edits or leaf.fate != "same":
            return False
        leaf.number += 100
        leaf.fate = "renumbered"
        return True


def expected(editor: Editor) -> set[tuple[object, ...]]:
    """What the diff must say: the fate of every clause that did not stay the same, with its edits in order."""
    found: set[tuple[object, ...]] = {("removed", name, None, ()) for name in editor.removed}
    for section in editor.sections:
        for leaf in section.leaves:
            place = f"{section.number}.{leaf.number}"
            if leaf.fate == "added":
                found.add(("added", None, place, ()))
            elif leaf.edits:
                found.add(("changed", leaf.name, place, tuple((old, new) for _, old, new in sorted(leaf.edits))))
            elif leaf.fate != "same":
                found.add((leaf.fate, leaf.name, place, ()))
    return found


def said(diff: VersionsDiff) -> set[tuple[object, ...]]:
    return {
        (change.kind, change.left, change.right, tuple((edit.left, edit.right) for edit in change.edits))
        for change in diff.changes
        if change.kind != "same"
    }


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_exactly_the_edits_made(round_: int) -> None:
    """Ten rounds of twenty random edits: insertions, deletions, figures, clauses removed, added, moved, renumbered."""
    before = script(extracted("sichuan-2023"))
    old = state(before, "old")
    editor = Editor(before, random.Random(round_))
    for _ in range(EDITS_A_ROUND):
        editor.edit()
    diff = hrdocs.diff(old, state(editor.sections, "new"), mode="versions")
    assert isinstance(diff, VersionsDiff)
    assert said(diff) == expected(editor)
    changed = {(old, new) for leaf in editor.leaves() for _, old, new in leaf.edits if new.isdigit()}
    for digits, other in changed:
        assert any(_figure(change, digits, other) for change in diff.changes), (digits, other)


def _figure(change: Change, digits: str, other: str) -> bool:
    def prints(quantity: Quantity | None, number: str) -> bool:
        return quantity is not None and number in quantity.quote

    return any(prints(figure.left, digits) and prints(figure.right, other) for figure in change.figures)


def test_a_notice_does_not_differ_from_itself(folder: Path) -> None:
    notice = extracted(folder.name)
    diff = hrdocs.diff(notice, notice)
    assert isinstance(diff, VersionsDiff)
    assert {change.kind for change in diff.changes} == {"same"}
    assert [change.left for change in diff.changes] == [change.right for change in diff.changes]


def test_changed_sum_is_pulled_out() -> None:
    old = "一、支持措施\n（一）加强奖励。对通过认定的企业，给予最高20万元奖励。\n（二）加强服务。定期走访企业，解决困难。\n"
    diff = hrdocs.diff(old, old.replace("20万元", "30万元"))
    assert isinstance(diff, VersionsDiff)
    (change,) = [change for change in diff.changes if change.kind == "changed"]
    (figure,) = change.figures
    assert figure.left and figure.right
    assert (figure.left.value, figure.right.value) == (200000, 300000)


def _edits(old: str, new: str) -> Iterator[tuple[str, str]]:
    return ((edit.left, edit.right) for edit in edits_of(old, [(0, len(old))], new, [(0, len(new))]))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("支持甲类。支持乙类。支持丙类。", "支持甲类。支持丙类。", [("支持乙类。", "")]),
        ("给予20万元奖励", "给予30万元奖励", [("20", "30")]),
        ("给予奖励", "给予一次性奖励", [("", "一次性")]),
        ("奖励企业", "奖励企业", []),
        ("", "奖励", [("", "奖励")]),
    ],
)
def test_edits_fall_on_words_and_sentences(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    assert list(_edits(old, new)) == wanted
