"""One sentence with its goals: members, what bars them, phrases, and what the rules make of each phrase."""

from __future__ import annotations

from collections.abc import Sequence

from hrdocs.grammar import Hit, Rule
from hrdocs.model import Finding, Measure, Span
from hrdocs.outline import Sentence
from hrdocs.reading.targets.above import Above
from hrdocs.reading.targets.bars import barred
from hrdocs.reading.targets.breakdown import parts, summed
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.counted import Counted
from hrdocs.reading.targets.figures import Measured, Measures
from hrdocs.reading.targets.goal import Goal
from hrdocs.reading.targets.names import Name
from hrdocs.reading.targets.pairs import paired
from hrdocs.reading.targets.phrases import Phrase, phrases
from hrdocs.reading.targets.setting import Setting
from hrdocs.reading.targets.signs import COUNT, COVERAGE, MONEY, MULTIPLE, POINTS, SHARE, TIME
from hrdocs.sentence import Member, members

_MEASURES: dict[str, Measure] = {
    COUNT: "count",
    MONEY: "level",
    SHARE: "coverage",
    POINTS: "increase",
    MULTIPLE: "multiple",
    TIME: "level",
    COVERAGE: "coverage",
}
_NOUN_BEHIND = ("thing", "becoming")  # the readings whose span runs on behind the figure
_LONGEST = 160  # how many characters on either side of a figure can belong to its phrase
_BESIDE = 20  # how far before a figure the words stand that tell of a goal without a plan


