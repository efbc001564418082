"""A comparison in the terminal: side by side and in colours, folded to the width; plain text when piped."""

from __future__ import annotations

from rich.console import Console, Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from hrdocs.compare.model import Change, Diff, Edit, Match, Matrix, RegionsDiff, VersionsDiff
from hrdocs.model import Clause, Notice
from hrdocs.writers.comparison import wording
from hrdocs.writers.comparison.clauses import by_id, name_of, title_of
from hrdocs.writers.terminal import console, table

_COLOURS = {
    "same-indicator": "green",
    "both-with-figure": "green",
    "same-role": "green",
    "word-for-word": "green",
    "different-indicator": "yellow",
    "promised-without-figure": "yellow",
    "different-role": "yellow",
    "adapted": "yellow",
    "only-left": "cyan",
    "only-right": "magenta",
    "not-taken-up": "red",
    "changed": "yellow",
    "moved": "cyan",
    "renumbered": "cyan",
    "added": "green",
    "removed": "red",
    "same": "dim",
}


def print_diff(diff: Diff, left: Notice, right: Notice, *, everything: bool = False) -> None:
    """Print a comparison; clauses that did not change are left out of versions unless `everything` is wanted."""
    screen = console()
    if isinstance(diff, VersionsDiff):
        _print_versions(screen, diff, left, right, everything)
    else:
        _print_regions(screen, diff, left, right)


def _print_regions(screen: Console, diff: RegionsDiff, left: Notice, right: Notice) -> None:
    names = escape(name_of(left)), escape(name_of(right))
    ours, theirs = by_id(left), by_id(right)
    grid = table(f"条款对照 {names[0]} ⇄ {names[1]}", "主题", names[0], names[1], "把握", "共同依据")
    for match in diff.matches:
        grid.add_row(
            escape(match.topic),
            _clauses(match.left, ours),
            _clauses(match.right, theirs),
            f"{match.score:.0%}",
            _evidence(match),
        )
    screen.print(grid)
    for title, only, clauses in ((names[0], diff.left_only, ours), (names[1], diff.right_only, theirs)):
        if only:
            screen.print(f"\n[bold]仅{title}有[/bold]")
            for clause in only:
                screen.print(Text(f"  {clause}  {title_of(clauses[clause])}"))
    _print_figures(screen, diff, names)
    _print_duties(screen, diff, names)
    if diff.uptake:
        _print_uptake(screen, diff, names)


def _clauses(ids: tuple[str, ...], clauses: dict[str, Clause]) -> str:
    return "\n".join(escape(f"{clause} {title_of(clauses[clause], 24)}") for clause in ids)


def _evidence(match: Match) -> str:
    also = [f"另涉 {link.left}→{link.right}" for link in match.also]
    return escape(" ".join([*match.evidence.words[:5], *also[:2]]))


def _print_figures(screen: Console, diff: RegionsDiff, names: tuple[str, str]) -> None:
    if diff.targets:
        grid = table("\n目标对照", "结论", names[0], names[1], "说明")
        for pair in diff.targets:
            grid.add_row(
                _verdict(pair.verdict),
                escape(wording.target(pair.left)),
                escape(wording.target(pair.right)),
                escape(wording.target_note(pair)),
            )
        screen.print(grid)
    if diff.incentives:
        grid = table("\n奖补对照", "结论", names[0], names[1], "说明")
        for gift in diff.incentives:
            grid.add_row(
                _verdict(gift.verdict),
                escape(wording.incentive(gift.left)),
                escape(wording.incentive(gift.right)),
                wording.incentive_note(gift),
            )
        screen.print(grid)


def _print_duties(screen: Console, diff: RegionsDiff, names: tuple[str, str]) -> None:
    grid = table("\n分工不同", "主题", "系统", "结论", names[0], names[1])
    for match in diff.matches:
        for pair in match.responsibilities:
            if pair.verdict == "different-role":
                grid.add_row(
                    escape(match.topic),
                    pair.sector,
                    _verdict(pair.verdict),
                    escape(wording.duties(pair.left)),
                    escape(wording.duties(pair.right)),
                )
    if grid.row_count:
        screen.print(grid)


def _print_uptake(screen: Console, diff: RegionsDiff, names: tuple[str, str]) -> None:
    grid = table("\n上级措施的采用", "结论", names[0], names[1])
    for measured in diff.uptake or ():
        local = f"{measured.local} {measured.local_quote}" if measured.verdict != "not-taken-up" else "—"
        grid.add_row(_verdict(measured.verdict), escape(f"{measured.clause} {measured.quote}"), escape(local))
    screen.print(grid)


def _verdict(verdict: str) -> str:
    word = wording.VERDICTS.get(verdict) or wording.KINDS[verdict]
    return f"[{_COLOURS[verdict]}]{word}[/]"


def _print_versions(screen: Console, diff: VersionsDiff, left: Notice, right: Notice, everything: bool) -> None:
    grid = table(
        f"版本对照 {escape(left.source.name)} → {escape(right.source.name)}", "变化", "旧", "新", "内容", "数字"
    )
    ours, theirs = by_id(left), by_id(right)
    for change in diff.changes:
        if change.kind != "same" or everything:
            clause = theirs.get(change.right or "") or ours.get(change.left or "")
            grid.add_row(
                _kind(change), change.left or "", change.right or "", _content(change, clause), _figures(change)
            )
    screen.print(grid if grid.row_count else Text("没有变化"))
    same = sum(change.kind == "same" for change in diff.changes)
    screen.print(f"[dim]未变 {same} 处[/dim]")


def _kind(change: Change) -> str:
    extra = [wording.KINDS[name] for name in ("moved", "renumbered") if getattr(change, name) and change.kind != name]
    return f"{_verdict(change.kind)}{'+' if extra else ''}{'+'.join(extra)}"


def _content(change: Change, clause: Clause | None) -> Group:
    title = Text(title_of(clause) if clause else "")
    return Group(title, *(_edit(edit) for edit in change.edits)) if change.edits else Group(title)


def _edit(edit: Edit) -> Text:
    """Taken out in red and struck through, put in in green; with signs that also stand in plain text."""
    words = Text()
    if edit.left:
        words.append(f"[-{edit.left}-]", style="red strike")
    if edit.right:
        words.append(f"[+{edit.right}+]", style="green")
    return words


def _figures(change: Change) -> str:
    return "\n".join(
        escape(f"{figure.left.quote if figure.left else '—'} → {figure.right.quote if figure.right else '—'}")
        for figure in change.figures
    )


def print_matrix(matrix: Matrix) -> None:
    """Print topics by notices: ids of clauses, or a dash for a gap."""
    screen = console()
    names = [escape(header.region.name if header.region else header.title or header.name) for header in matrix.notices]
    grid: Table = table("主题 × 地区", "主题", *names)
    for row in matrix.rows:
        cells = ["—" if not cell.clauses else "、".join(cell.clauses) for cell in row.cells]
        grid.add_row(escape(row.topic), *cells)
    screen.print(grid)
