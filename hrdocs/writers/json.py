"""A notice as JSON, field by field as docs/contract.md says."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, Struct, structs

from hrdocs.model import Finding, Notice


def dumps(notice: Notice, *, pretty: bool = False, text: bool = False) -> bytes:
    """One notice as UTF-8 JSON; `text` adds the decoded source."""
    kept = notice if text else structs.replace(notice, text=UNSET)
    return record_bytes(kept, pretty=pretty)


def record_bytes(record: Struct, *, pretty: bool = False) -> bytes:
    """Any record of ours as UTF-8 JSON; `pretty` for people."""
    data = msgspec.json.encode(record)
    return msgspec.json.format(data, indent=2) if pretty else data


def schema_bytes() -> bytes:
    """The JSON Schema (draft 2020-12) of a notice, made from the model."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hrdocs:notice:1",
        "title": "hrdocs notice, version 1",
        **msgspec.json.schema(Notice),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def line_of(body: bytes) -> bytes:
    """The line that files hold of a notice's JSON: without its source, which is the last member; no string can hold `,"text":"` with bare quotes."""
    return body[: body.rindex(b',"text":"')] + b"}\n"


class _Found(Struct):
    findings: list[Finding]


def findings_of(body: bytes) -> list[Finding]:
    """The findings in a notice's JSON; nothing else is decoded."""
    return msgspec.json.decode(body, type=_Found).findings


def loads(data: bytes) -> Notice:
    """A notice from its JSON; strict: unknown or missing fields are an error."""
    return msgspec.json.decode(data, type=Notice)
