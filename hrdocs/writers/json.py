"""A notice as JSON, field by field as docs/contract.md says."""

from __future__ import annotations

import msgspec
import orjson
from msgspec import UNSET, structs

from hrdocs.model import Notice


def dumps(notice: Notice, *, pretty: bool = False, text: bool = False) -> bytes:
    """One notice as UTF-8 JSON; `text` adds the decoded source."""
    kept = notice if text else structs.replace(notice, text=UNSET)
    if pretty:
        return orjson.dumps(msgspec.to_builtins(kept), option=orjson.OPT_INDENT_2)
    return msgspec.json.encode(kept)
