"""Which indicator is to reach which figure by when and where. docs/reading-a-sentence.md tells how a sentence is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrdocs.grammar import Grammar
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Finding, Frame, Target
from hrdocs.outline import Outline, Sentence
from hrdocs.reading.targets.above import Above
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.figures import Measures, measures
from hrdocs.reading.targets.goal import Goal
from hrdocs.reading.targets.statement import Statement


def read(
    outline: Outline, frame: Frame, ledger: Ledger, amounts: Sequence[Amount], grammar: Grammar
) -> tuple[list[Target], list[Finding]]:
    """The targets in text order, and the breakdowns that do not add up; claims the figures used.

    `到2025年，全市机构达1600家以上` → 机构, scope 全市, ge 1600 家, deadline 2025.
    """
    context = Context(outline, frame, ledger, amounts, grammar)
    figures = measures(context)
    above = Above(context)
    goals: list[Goal] = []
    findings: list[Finding] = []
    for sentence in _candidates(context, figures):
        if above.precludes(sentence):
            continue
        statement = Statement(context, above, figures, sentence)
        statement.read()
        goals += statement.goals
        findings += statement.findings
    return _numbered(goals, context), findings


def _candidates(context: Context, figures: Measures) -> Iterator[Sentence]:
    """The sentences of clauses, and of text without clauses, that hold a possible measure, each once, in text order."""
    seen = -1
    for one in figures.figures:
        if one.start >= seen and (sentence := context.outline.sentence_at(one.start)):
            seen = sentence.end
            if sentence.passage.clause is not None or sentence.passage.field in ("preamble", "other"):
                yield sentence


def _numbered(goals: list[Goal], context: Context) -> list[Target]:
    """The goals as records with their ids; each figure is claimed by its record."""
    names = {id(goal): f"t{number}" for number, goal in enumerate(goals, 1)}
    targets: list[Target] = []
    for goal, name in zip(goals, names.values(), strict=True):
        clause = context.outline.clause_at(goal.span[0])
        if goal.figure is not None:
            context.ledger.claim(goal.figure, name)
        targets.append(
            Target(
                id=name,
                clause=clause.id if clause else None,
                span=goal.span,
                quote=context.plain[goal.span[0] : goal.span[1]],
                rule=goal.rule,
                indicator=goal.indicator,
                scope=goal.scope,
                quantity=goal.quantity,
                measure=goal.measure,
                deadline=goal.deadline,
                frequency=goal.frequency,
                each=goal.each,
                aspirational=goal.aspirational,
                total=names[id(goal.total)] if goal.total else None,
            )
        )
    return targets
