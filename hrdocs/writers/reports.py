"""Findings of many notices: as text, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from hrdocs.model import Finding, Notice
from hrdocs.text import Text
from hrdocs.version import __version__

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


class Reported(NamedTuple):
    """One finding with its file, and its line and column counted from 1."""

    path: str
    line: int
    column: int
    finding: Finding


def locate(path: str, notice: Notice, findings: Iterable[Finding]) -> list[Reported]:
    """The findings of a notice with lines and columns of its text."""
    starts = [start for start, _ in Text.of(notice.text if isinstance(notice.text, str) else "").lines()]
    found: list[Reported] = []
    for finding in findings:
        at = finding.span[0] if finding.span else 0
        line = bisect_right(starts, at)
        found.append(Reported(path, line, at - starts[line - 1] + 1, finding))
    return found


def as_text(reported: Sequence[Reported], failures: Sequence[tuple[str, str]]) -> str:
    """One line a finding: path:line:column: severity: message [code]."""
    lines = [
        f"{r.path}:{r.line}:{r.column}: {r.finding.severity}: {r.finding.message} [{r.finding.code}]" for r in reported
    ]
    lines += [f"{path}: error: {reason} [unreadable]" for path, reason in failures]
    return "".join(f"{line}\n" for line in lines)


def as_json(reported: Sequence[Reported], failures: Sequence[tuple[str, str]]) -> str:
    """A list of findings, and of files that could not be read."""
    rows = [
        {
            "path": r.path,
            "line": r.line,
            "column": r.column,
            "code": r.finding.code,
            "severity": r.finding.severity,
            "message": r.finding.message,
            "clause": r.finding.clause,
        }
        for r in reported
    ]
    unreadable = [{"path": path, "reason": reason} for path, reason in failures]
    return orjson.dumps({"findings": rows, "unreadable": unreadable}, option=orjson.OPT_INDENT_2).decode() + "\n"


def as_github(reported: Sequence[Reported], failures: Sequence[tuple[str, str]]) -> str:
    """Workflow commands that GitHub Actions shows as annotations."""
    lines = [
        f"::{_GITHUB[r.finding.severity]} file={_property(r.path)},line={r.line},col={r.column},title={_property(r.finding.code)}::{_data(r.finding.message)}"
        for r in reported
    ]
    lines += [f"::error file={_property(path)},title=unreadable::{_data(reason)}" for path, reason in failures]
    return "".join(f"{line}\n" for line in lines)


def as_sarif(
    reported: Sequence[Reported], failures: Sequence[tuple[str, str]], codes: Mapping[str, Mapping[str, Any]]
) -> str:
    """A SARIF 2.1.0 log with one run; `codes` describes every finding code."""
    used = sorted({r.finding.code for r in reported} | ({"unreadable"} if failures else set()))
    rules = [{"id": code, "shortDescription": {"text": codes.get(code, {}).get("help", code)}} for code in used]
    results = [
        _result(r.finding.code, _LEVELS[r.finding.severity], r.finding.message, r.path, r.line, r.column)
        for r in reported
    ]
    results += [_result("unreadable", "error", reason, path, 1, 1) for path, reason in failures]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "hrdocs", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return orjson.dumps(log, option=orjson.OPT_INDENT_2).decode() + "\n"


def _result(code: str, level: str, message: str, path: str, line: int, column: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": path}, "region": {"startLine": line, "startColumn": column}}
    return {"ruleId": code, "level": level, "message": {"text": message}, "locations": [{"physicalLocation": place}]}


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
