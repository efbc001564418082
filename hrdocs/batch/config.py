"""Settings of `hrdocs check` in a project: `[tool.hrdocs.check]` of pyproject.toml, or `[check]` of hrdocs.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from hrdocs.errors import UsageError
from hrdocs.model import Severity


class CheckConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Which findings are reported, and which make the check fail."""

    fail_on: Severity = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def find_config(start: Path) -> CheckConfig:
    """The settings of the nearest hrdocs.toml or pyproject.toml with our table, upwards from a folder."""
    for folder in (start, *start.parents):
        for name, keys in (("hrdocs.toml", ("check",)), ("pyproject.toml", ("tool", "hrdocs", "check"))):
            path = folder / name
            if path.is_file() and (table := _table(path, keys)) is not None:
                try:
                    return msgspec.convert(table, CheckConfig)
                except msgspec.ValidationError as error:
                    raise UsageError(str(error), where=str(path), remedy="keys: fail-on, select, ignore") from None
    return CheckConfig()


def _table(path: Path, keys: tuple[str, ...]) -> Any:
    try:
        content: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=str(path)) from None
    for key in keys:
        if not isinstance(content, dict) or key not in content:
            return None
        content = content[key]
    return content
