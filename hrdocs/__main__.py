"""The `hrdocs` command; also `python -m hrdocs`."""

from __future__ import annotations

import sys
from contextlib import suppress


def main() -> None:
    """Run the command; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from hrdocs.version import __version__

        with suppress(OSError):  # which the command itself then names
            print(f"hrdocs {__version__}", flush=True)
            return
    from hrdocs.cli.app import run

    run()


if __name__ == "__main__":
    main()
