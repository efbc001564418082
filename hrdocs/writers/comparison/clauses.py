"""The clauses of a notice by id, with the words to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hrdocs.model import Clause, Notice


def walk(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """All clauses in document order, parents first."""
    for clause in clauses:
        yield clause
        yield from walk(clause.children)


def by_id(notice: Notice) -> dict[str, Clause]:
    """The clauses of a notice by id."""
    return {clause.id: clause for clause in walk(notice.clauses)}


def title_of(clause: Clause, length: int = 40) -> str:
    """Marker and heading, or the beginning of the text: 2.加强实体经济人力资源支持."""
    words = clause.heading or clause.text
    return f"{clause.marker}{words[:length]}{'…' if len(words) > length else ''}"


def name_of(notice: Notice) -> str:
    """How a notice is called in a table: its place and year, else its file."""
    year = (notice.issued_on or "")[:4]
    place = notice.region.name if notice.region else ""
    return f"{place}{year}" if place else notice.title or notice.source.name


def names_of(notices: Iterable[Notice]) -> list[str]:
    """Names that tell notices apart: place and year, with the file where two would be called the same."""
    found = [(name_of(notice), notice.source.name) for notice in notices]
    called = [name for name, _ in found]
    return [name if called.count(name) == 1 else f"{name} {file}" for name, file in found]
