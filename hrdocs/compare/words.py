"""Words of a stretch of text, for similarity: jieba with our own tables, loaded when a comparison first needs them."""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Any

import regex

_DATA = Path(__file__).parent / "data"
_RUN = regex.compile(r"[\u4e00-\u9fff]+|[A-Za-z][A-Za-z0-9+]*")


def _import_jieba() -> Any:
    """jieba without pkg_resources, which it would ask for its dictionary: 120 ms and a warning, for a file we do not use."""
    known = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # jieba then falls back to opening files
    try:
        import jieba
    finally:
        del sys.modules["pkg_resources"]
        if known is not None:
            sys.modules["pkg_resources"] = known
    return jieba


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """jieba on our own vocabulary: never its shared cache in the temporary folder, which another user could plant."""
    jieba = _import_jieba()
    counts = array("I")
    counts.frombytes((_DATA / "vocabulary.counts").read_bytes())
    if sys.byteorder == "big":
        counts.byteswap()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = dict(zip((_DATA / "vocabulary.txt").read_text("utf-8").split("\n"), counts, strict=True))
    tokenizer.total = sum(counts)
    tokenizer.initialized = True
    return tokenizer


def words(folded: str) -> list[str]:
    """The words of a text in order, without punctuation and figures: 培育龙头企业 → 培育 龙头企业."""
    cut = _tokenizer().lcut
    return [word for run in _RUN.findall(folded) for word in (cut(run, HMM=False) if run[0] > "z" else [run.upper()])]


def terms(folded: str) -> list[str]:
    """What a text is compared by: its words of two characters and more, and every pair of characters: 龙头 头企 企业."""
    found = [word for word in words(folded) if len(word) > 1]
    for run in _RUN.findall(folded):
        if run[0] > "z":
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found


class Background:
    """How common terms are in policy language: counts of paragraphs that hold them."""

    def __init__(self, lines: list[str]) -> None:
        self.paragraphs = int(lines[0])
        self.counts = {term: int(count) for term, _, count in (line.partition(" ") for line in lines[1:])}

    def rarity(self, term: str) -> float:
        """The logarithm of one in how many paragraphs: 推进 is common, 猎头 is rare."""
        return log((self.paragraphs + 1) / (self.counts.get(term, 0) + 1))


@lru_cache(maxsize=1)
def background() -> Background:
    """The shipped table (tools/make_vocabulary.py says how it was made)."""
    return Background((_DATA / "background.txt").read_text("utf-8").splitlines())
