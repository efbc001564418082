"""`hrdocs formats`: which kinds of file can be read here, and what the others need."""

from __future__ import annotations


def formats() -> None:
    """List the kinds of file (格式) that notices are read from, and what is missing for the others."""
    from hrdocs.readers import FORMATS
    from hrdocs.writers.files import write_stdout

    lines = [
        f"{'missing' if (missing := entry.missing()) else 'ready':8}{entry.media_type:74}{entry.label}"
        + (f": {missing}" if missing else "")
        for entry in FORMATS
    ]
    write_stdout("".join(f"{line}\n" for line in lines).encode())
