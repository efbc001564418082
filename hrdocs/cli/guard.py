"""How every command ends: what went wrong is one line on standard error and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

from hrdocs.errors import HrdocsError
from hrdocs.writers.files import StandardOutput


def guarded(command: Callable[[], int]) -> int:
    """The exit code of a command: 2 for an error of ours, a closed pipe or a full disk included; 130 when interrupted."""
    StandardOutput.install()
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except HrdocsError as error:
        print(f"hrdocs: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
