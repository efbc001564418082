"""One notice as an HTML page: its text with records marked in colours, the clause tree beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hrdocs.compare.source import text_of
from hrdocs.model import Clause, Notice, Span
from hrdocs.writers import wording
from hrdocs.writers.comparison.clauses import title_of, walk
from hrdocs.writers.comparison.marks import Mark, cut
from hrdocs.writers.comparison.page import render

_NAMES = {"target": "目标", "amount": "金额", "incentive": "奖补", "unit": "责任单位", "citation": "引用"}


def notice_page(notice: Notice) -> str:
    """The page of one notice: hover shows a record, click shows its rule."""
    records = {f"{kind}-{number}": record for number, (kind, _, record) in enumerate(_records(notice))}
    marks = [
        Mark(span, kind, record["title"], f"{kind}-{number}")
        for number, (kind, span, record) in enumerate(_records(notice))
    ]
    region = notice.region.name if notice.region else None
    facts = (region, notice.document_number, "、".join(notice.issuers), notice.issued_on, notice.source.name)
    return render(
        "notice.html.j2",
        title=notice.title or notice.source.name,
        facts=[fact for fact in facts if fact],
        kinds=[(kind, name, sum(mark.kind == kind for mark in marks)) for kind, name in _NAMES.items()],
        tree=[_branch(clause) for clause in notice.clauses],
        passages=sorted(_passages(notice, marks), key=lambda passage: passage["place"]),
        findings=notice.findings,
        records=records,
    )


def _branch(clause: Clause) -> dict[str, Any]:
    return {"id": clause.id, "title": title_of(clause, 24), "children": [_branch(child) for child in clause.children]}


def _passages(notice: Notice, marks: list[Mark]) -> Iterator[dict[str, Any]]:
    """Clauses (heading and text, tail) and the blocks outside them, each with its place in the text."""
    text = text_of(notice)

    def passage(place: int, kind: str, span: Span, **more: Any) -> dict[str, Any]:
        return {
            "place": place,
            "kind": kind,
            "id": "",
            "head": "",
            "depth": 0,
            "pieces": cut(text, span, marks),
            **more,
        }

    for clause in walk(notice.clauses):
        head = f"{clause.marker}{clause.heading or ''}"
        yield passage(clause.span[0], "clause", clause.text_span, id=clause.id, head=head, depth=clause.depth - 1)
        if clause.tail_span:
            yield passage(clause.tail_span[0], "tail", clause.tail_span, depth=clause.depth - 1)
    for block in notice.blocks:
        if block.clause is None and block.kind != "blank":
            yield passage(block.span[0], block.kind, block.span)


def _records(notice: Notice) -> Iterator[tuple[str, Span, dict[str, Any]]]:
    """Every record with its kind, its place and what to say about it."""
    for target in notice.targets:
        said = f"{target.scope or ''}{target.indicator} {wording.quantity(target.quantity)} {wording.deadline(target)}"
        yield (
            "target",
            target.span,
            _card(f"目标 {said}", target.rule, 记录=target.id, 条款=target.clause, 度量=target.measure),
        )
    for amount in notice.amounts:
        said = wording.amount(amount)
        yield (
            "amount",
            amount.span,
            _card(f"金额 {said}", amount.rule, 记录=amount.id, 条款=amount.clause, 用途=amount.role),
        )
    amounts = {amount.id: amount for amount in notice.amounts}
    for gift in notice.incentives:
        tiers = "；".join(f"{tier.condition or ''} {wording.tier_sum(tier, amounts)}" for tier in gift.tiers)
        said = f"{gift.action}：{tiers}"
        yield (
            "incentive",
            gift.span,
            _card(
                f"奖补 {said}",
                gift.rule,
                记录=gift.id,
                条款=gift.clause,
                对象=gift.beneficiary,
                共同条件=gift.common_condition,
            ),
        )
    for duty in notice.responsibilities:
        said = f"{duty.canonical}（{wording.ROLES[duty.role]}）"
        yield "unit", duty.span, _card(f"责任单位 {said}", duty.rule, 记录=duty.id, 条款=duty.clause, 系统=duty.sector)
    for citation in notice.citations:
        said = citation.title or citation.document_number or citation.quote
        yield (
            "citation",
            citation.span,
            _card(
                f"引用 {said}",
                citation.rule,
                文号=citation.document_number,
                发文机关=citation.issuer,
                作用=citation.role,
            ),
        )


def _card(title: str, rule: str, **fields: str | None) -> dict[str, Any]:
    return {
        "title": " ".join(title.split()),
        "fields": [("规则", rule), *((name, value) for name, value in fields.items() if value)],
    }