class Statement:
    """The reading of one sentence from left to right."""

    def __init__(self, context: Context, above: Above, figures: Measures, sentence: Sentence) -> None:
        self._context = context
        self._above = above
        self._figures = figures
        self._sentence = sentence
        self._doubtful = context.regulates or sentence.passage.clause is None
        self.goals: list[Goal] = []
        self.findings: list[Finding] = []

    def read(self) -> None:
        """Read all members; the goals are then in `goals`, in text order."""
        context, folded = self._context, self._context.folded
        start, end = self._sentence.start, self._sentence.end
        figures = self._figures.unnested(folded, start, end)
        asides = [Member(*own.span("words"), 0) for own in context.words["own_aside"].finditer(folded, start, end)]
        if not asides and not self._may_hold_goals(figures.figures):
            return
        deadline = self._above.deadline(self._sentence)
        planned = deadline is not None or self._above.promises_goals(self._sentence)
        cut = members(folded, start, end)
        bars = barred(context, cut, planned=planned)
        free = min(bars, default=end) >= end or any(
            figures.within(one.start, min(one.end, bar)) for one, bar in zip(cut, bars, strict=True)
        )
        if not asides and not free:
            return
        self._setting = Setting(context, deadline, planned)
        self._counted = Counted(context, cut)
        for index, member in enumerate(cut if free else ()):
            if index and member.part != cut[index - 1].part:
                self._setting.each_year = False
            self._read_member(index, member, bars[index], figures)
        for aside in asides:
            bar = barred(context, [aside], planned=True)[0]
            self._read_member(0, aside, bar, self._figures.unnested(folded, aside.start, aside.end))
        self.goals = summed(self.goals)

    def _may_hold_goals(self, figures: Sequence[Measured]) -> bool:
        """A quick look that spares most sentences the reading: a figure without a plan needs telling words beside it."""
        if not figures:
            return False
        if any(map(self._may_be_goal, figures)):
            return True
        start, end = self._sentence.start, self._sentence.end
        if self._context.words["maybe_plan"].search(self._context.folded, start, end):
            return True
        return self._above.promises_goals(self._sentence) or self._above.deadline(self._sentence) is not None

    def _may_be_goal(self, one: Measured) -> bool:
        folded = self._context.folded
        if self._doubtful and one.sign == COUNT and one.quantity.comparator != "eq":
            before = max(self._sentence.start, one.start - _BESIDE)
            return self._context.words["choosing"].search(folded, before, one.start) is not None
        if one.sign == COVERAGE or self._doubtful or one.sign in (MONEY, MULTIPLE):
            return one.sign == COVERAGE
        if one.sign in (SHARE, POINTS) and not folded.startswith("的", one.end):
            before = max(self._sentence.start, one.start - _BESIDE)
            return self._context.words["without_plan"].search(folded, before, one.start) is not None
        return True

    def _read_member(self, index: int, member: Member, bar: int, figures: Measures) -> None:
        context, setting = self._context, self._setting
        setting.begin_member()
        start = self._opened = setting.open(member.start, member.end)
        cut = phrases(context.folded, start, member.end, figures.within(start, member.end))
        if not cut:
            setting.pass_by(start, member.end)
            return
        found: list[Goal] = []
        asides: dict[Span, Span | None] = {}
        for i, phrase in enumerate(cut):
            following = cut[i + 1] if i + 1 < len(cut) else None
            goal = None if phrase.measured.start >= bar else self._read_phrase(index, phrase, following)
            self._counted.note(goal)
            if goal is not None:
                setting.planned = True  # what follows in the sentence belongs to the same plan
                found.append(goal)
                asides[goal.span] = phrase.aside
        for goal in paired(found, setting.years):
            self.goals.append(goal)
            if aside := asides[goal.span]:
                goals, findings = parts(context, goal, aside)
                self.goals += goals
                self.findings += findings

    # -- one phrase ---------------------------------------------------------------------------------------------

    def _read_phrase(self, index: int, phrase: Phrase, following: Phrase | None) -> Goal | None:
        context, setting, one = self._context, self._setting, phrase.measured
        start = max(phrase.start, one.start - _LONGEST)
        if start != self._opened:
            start = setting.open(start, one.start)
        left = setting.cut(start, one.start)
        right = context.folded[phrase.right : min(phrase.end, phrase.right + _LONGEST)].rstrip("、， ")
        right = right and context.words["figure_tail"].sub("", right)
        hit = self._rule(left, one, right)
        if hit is None:
            return None
        name = self._counted.name(index, hit, one.quantity.unit, following)
        if len(name.words) < 2 or context.words["no_thing"].search(name.words):
            return None
        self._aspire(hit.rule)
        return self._goal(phrase, start, hit, name)

    def _rule(self, left: str, one: Measured, right: str) -> Hit | None:
        """The first rule that may be used here and matches the phrase."""
        if self._vague(left, one):
            return None
        return self._context.rules.goals.read(
            left + one.sign + right,
            one.sign,
            one.quantity,
            planned=self._setting.planned,
            behind_goal=self._counted.last is not None,
            doubtful=self._doubtful,
        )

    def _vague(self, left: str, one: Measured) -> bool:
        """Whether a figure is the 一 of 建设一支队伍: it counts only where a place or a comparator counts it out."""
        words = self._context.folded[slice(*one.figure.span)] if one.figure else ""
        if one.quantity.comparator != "eq" or not self._context.words["vague_one"].match(words):
            return False
        setting = self._setting
        promised = setting.deadline is not None and setting.deadline.basis == "sentence"
        return not (setting.local or setting.each or promised or self._context.words["each_one"].search(left))

    def _aspire(self, rule: Rule) -> None:
        """力争 in front of the subject governs the rest of the sentence, behind it only what has no subject of its own."""
        setting = self._setting
        if rule.sets.get("counts") == "subject":
            setting.aspiration = setting.aspiration and "subject"
        elif setting.aspiration == "subject" and not setting.aspired_here and rule.sets.get("needs") != "goal":
            setting.aspiration = ""

    # -- the goal -----------------------------------------------------------------------------------------------

    def _goal(self, phrase: Phrase, start: int, hit: Hit, name: Name) -> Goal:
        setting, one, groups = self._setting, phrase.measured, hit.match.groupdict()
        measure = self._measure(hit, one, groups.get("verb") or "")
        yearly = measure == "level" and self._context.words["yearly_measure"].search(name.words)
        head = groups.get("head") or ""
        each_one = head and self._context.words["each_one"].search(head)
        setting.each_year = setting.each_year and ("verb" in groups or hit.rule.sets.get("needs") == "goal")
        return Goal(
            span=(start, phrase.end if hit.rule.sets.get("counts") in _NOUN_BEHIND else one.end),
            rule=hit.rule.name,
            indicator=name.words,
            quantity=one.quantity,
            figure=one.figure,
            measure=measure,
            scope=name.scope or (each_one and each_one["place"]) or setting.local or setting.scope,
            deadline=setting.deadline,
            frequency="yearly" if setting.yearly or setting.each_year or yearly else None,
            each=setting.each or bool(each_one) or head.endswith(("各", "均")),
            aspirational=bool(setting.aspiration),
        )

    def _measure(self, hit: Hit, one: Measured, verb: str) -> Measure:
        if (
            hit.rule.sets.get("counts") == "last"
            and self._counted.last
            and self._counted.last.quantity.unit == one.quantity.unit
        ):
            return self._counted.last.measure
        if one.sign == POINTS or self._context.words["increasing"].match(verb):
            return "increase"
        if hit.rule.sets.get("shares") and self._counted.last and self._counted.last.measure == "increase":
            return "increase"
        if one.quantity.unit in self._context.continuous:
            return "level"
        return hit.rule.sets.get("measure") or _MEASURES[one.sign]
