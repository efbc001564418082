"""Plain text: the bytes decoded, nothing else."""

from __future__ import annotations

from hrdocs.readers import Reading
from hrdocs.text import decode


def read(data: bytes, name: str) -> Reading:
    """The text of a plain file: `第一条…` in GB18030 → the same words."""
    text, encoding = decode(data, where=name)
    return Reading(text, "text/plain", encoding)
