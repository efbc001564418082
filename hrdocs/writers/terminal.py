"""A notice in the terminal: header, clause tree, tables. Folded to the terminal's width; plain text when piped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from hrdocs.model import Clause, Notice
from hrdocs.writers import wording

PIPED_WIDTH = 120


def console() -> Console:
    """A console on standard output; when piped it has no colours and a fixed width, so that output is stable."""
    screen = Console(highlight=False)
    return screen if screen.is_terminal else Console(highlight=False, width=PIPED_WIDTH, color_system=None)


def print_notice(notice: Notice, sections: Sequence[str]) -> None:
    """Print the wanted sections: tree, targets, incentives, units, findings."""
    screen = console()
    _print_header(screen, notice)
    if "tree" in sections:
        screen.print(_tree(notice))
    for name, make in (("targets", _targets), ("incentives", _incentives), ("units", _units), ("findings", _findings)):
        if name in sections and (grid := make(notice)).row_count:
            screen.print()
            screen.print(grid)


def print_summary(notices: Sequence[tuple[str, Notice]]) -> None:
    """One row a notice: its title (its name where it prints none), region, and how much of each kind was found."""
    grid = table("", "notice", "region", "clauses", "targets", "amounts", "incentives", "units", "findings")
    for name, notice in notices:
        numbers = (
            sum(1 for _ in _walk(notice.clauses)),
            len(notice.targets),
            len(notice.amounts),
            len(notice.incentives),
            len(notice.responsibilities),
            len(notice.findings),
        )
        grid.add_row(escape(notice.title or name), notice.region.name if notice.region else "", *map(str, numbers))
    console().print(grid)


def _print_header(screen: Console, notice: Notice) -> None:
    screen.print(Text(notice.title or notice.source.name, style="bold"))
    validity = notice.validity
    facts = (
        ("文号", notice.document_number),
        ("发文机关", "、".join(notice.issuers)),
        ("主送机关", "、".join(notice.addressees)),
        ("成文日期", notice.issued_on),
        ("有效期", f"{validity.effective_on or '?'} – {validity.expires_on or '?'}" if validity else None),
        ("规划期", f"{notice.period.start}–{notice.period.end}" if notice.period else None),
        ("地区", f"{notice.region.name} {notice.region.code or ''}".strip() if notice.region else None),
    )
    for name, value in facts:
        if value:
            screen.print(Text.assemble((f"{name} ", "dim"), value))


def _walk(clauses: Sequence[Clause]) -> list[Clause]:
    return [found for clause in clauses for found in (clause, *_walk(clause.children))]


def _tree(notice: Notice) -> Tree:
    """The clause tree; under each clause its targets, sums and units."""
    notes: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
    for target in notice.targets:
        notes[target.clause].append(
            ("green", f"▲ {target.indicator} {wording.quantity(target.quantity)} {wording.deadline(target)}")
        )
    in_targets = {target.span for target in notice.targets}
    for amount in notice.amounts:
        if amount.role != "target" and amount.span not in in_targets:
            notes[amount.clause].append(("yellow", f"¥ {amount.quote} {amount.role} {wording.amount(amount)}"))
    units: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for duty in notice.responsibilities:
        units[duty.clause, wording.ROLES[duty.role]].append(f"{duty.unit}*" if duty.inherited else duty.unit)
    for (clause, role), names in units.items():
        notes[clause].append(("cyan", f"● {role} {'、'.join(names)}"))
    tree = Tree(Text(f"{len(_walk(notice.clauses))} clauses", style="dim"), guide_style="dim")
    for clause in notice.clauses:
        _grow(tree, clause, notes)
    for style, words in notes[None]:
        tree.add(Text(words.strip(), style=style))
    return tree


def _grow(tree: Tree, clause: Clause, notes: dict[str | None, list[tuple[str, str]]]) -> None:
    words = clause.heading or clause.text.strip().split("\n")[0][:40]
    branch = tree.add(Text.assemble((f"{clause.id} ", "dim"), (clause.marker, "bold"), " ", words))
    for style, note in notes[clause.id]:
        branch.add(Text(note.strip(), style=style))
    for child in clause.children:
        _grow(branch, child, notes)


def table(title: str, *columns: str) -> Table:
    """A table in the style of all our tables; long cells are folded."""
    grid = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    return grid


def _targets(notice: Notice) -> Table:
    grid = table("Targets 目标", "indicator", "figure", "by when", "where", "clause")
    for target in notice.targets:
        hope = " 力争" if target.aspirational else ""
        grid.add_row(
            escape(target.indicator),
            wording.quantity(target.quantity) + hope,
            wording.deadline(target),
            ("各" if target.each else "") + (target.scope or ""),
            target.clause or "",
        )
    return grid


def _incentives(notice: Notice) -> Table:
    grid = table("Incentives 奖补", "for what", "who", "sum or rate", "cap", "clause")
    amounts = {amount.id: amount for amount in notice.amounts}
    for gift in notice.incentives:
        for i, tier in enumerate(gift.tiers):
            parts = [part for part in (tier.condition, gift.common_condition if i == 0 else None) if part]
            grid.add_row(
                escape("；".join(parts)),
                escape(gift.beneficiary or "") if i == 0 else "",
                f"{gift.action} {wording.tier_sum(tier, amounts)}",
                wording.caps(gift, amounts) if i == 0 else "",
                gift.clause or "",
            )
    return grid


def _units(notice: Notice) -> Table:
    grid = table("Units 单位", "unit", "role", "sector", "clauses")
    clauses: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for duty in notice.responsibilities:
        clauses[duty.canonical, wording.ROLES[duty.role], duty.sector or ""].append(duty.clause or "—")
    for (unit, role, sector), places in clauses.items():
        grid.add_row(escape(unit), role, sector, " ".join(dict.fromkeys(places)))
    return grid


def _findings(notice: Notice) -> Table:
    grid = table("Findings", "severity", "code", "message", "clause")
    for finding in notice.findings:
        grid.add_row(finding.severity, finding.code, escape(finding.message), finding.clause or "")
    return grid
