"""What every sink is, and how one fills a hidden neighbour of its target until it is complete."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Protocol

from hrdocs.writers.files import output_error


class Sink(Protocol):
    """Takes notices in order, each as its JSON with the text."""

    def add(self, name: str, body: bytes) -> None:
        """Take one notice under its name in the batch."""
        ...

    def close(self) -> None:
        """Finish: everything appears under its final name."""
        ...

    def abandon(self) -> None:
        """Stop without finishing: nothing is left behind."""
        ...


class Beside:
    """A sink that fills a hidden neighbour of its target and moves it there when it is complete."""

    def __init__(self, target: Path, *, folder: bool) -> None:
        self.target = target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.room = Path(tempfile.mkdtemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent))
        except OSError as error:
            raise output_error(error, str(target)) from None
        self.beside = self.room / target.name
        if folder:
            self.beside.mkdir()

    def move(self) -> None:
        """Move what is complete to its final place."""
        try:
            if self.beside.is_dir():
                self.target.mkdir(exist_ok=True)
                for path in sorted(self.beside.iterdir()):
                    path.replace(self.target / path.name)
            else:
                self.beside.replace(self.target)
        except OSError as error:
            raise output_error(error, str(self.target)) from None
        finally:
            shutil.rmtree(self.room, ignore_errors=True)

    def abandon(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.room, ignore_errors=True)
