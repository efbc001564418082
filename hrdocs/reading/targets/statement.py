"""One sentence with its goals: members, what bars them, phrases, and what the rules make of each phrase."""

from __future__ import annotations

from typing import NamedTuple

from hrdocs.grammar import Hit, Rule
from hrdocs.model import Finding, Frequency, Measure, Span
from hrdocs.outline import Sentence
from hrdocs.reading.targets.above import Above
from hrdocs.reading.targets.bars import barred
from hrdocs.reading.targets.breakdown import parts
from hrdocs.reading.targets.context import Context
from hrdocs.reading.targets.figures import Measured, between, measured
from hrdocs.reading.targets.goal import Goal
from hrdocs.reading.targets.names import Name, bare, covered, named
from hrdocs.reading.targets.pairs import PAIRED, paired
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
_INCREASING = ("新增", "净增", "增加", "增设")
_UPPER_BOUNDS = ("le", "lt")
_LONGEST = 160  # how many characters on either side of a figure can belong to its phrase
_BESIDE = 20  # how far before a figure the words stand that tell of a goal without a plan


class Reading(NamedTuple):
    """What a rule makes of a phrase."""

    hit: Hit
    name: Name
    verb: str


class Statement:
    """The reading of one sentence from left to right."""

    def __init__(self, context: Context, above: Above, sentence: Sentence) -> None:
        self._context = context
        self._sentence = sentence
        self._figures = measured(context, sentence.start, sentence.end)
        self._doubtful = context.regulates or sentence.passage.clause is None
        deadline = above.deadline(sentence)
        self._setting = Setting(context, deadline, deadline is not None or above.promises_goals(sentence))
        self._members: list[Member] = []
        self.goals: list[Goal] = []
        self.findings: list[Finding] = []
        self._last: Goal | None = None  # the goal of the figure just before; None when that figure was none

    def read(self) -> None:
        """Read all members; the goals are then in `goals`, in text order."""
        context, (start, end, _) = self._context, self._sentence
        asides = [
            Member(*own.span("words"), 0) for own in context.words["own_aside"].finditer(context.folded, start, end)
        ]
        if not asides and not self._may_hold_goals():
            return
        self._members = members(context.folded, start, end)
        bars = barred(context, self._members, planned=self._setting.planned)
        for index, member in enumerate(self._members):
            self._read_member(index, member, bars[index], self._figures)
        for aside in asides:
            bar = barred(context, [aside], planned=True)[0]
            self._read_member(0, aside, bar, measured(context, aside.start, aside.end))

    def _may_hold_goals(self) -> bool:
        """A quick look that spares most sentences the reading: a figure without a plan needs telling words beside it."""
        start, end, _ = self._sentence
        if self._setting.planned or self._context.words["maybe_plan"].search(self._context.folded, start, end):
            return bool(self._figures)
        return any(map(self._may_be_goal, self._figures))

    def _may_be_goal(self, one: Measured) -> bool:
        if one.sign == COVERAGE or self._doubtful or one.sign in (MONEY, MULTIPLE):
            return one.sign == COVERAGE
        folded = self._context.folded
        if one.sign in (SHARE, POINTS) and not folded.startswith("的", one.end):
            before = max(self._sentence.start, one.start - _BESIDE)
            return self._context.words["without_plan"].search(folded, before, one.start) is not None
        return True

    def _read_member(self, index: int, member: Member, bar: int, figures: list[Measured]) -> None:
        context, setting = self._context, self._setting
        setting.begin_member()
        start = setting.open(member.start, member.end)
        figures = between(figures, start, member.end)
        if not figures:
            setting.pass_by(start, member.end)
            return
        cut = phrases(context.folded, start, member.end, figures)
        found: list[Goal] = []
        asides: dict[Span, Span | None] = {}
        for i, phrase in enumerate(cut):
            following = cut[i + 1] if i + 1 < len(cut) else None
            goal = None if phrase.measured.start >= bar else self._read_phrase(index, phrase, following)
            self._last = goal
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
        start = setting.open(max(phrase.start, one.start - _LONGEST), one.start)
        left = setting.cut(start, one.start)
        right = context.folded[phrase.right : min(phrase.end, phrase.right + _LONGEST)].rstrip("、， ")
        right = context.words["figure_tail"].sub("", right)
        hit = self._rule(left + one.sign + right, one)
        if hit is None:
            return None
        reading = self._understand(index, hit, following)
        if len(reading.name.words) < 2 or context.words["no_thing"].search(reading.name.words):
            return None
        self._aspire(hit)
        return self._goal(phrase, start, reading)

    def _rule(self, words: str, one: Measured) -> Hit | None:
        """The first rule that may be used here and matches the phrase."""
        if self._vague(one):
            return None
        for rule in self._context.goals[one.sign]:
            if self._granted(rule, one) and (match := rule.regex.match(words)):
                return Hit(rule, match)
        return None

    def _granted(self, rule: Rule, one: Measured) -> bool:
        """Whether a rule may be used here: a plan or a goal before it where it needs one, an upper bound if it takes it."""
        needs = rule.sets.get("needs")
        if one.quantity.comparator in _UPPER_BOUNDS and not rule.sets.get("bounded"):
            return False
        if needs == "goal":
            return self._last is not None
        planned = self._setting.planned or (needs == "plan or margin" and one.quantity.comparator != "eq")
        return planned or not (needs or self._doubtful or one.sign == MONEY)

    def _vague(self, one: Measured) -> bool:
        """Whether a figure is the 一 of 建设一支队伍: it counts only where a place or a comparator counts it out."""
        deadline = self._setting.deadline
        promised = deadline is not None and deadline.basis == "sentence"
        counted = self._setting.local or self._setting.each or promised or one.quantity.comparator != "eq"
        figure = one.figure
        words = self._context.folded[slice(*figure.span)] if figure else ""
        return not counted and self._context.words["vague_one"].match(words) is not None

    def _aspire(self, hit: Hit) -> None:
        """力争 in front of the subject governs the rest of the sentence, behind it only what has no subject of its own."""
        setting = self._setting
        if hit.rule.name in ("goal.level_alone", "goal.time_alone"):
            setting.aspiration = setting.aspiration and "subject"
        elif setting.aspiration == "subject" and not setting.aspired_here and hit.rule.name != "goal.shared_reach":
            setting.aspiration = ""

    # -- what is counted ----------------------------------------------------------------------------------------

    def _understand(self, index: int, hit: Hit, following: Phrase | None) -> Reading:
        groups = hit.match.groupdict()
        verb = groups.get("verb") or ""
        rule = hit.rule.name
        if rule == "goal.coverage":
            name = covered(self._context, groups.get("head") or "", groups["indicator"])
        elif rule in (
            "goal.built_thing",
            "goal.listed_thing",
            "goal.chosen_thing",
            "goal.worked_thing",
            "goal.shared_verb",
        ):
            name = self._thing(groups["indicator"], following)
        elif rule in ("goal.becoming", "goal.becoming_share"):
            name = self._becoming(index, groups["trait"], share=rule == "goal.becoming_share")
        elif rule == "goal.work_alone":
            name = Name(self._object(index), None)
        elif rule == PAIRED and self._last:
            name = Name(self._last.indicator, None)
        elif rule == "goal.obliged_alone":
            name = Name(self._object(index), None)
        elif rule in ("goal.level_alone", "goal.time_alone"):
            name = Name(self._setting.subject, None)
        elif rule == "goal.part_of":
            name = self._part_of(groups["indicator"])
        elif rule == "goal.growth":
            name = self._growth(index, groups["indicator"])
        else:
            name = named(self._context, groups["indicator"], front=False)
            self._setting.subject = name.words
        if hit.rule.sets.get("keep") and not name.words.startswith(verb):
            name = name._replace(words=verb + name.words)
        return Reading(hit, name, verb)

    def _thing(self, words: str, following: Phrase | None) -> Name:
        """The noun behind a figure; 2家国家级、20家省级产业园 share the noun of the second."""
        name = named(self._context, words, front=True)
        if following and self._context.words["level"].fullmatch(name.words):
            shared = named(self._context, self._context.folded[following.right : following.end], front=True).words
            return name._replace(words=name.words + self._context.words["level"].sub("", shared, count=1))
        return name

    def _becoming(self, index: int, trait: str, *, share: bool) -> Name:
        """What becomes of the thing counted: 学校纳入试点; 成长为全国性企业 → 全国性企业; 达到甲等 → …医院达到甲等."""
        context = self._context
        words = context.words["aside"].sub("", trait)
        turned = context.words["turning"].match(words)
        if turned:
            words = words[turned.end() :]
        elif share and context.words["becoming"].match(words):
            words = self._previous_subject(index) + words
        return Name(bare(context, words, front=False), None)

    def _growth(self, index: int, words: str) -> Name:
        """Growth of something: 同比增速 behind 产业收入达9亿元 → 产业收入同比增速."""
        name = named(self._context, words, front=False)
        base = self._context.words["growth"].sub("", name.words)
        if base:
            self._setting.subject = base
            return name
        subject = self._setting.subject or self._previous_subject(index)
        return name._replace(words=subject + name.words) if subject else Name("", None)

    def _part_of(self, words: str) -> Name:
        """A share of something: 占人才总量 behind 高技能人才达9万人 → 高技能人才占人才总量."""
        name = named(self._context, words, front=False)
        return name._replace(words=self._setting.subject + name.words) if name.words.startswith("占") else name

    def _object(self, index: int) -> str:
        """What the verbs of the members before govern: 筹集保障性住房，每年新增5万套 → 保障性住房."""
        for member in reversed(self._members[max(0, index - 3) : index]):
            match = self._context.words["governed"].match(self._context.folded[member.start : member.end])
            if match:
                return bare(self._context, match["object"], front=True)
        return ""

    def _previous_subject(self, index: int) -> str:
        """The subject of the member before: 县级医院全部达到二级水平，其中60%以上达到甲等 → 县级医院."""
        for member in reversed(self._members[max(0, index - 2) : index]):
            match = self._context.words["subject"].match(self._context.folded[member.start : member.end])
            if match:
                return bare(self._context, match["subject"], front=False)
        return ""

    # -- the goal -----------------------------------------------------------------------------------------------

    def _goal(self, phrase: Phrase, start: int, reading: Reading) -> Goal:
        setting, one = self._setting, phrase.measured
        measure = self._measure(reading, one)
        end = phrase.end if reading.hit.rule.name in _NOUN_BEHIND else one.end
        return Goal(
            span=(start, end),
            rule=reading.hit.rule.name,
            indicator=reading.name.words,
            quantity=one.quantity,
            figure=one.figure,
            measure=measure,
            scope=reading.name.scope or setting.local or setting.scope,
            deadline=setting.deadline,
            frequency=self._frequency(reading, measure),
            each=setting.each or (reading.hit.match.groupdict().get("head") or "").endswith(("各", "均")),
            aspirational=bool(setting.aspiration),
        )

    def _measure(self, reading: Reading, one: Measured) -> Measure:
        if reading.hit.rule.name == PAIRED and self._last:
            return self._last.measure
        if one.sign == COVERAGE or one.sign == "⟨±⟩":
            return "coverage" if one.sign == COVERAGE else "increase"
        if reading.verb.startswith(_INCREASING):
            return "increase"
        if one.quantity.unit in self._context.continuous:
            return "level"
        return reading.hit.rule.sets.get("measure") or _MEASURES[one.sign]

    def _frequency(self, reading: Reading, measure: Measure) -> Frequency | None:
        setting = self._setting
        works = bool(reading.verb) or reading.hit.rule.sets.get("needs") == "goal"
        setting.each_year = setting.each_year and works
        named = measure == "level" and self._context.words["yearly_measure"].search(reading.name.words)
        return "yearly" if setting.yearly or setting.each_year or named else None


_NOUN_BEHIND = frozenset(
    {
        "goal.built_thing",
        "goal.listed_thing",
        "goal.chosen_thing",
        "goal.worked_thing",
        "goal.shared_verb",
        "goal.becoming",
        "goal.becoming_share",
    }
)
