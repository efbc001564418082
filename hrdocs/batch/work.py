"""What one worker does: read files, take them from the cache or extract them, hand back JSON or the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hrdocs.batch.cache import Cache
from hrdocs.batch.plan import Task
from hrdocs.batch.remote import is_remote, read
from hrdocs.errors import HrdocsError
from hrdocs.grammar import Grammar, load
from hrdocs.intake import read_file
from hrdocs.pipeline import extract_bytes
from hrdocs.writers.json import dumps


class Settings(NamedTuple):
    """What workers need to know: a user's patterns, and the cache folder (None: no cache)."""

    patterns: Path | None
    cache: Path | None


class Outcome(NamedTuple):
    """One notice done: its name and its JSON with the text; or why it could not be read."""

    name: str
    body: bytes | None
    error: str | None
    cached: bool


def do_chunk(tasks: Sequence[Task], settings: Settings) -> list[Outcome]:
    """Do some tasks one by one; a bad notice is an outcome, not an exception."""
    grammar = load(settings.patterns)
    cache = Cache(settings.cache, grammar.digest) if settings.cache else None
    outcomes = [do_task(task, grammar, cache) for task in tasks]
    grammar.keep()
    return outcomes


def do_task(task: Task, grammar: Grammar, cache: Cache | None) -> Outcome:
    """Read one notice, from the cache where it is there."""
    try:
        data = read(task.path) if is_remote(task.path) else read_file(Path(task.path))
        key = cache.key(data, task.name) if cache else ""
        if cache and (body := cache.get(key)) is not None:
            return Outcome(task.name, body, None, True)
        body = dumps(extract_bytes(data, task.name, grammar), text=True)
    except HrdocsError as error:
        return Outcome(task.name, None, error.reason if error.where in task else str(error), False)
    except (MemoryError, RecursionError) as error:
        return Outcome(task.name, None, f"{type(error).__name__} while it was read", False)
    if cache:
        cache.put(key, body)
    return Outcome(task.name, body, cache.fault if cache else None, False)
