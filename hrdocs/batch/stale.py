"""Is committed JSON what the notices give today? A sink that compares instead of writing."""

from __future__ import annotations

from pathlib import Path

from hrdocs.writers.json import line_of


class StaleSink:
    """Collects the names whose committed JSON differs, is missing, or belongs to no notice any more."""

    def __init__(self, baseline: Path) -> None:
        self._baseline = baseline
        self._seen: set[Path] = set()
        self.stale: list[tuple[str, str]] = []

    def add(self, name: str, body: bytes) -> None:
        """Compare one notice with its committed JSON."""
        path = self._baseline / f"{name}.json"
        self._seen.add(path)
        try:
            same = path.read_bytes() == line_of(body)
        except OSError:
            self.stale.append((name, "no JSON is committed"))
        else:
            if not same:
                self.stale.append((name, "the committed JSON differs"))

    def close(self) -> None:
        """Look for JSON that belongs to no notice."""
        for path in sorted(self._baseline.rglob("*.json")):
            if path not in self._seen:
                self.stale.append((path.relative_to(self._baseline).as_posix(), "belongs to no notice"))

    def abandon(self) -> None:
        """Nothing was written."""
