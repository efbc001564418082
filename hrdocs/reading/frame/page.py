"""The blocks of a notice by kind, with the words that they print."""

from __future__ import annotations

from collections.abc import Iterator

from hrdocs import kept
from hrdocs.model import Block, BlockKind, Part
from hrdocs.outline import Outline

_LINE = kept.pattern(r"\r\n|\r|\n")
_BREAK = kept.pattern(r"\s*[\r\n]\s*")


class Page:
    """Text and blocks, as the fields of the frame ask for them."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.folded = outline.text.folded
        self.plain = outline.text.plain
        self.blocks = [block for block in outline.blocks if block.kind != "blank"]
        self.main: Part | None = next((part for part in outline.parts if part.kind == "main"), None)
        self.cover: Part | None = next((part for part in outline.parts if part.kind == "cover"), None)
        self.own_parts = {part.id for part in outline.parts if part.kind != "annex"}
        self._by_kind: dict[BlockKind, list[Block]] = {}
        for block in self.blocks:
            if not block.part or block.part in self.own_parts:
                self._by_kind.setdefault(block.kind, []).append(block)
        if not {"signature", "date"} & self._by_kind.keys():
            self._sign_at_the_end()

    def _sign_at_the_end(self) -> None:
        """Where neither letter nor instrument is signed, the signature and date that close the file are theirs."""
        last = self.outline.parts[-1].id if self.outline.parts else None
        closing = [block for block in self.blocks if block.part == last and block.kind in ("signature", "date")]
        if len({block.kind for block in closing}) == 2:
            for block in closing:
                self._by_kind.setdefault(block.kind, []).append(block)

    def of(self, *kinds: BlockKind) -> list[Block]:
        """The blocks of these kinds outside annexes, in text order."""
        found = [block for kind in kinds for block in self._by_kind.get(kind, ())]
        return sorted(found, key=_start) if len(kinds) > 1 else found

    def lines(self, block: Block) -> Iterator[str]:
        """The printed lines of a block that are not empty, without spaces around them."""
        for line in _LINE.split(self.plain[slice(*block.span)]):
            if line := line.strip():
                yield line

    def words(self, block: Block) -> str:
        """The words of a block as they are printed."""
        return self.plain[slice(*block.span)]

    def fold(self, block: Block) -> str:
        """The words of a block as patterns see them."""
        return self.folded[slice(*block.span)]


def _start(block: Block) -> int:
    return block.span[0]


def joined(words: str) -> str:
    """Words over several lines as one line: 关于促进⏎消费的通知 → 关于促进消费的通知."""
    return _BREAK.sub("", words.strip())
