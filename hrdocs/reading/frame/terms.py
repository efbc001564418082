"""From when to when: the validity of a notice and the period of its plan."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

from hrdocs import dates
from hrdocs.grammar import Grammar
from hrdocs.model import Period, Span, Validity
from hrdocs.outline import Passage, Sentence
from hrdocs.reading.frame.page import Page

_UNITS = {"年": "years", "个月": "months", "天": "days", "个天": "days", "日": "days"}
_LONGEST = 600  # a sentence about validity is shorter
_OWN = {"closing", "note", "preamble", "other", "clause"}


def period(page: Page, title: str | None, grammar: Grammar) -> Period | None:
    """The planning period in the title, else in the preamble's name of the plan: （2023—2025年） → 2023 to 2025."""
    pattern = grammar.rule("frame.period").regex
    for words in (title, page.cover.title if page.cover else None):
        if words and (found := _years(pattern.search(words))):
            return found
        if words and (match := grammar.rule("frame.five_year").regex.search(words)):
            return Period(*grammar.table("five_year_plans")[match["plan"]])
    plan = grammar.rule("frame.plan_period").regex
    for block in page.of("preamble"):
        for match in plan.finditer(page.folded, *block.span):
            if found := _years(pattern.search(match[0])):
                return found
    return None


def _years(match: re.Match[str] | None) -> Period | None:
    return Period(int(match["from"]), int(match["to"])) if match and match["from"] <= match["to"] else None


class _Term(Struct, frozen=True):
    """What one sentence says: from when, until when, and where it says so."""

    effective: datetime.date | None
    expires: datetime.date | None
    computed: bool
    span: Span


def validity(page: Page, issued: datetime.date | None, grammar: Grammar) -> Validity | None:
    """From when to when the notice is in force; null where the text is silent.

    本方案自发布之日起施行，有效期两年 of a notice of 2024-07-01 → 2024-07-01 to 2026-06-30, computed.
    """
    reading = _Reading(page, issued, grammar)
    found: tuple[int, _Term] | None = None
    for sentence in reading.sentences():
        if (rank := reading.rank(sentence)) and (term := reading.term(sentence)) and (not found or rank >= found[0]):
            found = rank, term
    if found is None:
        return None
    term = found[1]
    return Validity(
        effective_on=term.effective.isoformat() if term.effective else None,
        expires_on=term.expires.isoformat() if term.expires else None,
        span=term.span,
        quote=page.plain[slice(*term.span)],
        computed=term.computed,
    )


