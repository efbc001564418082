"""`hrdocs schema`: the contract as JSON Schema."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the notice contract."""
    from hrdocs.writers.files import write_stdout
    from hrdocs.writers.json import schema_bytes

    write_stdout(schema_bytes())
