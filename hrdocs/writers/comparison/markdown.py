"""Comparisons as Markdown, for a report or a merge request."""

from __future__ import annotations

from collections.abc import Iterable

from hrdocs.compare.model import Change, Diff, Edit, Matrix, RegionsDiff, VersionsDiff
from hrdocs.model import Clause, Notice
from hrdocs.writers.comparison import wording
from hrdocs.writers.comparison.clauses import by_id, names_of, title_of


def diff_markdown(diff: Diff, left: Notice, right: Notice) -> str:
    """A comparison of two notices."""
    if isinstance(diff, VersionsDiff):
        return _versions(diff, left, right)
    return _regions(diff, left, right)


def _regions(diff: RegionsDiff, left: Notice, right: Notice) -> str:
    names = names_of((left, right))
    ours, theirs = by_id(left), by_id(right)
    parts = [f"# {_safe(names[0])} ⇄ {_safe(names[1])}"]
    parts.append("## 条款对照")
    parts.append(
        _table(
            ("主题", *names, "把握", "共同依据"),
            (
                (
                    match.topic,
                    _titles(match.left, ours),
                    _titles(match.right, theirs),
                    f"{match.score:.0%}",
                    "、".join(match.evidence.words[:6]),
                )
                for match in diff.matches
            ),
        )
    )
    for name, only, clauses in ((names[0], diff.left_only, ours), (names[1], diff.right_only, theirs)):
        if only:
            parts.append(f"## 仅{_safe(name)}有")
            parts.append("\n".join(f"- {one} {_safe(title_of(clauses[one]))}" for one in only))
    parts.append("## 目标")
    parts.append(
        _table(
            ("结论", *names, "说明"),
            (
                (
                    wording.VERDICTS[pair.verdict],
                    wording.target(pair.left),
                    wording.target(pair.right),
                    wording.target_note(pair),
                )
                for pair in diff.targets
            ),
        )
    )
    parts.append("## 奖补")
    parts.append(
        _table(
            ("结论", *names, "说明"),
            (
                (
                    wording.VERDICTS[pair.verdict],
                    wording.incentive(pair.left),
                    wording.incentive(pair.right),
                    wording.incentive_note(pair),
                )
                for pair in diff.incentives
            ),
        )
    )
    parts.append("## 分工")
    parts.append(
        _table(
            ("主题", "系统", "结论", *names),
            wording.duty_rows(diff),
        )
    )
    if diff.uptake:
        parts.append("## 上级措施的采用")
        parts.append(
            _table(
                ("结论", *names),
                (
                    (
                        wording.VERDICTS[one.verdict],
                        f"{one.clause} {one.quote}",
                        "—" if one.verdict == "not-taken-up" else f"{one.local} {one.local_quote}",
                    )
                    for one in diff.uptake
                ),
            )
        )
    return "\n\n".join(parts) + "\n"


def _titles(ids: tuple[str, ...], clauses: dict[str, Clause]) -> str:
    return "；".join(f"{one} {title_of(clauses[one], 24)}" for one in ids)


def _versions(diff: VersionsDiff, left: Notice, right: Notice) -> str:
    ours, theirs = by_id(left), by_id(right)
    changes = [change for change in diff.changes if change.kind != "same"]
    parts = [f"# {_safe(left.source.name)} → {_safe(right.source.name)}"]
    if not changes:
        return parts[0] + "\n\n没有变化。\n"
    parts.append(
        _table(
            ("变化", "旧", "新", "条款", "数字"),
            (
                (
                    wording.KINDS[change.kind],
                    change.left or "—",
                    change.right or "—",
                    _title(change, ours, theirs),
                    "；".join(
                        f"{figure.left.quote if figure.left else '—'} → {figure.right.quote if figure.right else '—'}"
                        for figure in change.figures
                    ),
                )
                for change in changes
            ),
        )
    )
    for change in changes:
        if change.edits:
            parts.append(f"### {_safe(_title(change, ours, theirs))}")
            parts.append("\n".join(f"- {_edit(edit)}" for edit in change.edits))
    return "\n\n".join(parts) + "\n"


def _title(change: Change, ours: dict[str, Clause], theirs: dict[str, Clause]) -> str:
    clause = theirs.get(change.right or "") or ours.get(change.left or "")
    return title_of(clause) if clause else change.right or change.left or ""


def _edit(edit: Edit) -> str:
    taken = f"~~{_safe(edit.left)}~~" if edit.left.strip() else ""
    put = f"**{_safe(edit.right)}**" if edit.right.strip() else ""
    return " → ".join(part for part in (taken, put) if part) or "空白"


def matrix_markdown(matrix: Matrix) -> str:
    """Topics by notices."""
    names = [header.region.name if header.region else header.title or header.name for header in matrix.notices]
    rows = ((row.topic, *("、".join(cell.clauses) or "—" for cell in row.cells)) for row in matrix.rows)
    return f"# {len(names)} 份文件对照\n\n{_table(('主题', *names), rows)}\n"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = [_safe(title) for title in header]
    lines = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    lines += [f"| {' | '.join(_safe(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) if len(lines) > 2 else "无"


def _safe(words: str) -> str:
    """Words that mean themselves in a Markdown table."""
    for sign in ("\\", "|", "*", "_", "~", "<", "`", "[", "#"):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.split())
