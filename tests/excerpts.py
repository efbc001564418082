"""The excerpts of real output in the READMEs: `make accept` writes them anew, a test compares them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hrdocs.writers.json import dumps
from tests.conftest import ROOT, extracted

PAGES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
WIDTH = 110
_EXCERPT = re.compile(
    r"(?P<head><!-- excerpt: (?P<name>\S+) (?P<kind>\S+) (?P<clause>\S+) -->\n```json\n).*?\n?```", re.DOTALL
)


def rewritten(page: str) -> str:
    """A page with every excerpt as the program prints it now."""
    return _EXCERPT.sub(lambda match: f"{match['head']}{_record(match)}\n```", page)


def _record(match: re.Match[str]) -> str:
    document = json.loads(dumps(extracted(match["name"])))
    return _laid_out(next(r for r in document[match["kind"]] if r["clause"] == match["clause"]), 0)


def _laid_out(value: Any, indent: int) -> str:
    """JSON for people: what fits on a line stays on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list):
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        members = [f"{pad}{json.dumps(key)}: {_laid_out(each, indent + 2)}" for key, each in value.items()]
    else:
        members = [f"{pad}{_laid_out(each, indent + 2)}" for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n" + ",\n".join(members) + f"\n{' ' * indent}{closing}"


def refresh(page: Path) -> bool:
    """Write a page's excerpts anew; whether anything changed."""
    before = page.read_text("utf-8")
    after = rewritten(before)
    page.write_text(after, "utf-8")
    return before != after