class _Reading:
    """The sentences that may speak of the notice's own validity."""

    def __init__(self, page: Page, issued: datetime.date | None, grammar: Grammar) -> None:
        self.page = page
        self.issued = issued
        self.folded = page.folded
        self.grammar = grammar
        self.last = _last_clauses(page)

    def sentences(self) -> list[Sentence]:
        """Each sentence of letter and instrument that holds a word of validity, once."""
        found: dict[int, Sentence] = {}
        for match in self.grammar.rule("validity.anchor").regex.finditer(self.folded):
            sentence = self.page.outline.sentence_at(match.start())
            if sentence and sentence.end - sentence.start < _LONGEST and self._own(sentence.passage):
                found[sentence.start] = sentence
        return list(found.values())

    def _own(self, passage: Passage) -> bool:
        if passage.clause:
            return passage.clause.part in self.page.own_parts
        part = passage.block.part if passage.block else None
        return passage.field in _OWN and (not part or part in self.page.own_parts)

    def rank(self, sentence: Sentence) -> int:
        """How surely a sentence speaks of the notice itself: 2 when it says 本办法, 1 in the last clause, 0 otherwise."""
        start = self._start(sentence)
        matches = [start] if start else [self._search(rule, sentence) for rule in ("range", "since", "term", "until")]
        return max((self._subject(sentence, match) for match in matches if match), default=0)

    def _start(self, sentence: Sentence) -> re.Match[str] | None:
        """From when the notice is in force; where several things begin, the one that is the notice itself."""
        found = list(self.grammar.rule("validity.start").regex.finditer(self.folded, sentence.start, sentence.end))
        return max(found, key=lambda match: self._subject(sentence, match), default=None)

    def _subject(self, sentence: Sentence, match: re.Match[str]) -> int:
        subject = self.grammar.rule("validity.subject").regex.match(self.folded[sentence.start : match.start()])
        if subject is None:
            return 0
        if subject["own"]:
            return 2
        clause = sentence.passage.clause
        return 1 if clause is None or clause.id in self.last else 0

    def _search(self, rule: str, sentence: Sentence) -> re.Match[str] | None:
        return self.grammar.rule(f"validity.{rule}").regex.search(self.folded, sentence.start, sentence.end)

    def term(self, sentence: Sentence) -> _Term | None:
        """What a sentence says, completed by the one behind it: 自印发之日起施行。有效期两年。"""
        effective, computed, begun = self._effective(sentence)
        expires, counted, ended = self._expires(sentence, effective)
        end = max(begun, ended)
        if begun and not ended and (following := self._following(sentence)):
            expires, counted, ended = self._expires(following, effective)
            end = max(end, ended)
        if not begun and not ended:
            return None
        return _Term(effective, expires, computed or counted, (sentence.start, end))

    def _following(self, sentence: Sentence) -> Sentence | None:
        following = self.page.outline.sentence_at(sentence.end + 1)
        if following is None or following.start == sentence.start:
            return None
        match = self._search("term", following) or self._search("until", following)
        return following if match and match.start() - following.start < 12 else None

    def _effective(self, sentence: Sentence) -> tuple[datetime.date | None, bool, int]:
        """The first day in force, whether it was worked out, and where the words that say it end (0: nowhere)."""
        if match := self._start(sentence):
            if printed := match["date"] or match["month"]:
                day, computed = dates.read(printed if match["date"] else f"{printed}1日"), False
            else:
                day, computed = (None if match["blank"] else self.issued), not match["blank"]
            if match["delay"] and day:
                delay = dates.number(match["delay"])
                day = dates.after(day, days=delay) if delay is not None and not match["work"] else None
            return day, computed, match.end()
        if match := self._search("range", sentence):
            return dates.read(match["from"]), False, match.end()
        if match := self._search("since", sentence):
            return self.issued, True, match.end()
        if (match := self._search("term", sentence)) and (match["date"] or match["since"]):
            return (dates.read(match["date"]) if match["date"] else self.issued), not match["date"], match.end()
        return None, False, 0

    def _expires(self, sentence: Sentence, effective: datetime.date | None) -> tuple[datetime.date | None, bool, int]:
        """The last day in force, whether it was worked out, and where the words that say it end (0: nowhere)."""
        if match := self._search("range", sentence):
            return dates.read(match["to"]), False, match.end()
        if match := self._search("since", sentence) or self._search("ended", sentence):
            return dates.read(match["date"]), False, match.end()
        for match in self.grammar.rule("validity.until").regex.finditer(self.folded, sentence.start, sentence.end):
            if match["stop"] or not match[0].startswith(match["mark"]):
                return self._until(match), False, match.end()
        if match := self._search("term", sentence):
            count = dates.number(match["count"])
            if effective and count:
                return dates.last_of(effective, **{_UNITS[match["unit"]]: count}), True, match.end()
            return None, True, match.end()
        return None, False, 0

    def _until(self, match: re.Match[str]) -> datetime.date | None:
        if match["date"]:
            return dates.read(match["date"])
        return dates.last_day(int(match["year"]), int(match["month"] or 12))


def _last_clauses(page: Page) -> set[str]:
    """The clauses at the end of each part: the last root with all that is in it."""
    found: set[str] = set()
    for part in page.own_parts:
        roots = [clause for clause in page.outline.clauses if clause.part == part]
        stack = roots[-1:]
        while stack:
            clause = stack.pop()
            found.add(clause.id)
            stack.extend(clause.children)
    return found
