"""Make the word tables that `hrdocs diff` stands on (hrdocs/compare/data/); run by hand, the result is committed.

    python tools/make_vocabulary.py FOLDER_OF_TEXTS

`vocabulary.txt` and `vocabulary.counts` hold jieba's own dictionary (MIT licence) in the form in which jieba keeps it in
memory: every Chinese word that jieba has seen five times or more, its beginnings, and their frequencies. `background.txt`
says how common a term is in policy language: in how many of the paragraphs of the texts in the folder (public notices)
each word and each pair of characters stands. Counts only: no sentence of a text goes into the table.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "hrdocs" / "compare" / "data"
LEAST_FREQUENCY = 5
LEAST_PARAGRAPHS = 3
SHORTEST_PARAGRAPH = 20
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,6}")


def make_vocabulary() -> None:
    """Write jieba's dictionary, reduced, as sorted keys and their frequencies (0 for the beginning of a word)."""
    import jieba

    frequencies: dict[str, int] = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        if _CHINESE.fullmatch(word) and (len(word) == 1 or int(frequency) >= LEAST_FREQUENCY):
            frequencies[word] = int(frequency)
    beginnings = {word[:length] for word in frequencies for length in range(1, len(word))}
    keys = sorted(beginnings | frequencies.keys())
    counts = array("I", (frequencies.get(key, 0) for key in keys))
    if sys.byteorder == "big":
        counts.byteswap()
    (DATA / "vocabulary.txt").write_text("\n".join(keys), "utf-8")
    (DATA / "vocabulary.counts").write_bytes(counts.tobytes())


def make_background(folder: Path) -> None:
    """Count in how many paragraphs of the folder's texts each term stands."""
    from hrdocs.compare.words import terms
    from hrdocs.text import decode, fold

    counts: Counter[str] = Counter()
    paragraphs = 0
    for path in sorted(folder.glob("*.txt")):
        words, _ = decode(path.read_bytes())
        for paragraph in {line for line in fold(words).splitlines() if len(line) >= SHORTEST_PARAGRAPH}:
            paragraphs += 1
            counts.update(set(terms(paragraph)))
    kept = sorted((term, count) for term, count in counts.items() if count >= LEAST_PARAGRAPHS)
    lines = [str(paragraphs), *(f"{term} {count}" for term, count in kept)]
    (DATA / "background.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    make_vocabulary()
    make_background(Path(sys.argv[1]))
