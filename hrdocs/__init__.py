"""hrdocs: parser and clause extractor for Chinese government notices (公文).

>>> import hrdocs
>>> notice = hrdocs.extract("corpus/hefei-2024/notice.txt")
>>> notice.region.name
'合肥市'
"""

from __future__ import annotations

from hrdocs.version import __version__

TYPE_CHECKING = False  # as type checkers know it; `typing` would cost more than all of `hrdocs --version`
if TYPE_CHECKING:
    from pathlib import Path

    from hrdocs.compare.model import Diff, Mode
    from hrdocs.errors import HrdocsError
    from hrdocs.evaluation import Evaluation
    from hrdocs.model import Notice

__all__ = ["Diff", "HrdocsError", "Notice", "__version__", "diff", "evaluate", "extract"]

# Imported when first asked for, so that `import hrdocs` costs nothing.
_TYPES = {"Diff": "hrdocs.compare.model", "HrdocsError": "hrdocs.errors", "Notice": "hrdocs.model"}


def __getattr__(name: str) -> object:
    if name in _TYPES:
        from importlib import import_module

        return getattr(import_module(_TYPES[name]), name)
    raise AttributeError(f"module 'hrdocs' has no attribute {name!r}")


def extract(source: str | bytes | Path, *, name: str | None = None, patterns: Path | None = None) -> Notice:
    """Extract everything from a notice: a path (`Path`, or `str` that names a file), its bytes, or its text.

    `patterns` is a folder of your own rules and lexicons, laid on top of the shipped ones. Raises
    `HrdocsError` when the input cannot be read.
    """
    from hrdocs.grammar import load
    from hrdocs.pipeline import extract_bytes

    if isinstance(source, str) and not _names_a_file(source):
        data, name = source.encode("utf-8", "surrogatepass"), name or "<text>"
    elif isinstance(source, bytes):
        data, name = source, name or "<bytes>"
    else:
        from pathlib import Path

        from hrdocs.intake import read_file, shown

        data, name = read_file(Path(source)), name or shown(Path(source).name)
    return extract_bytes(data, name, load(patterns))


def diff(
    left: str | bytes | Path | Notice,
    right: str | bytes | Path | Notice,
    *,
    mode: Mode | None = None,
    against: bool = False,
    patterns: Path | None = None,
) -> Diff:
    """Compare two notices, or two extractions: two regions on one subject, or two states of one notice.

    `against` takes the left one as the higher notice whose measures the right one takes up.
    """
    from hrdocs.compare import compare
    from hrdocs.grammar import load
    from hrdocs.model import Notice

    first, second = (one if isinstance(one, Notice) else extract(one, patterns=patterns) for one in (left, right))
    return compare(first, second, load(patterns), mode=mode, against=against)


def evaluate(folder: str | Path, *, patterns: Path | None = None) -> Evaluation:
    """Compare the extraction of a corpus folder's notice with the folder's hand-made gold."""
    from pathlib import Path

    from hrdocs.evaluation import evaluate_folder, notice_file

    return evaluate_folder(Path(folder), extract(notice_file(Path(folder)), patterns=patterns))


def _names_a_file(source: str) -> bool:
    if len(source) > 1024 or "\n" in source or "\0" in source:
        return False
    from pathlib import Path

    try:
        return Path(source).is_file()
    except OSError:  # a name too long for the file system
        return False
