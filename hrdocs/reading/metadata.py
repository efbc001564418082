"""What only the metadata box of a web page says: it fills in where the text is silent, and a finding marks it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from hrdocs import dates, kept
from hrdocs.finding import finding
from hrdocs.grammar import Grammar
from hrdocs.model import Finding, Frame

_BLANKS = kept.pattern(r"\s+")
_NUMBER = kept.pattern(
    r".{1,20}[〔﹝【\[（(]\s*(?:19|20)\d\d\s*[〕﹞】\]）)]\s*第?\s*\d{1,5}\s*号|.{0,20}第\s*\d{1,4}\s*号"
)
_ENDED = kept.pattern("失效|废止|已修改|终止")


def complete(head: Frame, metadata: Mapping[str, str], grammar: Grammar) -> tuple[Frame, list[Finding]]:
    """The frame with what the box adds: `{"文号": "穗府办规〔2021〕7号"}` and no number in the text → that number."""
    if not metadata:
        return head, []
    said: dict[str, tuple[str, str]] = {}
    for name, value in metadata.items():
        key = grammar.table("webpage")["fields"].get(name)
        if key:
            said.setdefault(key, (name, value))
    found: list[Finding] = []

    def take(field: str, key: str, value: object) -> None:
        nonlocal head
        head = replace(head, **{field: value})
        found.append(finding(grammar, "from-metadata", None, None, field=field, name=said[key][0], quote=said[key][1]))

    if head.title is None and "title" in said:
        take("title", "title", said["title"][1])
    number = _number(said.get("document_number", ("", ""))[1])
    if head.document_number is None and number:
        take("document_number", "document_number", number)
    if not head.issuers and "issuer" in said:
        take("issuers", "issuer", (said["issuer"][1],))
    for key in ("issued_on", "published_on"):
        day = dates.read(said[key][1]) if key in said else None
        if head.issued_on is None and day:
            take("issued_on", key, day.isoformat())
    if "status" in said and _ENDED.search(said["status"][1]):
        found.append(finding(grammar, "ended-by-metadata", None, None, name=said["status"][0], quote=said["status"][1]))
    return head, found


def _number(words: str) -> str | None:
    """A document number with folded brackets, None when the box holds something else: 穗府办规[2021] 7号 → 穗府办规〔2021〕7号."""
    words = _BLANKS.sub("", words)
    if not _NUMBER.fullmatch(words):
        return None
    return re.sub(r"[﹝【\[（(](\d{4})[﹞】\]）)]", r"〔\1〕", words)
