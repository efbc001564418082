"""The `hrdocs` command; also `python -m hrdocs`."""

from __future__ import annotations

import sys
from contextlib import suppress


def main() -> None:
    """Run the command; `--version` and plain calls of `extract` are answered before typer is imported."""
    if sys.argv[1:] == ["--version"]:
        from hrdocs.version import __version__

        with suppress(OSError):  # which the command itself then names
            print(f"hrdocs {__version__}", flush=True)
            return
    if sys.argv[1:2] == ["extract"] and sys.platform != "win32":  # where typer looks for * and ? in the words
        from hrdocs.cli.direct import answer

        answer(sys.argv[2:])
    from hrdocs.cli.app import run

    run()


if __name__ == "__main__":
    main()
