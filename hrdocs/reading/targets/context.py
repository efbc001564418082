"""What the whole notice gives to the reading of one sentence: words, figures, rules, year of issue, places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from hrdocs.finding import finding
from hrdocs.grammar import Grammar, Scanner
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Deadline, DeadlineBasis, Finding, Frame, Span
from hrdocs.outline import Outline
from hrdocs.places import Places
from hrdocs.reading.targets.rules import Rules


class Context:
    """One notice and the grammar, asked by every step of the reading."""

    def __init__(
        self, outline: Outline, frame: Frame, ledger: Ledger, amounts: Sequence[Amount], grammar: Grammar
    ) -> None:
        self.outline = outline
        self.folded = outline.text.folded
        self.plain = outline.text.plain
        self.frame = frame
        self.ledger = ledger
        self.roles = {amount.span[0]: amount.role for amount in amounts}
        self.openings: Scanner = grammar.scanner("goal_openings")
        self.rules: Rules = grammar.derived("rules of goals", Rules)
        self.words = self.rules.words
        self.places: Places = grammar.derived("places", Places)
        self.plan_periods: dict[str, list[int]] = grammar.table("five_year_plans")
        self.rhythm_units = grammar.words("goal_rhythm_units")
        self.class_units = grammar.words("goal_class_units")
        self.volume_units = grammar.words("goal_volume_units")
        self.continuous = grammar.words("goal_continuous")
        self.regulates = self.words["regulation"].search(frame.genre or "") is not None
        self._grammar = grammar
        self.region = frame.region.name if frame.region else None

    @cached_property
    def issued(self) -> int | None:
        """The year in which the notice was issued, as far as it says so."""
        return int(self.frame.issued_on[:4]) if self.frame.issued_on else None

    @cached_property
    def _past_plans(self) -> tuple[str, ...]:
        """The names of the plans that had ended before the notice was issued, bare and quoted."""
        ended = [name for name, (_, last) in self.plan_periods.items() if self.issued and last < self.issued]
        return tuple(sign + name for name in ended for sign in ("", "“"))

    def years(self, start: int, end: int) -> list[int]:
        """The years that words name, a range by its last: 2024年和2025年 → 2024, 2025."""
        dates = [figure.date[-1] for figure in self.ledger.within(start, end) if figure.date]
        return [int(date[:4]) for date in dates if date[:1] != "-"]  # 6月30日前 prints no year: --06-30

    def year_of(self, start: int, end: int) -> int | None:
        """The last year that the words of a deadline name: 2024年和2025年 → 2025, “十四五”末 → 2025."""
        if years := self.years(start, end):
            return years[-1]
        words = self.folded[start:end]
        for plan, (_, last) in self.plan_periods.items():
            if plan in words:
                return last
        return self.issued if "今年" in words else None

    def deadline(self, start: int, end: int, basis: DeadlineBasis) -> Deadline | None:
        """The deadline that words name; none for a year before the notice was issued, which tells of the past."""
        year = self.year_of(start, end)
        if year is None or (self.issued is not None and year < self.issued):
            return None
        return Deadline(year, self.plain[start:end], basis)

    def past(self, place: int) -> bool:
        """Whether a year or plan before the year of issue stands at a place: 2023年，全市有机构420家 in a notice of 2024."""
        if self.issued is None:
            return False
        figure = self.ledger.at(place)
        if figure and figure.date:
            return int(figure.date[-1][:4]) < self.issued
        return self.folded.startswith(self._past_plans, place)

    def promises(self, deadline: Deadline) -> bool:
        """Whether the deadline shows that a plan speaks: 到2025年 does; a bare 2025年 only if the notice is not younger."""
        return self.issued is not None or self.words["promise"].search(deadline.quote) is not None

    def finding(self, code: str, span: Span, **words: object) -> Finding:
        """A finding of that code at a place, its message filled in."""
        return finding(self._grammar, code, span, self.outline.clause_at(span[0]), **words)
