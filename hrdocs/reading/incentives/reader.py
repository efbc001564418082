"""Reads the incentives of one notice, sentence by sentence, and keeps what later sentences refer back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import regex

from hrdocs.finding import finding
from hrdocs.grammar import Grammar, Hit
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Clause, Finding, Frequency, Incentive, Span
from hrdocs.outline import Outline, Sentence
from hrdocs.reading.incentives.pairing import Paired, Pairer
from hrdocs.reading.incentives.parts import parts_of
from hrdocs.reading.incentives.predicates import Predicate, predicates
from hrdocs.reading.incentives.sides import Side, SideReader
from hrdocs.reading.incentives.sums import RightSide, SumReader
from hrdocs.reading.incentives.tables import Gift, gifts
from hrdocs.sentence import Member, members, strip

_SILENT = frozenset(
    ("title", "addressees", "signature", "date", "cc", "contact", "furniture", "annex_label", "attachment_note",
     "document_number", "table", "blank")
)  # fmt: skip
_FAR = 400
_REMEMBERED = 20
_TITLE = regex.compile(r"《[^《》\n]*+》")


@dataclass(slots=True)
class Draft:
    """An incentive in the making: later members may still bound it or state its sum."""

    predicate: Predicate
    clause: Clause | None
    part: int
    side: Side
    right: RightSide
    paired: Paired
    action: str
    span: Span
    frequency: Frequency | None
    cumulation: str | None

    def announces(self, following: Draft) -> bool:
        """发放稳岗补贴，对不裁员的企业按…补贴: the first only says what the second gives."""
        said = self.side.events or self.side.recipient or self.side.common or self.right.pays
        return not said and self.clause is following.clause and self.action == following.action


class Reader:
    """The reading of one notice."""

    def __init__(self, outline: Outline, ledger: Ledger, amounts: Sequence[Amount], grammar: Grammar) -> None:
        self._outline = outline
        self._text = outline.text
        self._folded = _without_titles(outline.text.folded)
        self._ledger = ledger
        self._amounts = amounts
        self._grammar = grammar
        self._parts = parts_of(grammar)
        self._sides = SideReader(self._folded, grammar)
        self._sums = SumReader(self._folded, amounts, ledger, grammar)
        self._pairer = Pairer(outline.text, ledger, grammar)
        self._drafts: list[Draft] = []
        self._leads: dict[str | None, Draft] = {}
        self._findings: list[Finding] = []

    # -- which sentences ---------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[tuple[Sentence, list[Hit]]]:
        """Sentences that may speak of gifts: those with a giving verb, and those with an award."""
        hits: dict[int, list[Hit]] = {}
        for hit in self._hits():
            if sentence := self._outline.sentence_at(hit.match.start()):
                hits.setdefault(sentence.start, []).append(hit)
        for sentence in self._outline.sentences:
            found = hits.get(sentence.start, [])
            if (found or self._sums.awards(sentence.start, sentence.end)) and self._speaks(sentence):
                yield sentence, found

    def _hits(self) -> Iterator[Hit]:
        scanner = self._grammar.scanner("incentives")
        behind = 0
        for anchor in self._parts["anchor"].finditer(self._folded):
            if anchor.start() >= behind and (hit := scanner.at(self._folded, anchor.start())):
                behind = hit.match.end()
                yield hit

    def _speaks(self, sentence: Sentence) -> bool:
        """Titles and furniture say nothing; a heading only when it states a sum."""
        passage = sentence.passage
        if passage.field == "heading":
            return bool(self._sums.awards(sentence.start, sentence.end))
        return passage.field not in _SILENT

    # -- one sentence ------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence, hits: Sequence[Hit]) -> None:
        """Add the incentives of one sentence."""
        parts = members(self._folded, sentence.start, sentence.end)
        unused = {award.id for award in self._sums.awards(sentence.start, sentence.end)}
        found: list[Predicate] = []
        for predicate in predicates(self._folded, parts, hits, self._grammar):
            if not self._encouraged(parts, predicate) and not self._only_bounds(
                parts, predicate, found[-1] if found else None
            ):
                found.append(predicate)
        floor = sentence.start
        for i, predicate in enumerate(found):
            following = found[i + 1] if i + 1 < len(found) else None
            draft = self._draft(sentence, parts, predicate, following, floor)
            if draft is None:
                continue
            if self._is_lead_in(parts, predicate, following, sentence):
                self._leads[_id(draft.clause)] = draft
                continue
            floor = self._behind(predicate, draft.right)
            self._drafts.append(draft)
        if not found:
            self._go_on(sentence, parts)
        self._bound_all(sentence, parts, found)
        if hits and unused and not unused & self._used():
            self._find("giving-without-incentive", sentence)

    def _used(self) -> set[str]:
        """The ids of the sums that the last gifts use."""
        return {
            award.id
            for draft in self._drafts[-_REMEMBERED:]
            for award in (*(pay.amount for pay in draft.right.pays), *draft.right.caps)
            if award
        }

    def _encouraged(self, parts: Sequence[Member], predicate: Predicate) -> bool:
        """鼓励各地对…，给予补贴: others are encouraged to give, over the whole semicolon member."""
        rule = self._parts["giver_encouraged"]
        at = parts[predicate.member]
        return any(
            rule.search(self._folded, member.start, min(member.end, predicate.start))
            for member in parts[: predicate.member + 1]
            if member.part == at.part
        )

    def _is_lead_in(
        self, parts: Sequence[Member], predicate: Predicate, following: Predicate | None, sentence: Sentence
    ) -> bool:
        """给予奖励，具体如下：… the details follow, with predicates of their own or in the next items."""
        for member in parts[predicate.member :]:
            if following and member.start > following.start:
                return False
            _, end = strip(self._folded, member.start, member.end)
            if self._folded[end : end + 1] == "：" or self._folded[end - 1 : end] == "：":
                return bool(following) or end >= sentence.end - 1
        return False

    def _draft(
        self,
        sentence: Sentence,
        parts: Sequence[Member],
        predicate: Predicate,
        following: Predicate | None,
        floor: int,
    ) -> Draft | None:
        sets = self._grammar.rule(predicate.rule).sets
        at = parts[predicate.member]
        side = self._sides.read(self._pieces(parts, predicate, floor))
        zone = (side.end if side.end >= floor else max(floor, at.start), self._zone_end(at, predicate, following))
        trailing = self._trailing(parts, predicate, following)
        right = self._sums.read(zone, trailing)
        clause = sentence.passage.clause
        last = self._drafts[-1] if self._drafts and self._drafts[-1].clause is clause else None
        side = self._with_receiver(side, predicate, right)
        action = predicate.action or (last.action if last else self._named_in_heading(clause))
        if action is None or (sets.get("needs_sum") and not right.pays):
            return None
        if predicate.action is None and self._is_other_gift(right):
            return None
        if sets.get("needs_recipient") and side.recipient is None:
            return None
        if (
            predicate.verb in self._grammar.words("applying_verbs")
            and not (side.opened and side.recipient)
            and not right.pays
        ):
            return None
        if last and not last.right.pays and self._only_states(predicate, side, last, at.part):
            self._state(last, side, right)
            return None
        paired = self._pairer.pair(side, right, last.paired if last else None)
        if paired.mismatch:
            self._find("pairing-mismatch", sentence)
        paired = self._of_lead(paired, clause)
        words = self._folded[zone[0] : zone[1]]
        return Draft(
            predicate=predicate,
            clause=clause,
            part=at.part,
            side=side,
            right=right,
            paired=paired,
            action=action,
            span=self._span(side, predicate, right),
            frequency=self._frequency(words, right),
            cumulation=self._cumulation(predicate.end, following, sentence),
        )

    # -- its stretches -----------------------------------------------------------------------------------------

    def _pieces(self, parts: Sequence[Member], predicate: Predicate, floor: int) -> list[Span]:
        """The stretches in front of a predicate: members of its semicolon member, not before a colon."""
        at = parts[predicate.member]
        found: list[Span] = []
        for member in parts[: predicate.member + 1]:
            start, end = max(member.start, floor, predicate.start - _FAR), min(member.end, predicate.start)
            if member.part != at.part or start >= end:
                continue
            if self._folded[start - 1 : start] == "：" or (
                found and self._folded[found[-1][1] : start].strip() == "："
            ):
                found.clear()
            found.append((start, end))
        return [self._out_of_bracket(span) for span in found]

    def _out_of_bracket(self, span: Span) -> Span:
        """一等奖2名（奖励…: what stands before an open bracket; （其中…奖励: what stands in it."""
        start, end = span
        opening = self._folded.rfind("（", start, end)
        if opening < 0 or self._folded.find("）", opening, end) >= 0:
            return span
        if opening + 1 < end:
            return (opening + 1, end)
        prize = self._parts["prize"].search(self._folded, start, opening)
        return prize.span("what") if prize else (start, opening)

    def _zone_end(self, at: Member, predicate: Predicate, following: Predicate | None) -> int:
        end = at.end
        if following and following.start < end:
            end = following.start
        opening = self._folded.rfind("（", at.start, predicate.start)
        if opening >= 0 and self._folded.find("）", opening, predicate.start) < 0:
            closing = self._folded.find("）", predicate.start, end)
            end = closing if closing >= 0 else end
        return end

    def _trailing(self, parts: Sequence[Member], predicate: Predicate, following: Predicate | None) -> list[Span]:
        """The members behind a predicate that go on about its sums."""
        at = parts[predicate.member]
        stop = following.member if following else len(parts)
        next_side = self._parts["next_side"]
        found: list[Span] = []
        for member in parts[predicate.member + 1 : stop]:
            if next_side.match(self._folded, member.start, member.end):
                break
            if member.part != at.part and self._opens_with_cap(parts, member):
                break
            found.append((member.start, member.end))
        return found

    def _opens_with_cap(self, parts: Sequence[Member], member: Member) -> bool:
        """每家机构每年不超过200万元 at the head of a semicolon member bounds all that stands before it."""
        opens = all(other.part != member.part for other in parts if other.start < member.start)
        awards = self._sums.awards(member.start, member.end)
        return opens and bool(awards) and all(award.quantity.comparator in ("le", "lt") for award in awards)

    def _span(self, side: Side, predicate: Predicate, right: RightSide) -> Span:
        starts = [predicate.start, *(start for start, _ in (*side.events, *side.common))]
        if side.recipient:
            starts.append(side.recipient[0])
        ends = [predicate.end, *(pay.span[1] for pay in right.pays)]
        return strip(self._folded, min(starts), max(ends))

    def _behind(self, predicate: Predicate, right: RightSide) -> int:
        """Where the words of a predicate end, its sums and what they are counted by (0.6万元/人) included."""
        end = max(predicate.end, max((pay.span[1] for pay in right.pays), default=0))
        match = self._parts["counted_by"].match(self._folded, end)
        return match.end() if match else end

    # -- what it says besides ----------------------------------------------------------------------------------

    def _only_bounds(self, parts: Sequence[Member], predicate: Predicate, before: Predicate | None) -> bool:
        """单笔奖励不超过10万元 behind a gift bounds that gift; it is none itself."""
        at = parts[predicate.member]
        awards = self._sums.awards(predicate.end, at.end)
        if predicate.verb or not awards or any(award.quantity.comparator not in ("le", "lt") for award in awards):
            return False
        if before and parts[before.member].part == at.part and before.member < predicate.member:
            return True
        bound = self._parts["bound"].match(self._folded, at.start, at.end)
        return bool(bound) and bool(self._drafts or before)

    def _only_states(self, predicate: Predicate, side: Side, last: Draft, part: int) -> bool:
        """补贴标准为每人800元, or 每套补贴1万元 in the same sentence: the sum of the gift before it."""
        if self._grammar.rule(predicate.rule).sets.get("stated"):
            return True
        return (
            not (side.events or side.recipient)
            and last.part == part
            and (not predicate.verb or predicate.action is None)
        )

    def _is_other_gift(self, right: RightSide) -> bool:
        """给予1万元购房券: a sum without a benefit noun, of something that does not count."""
        return any(self._parts["other_gift"].match(self._folded, pay.span[1]) for pay in right.pays)

    def _with_receiver(self, side: Side, predicate: Predicate, right: RightSide) -> Side:
        """给予用人单位10万元补贴: the receiver behind the verb; 通过发放补贴吸引人才留任: the one behind the object."""
        start = predicate.start + len(predicate.verb or predicate.action or "")
        limit = max(predicate.end, right.pays[0].span[1] if right.pays else 0)
        if match := self._parts["given_to"].match(self._folded, start, limit):
            return replace(side, recipient=match.span("recipient"))
        if self._parts["through"].search(self._folded, max(0, predicate.start - 4), predicate.start) and (
            match := self._parts["by_means"].match(self._folded, predicate.end)
        ):
            return replace(self._sides.read([match.span("side")]), opened=True)
        if predicate.verb == "安排" and (match := self._parts["funded"].match(self._folded, predicate.end)):
            return Side((match.span(),), match.span("recipient"))
        if predicate.verb and not (side.events or side.recipient):
            cut = self._folded.rfind("的", start, limit)
            if cut > start:
                return replace(self._sides.read([(start, cut)]), opened=True)
        return side

    def _named_in_heading(self, clause: Clause | None) -> str | None:
        if clause is None or clause.heading_span is None:
            return None
        found = list(self._parts["noun"].finditer(self._folded, *clause.heading_span))
        return found[-1][0] if found else None

    def _frequency(self, words: str, right: RightSide) -> Frequency | None:
        if "一次性" in words:
            return "once"
        for pay in right.pays:
            if pay.amount and pay.amount.frequency:
                return pay.amount.frequency
        return None

    def _cumulation(self, start: int, following: Predicate | None, sentence: Sentence) -> str | None:
        end = following.start if following else sentence.end
        match = self._parts["cumulation"].search(self._folded, start, end)
        return self._text.plain[match.start() : match.end()] if match else None

    # -- what later words change -------------------------------------------------------------------------------

    def _state(self, last: Draft, side: Side, right: RightSide) -> None:
        """补贴标准为每人800元 behind a gift without a sum only states that sum."""
        last.right = right
        last.side = side if side.events else last.side
        recipient = last.paired.beneficiary
        last.paired = replace(self._pairer.pair(last.side, right, None), beneficiary=recipient)
        last.frequency = last.frequency or self._frequency("", right)

    def _go_on(self, sentence: Sentence, parts: Sequence[Member]) -> None:
        """A sentence with sums and no predicate: it states the sums of the gift before it, or is led in by one."""
        awards = self._sums.awards(sentence.start, sentence.end)
        if not awards:
            return
        clause = sentence.passage.clause
        if lead := self._lead_of(clause):
            self._led_in(sentence, parts, lead, awards[0])
            return
        last = self._drafts[-1] if self._drafts else None
        if (
            last
            and last.clause is clause
            and not last.right.pays
            and self._parts["goes_on"].match(self._folded, sentence.start)
        ):
            start = sentence.start
            right = self._sums.read((start, start), [(member.start, member.end) for member in parts])
            self._state(last, Side(), right)

    def _lead_of(self, clause: Clause | None) -> Draft | None:
        """The predicate that leads a clause in: its own, or that of the clause above it."""
        parent = self._outline.parents.get(clause.id) if clause else None
        return self._leads.get(_id(clause)) or (self._leads.get(parent.id) if parent else None)

    def _led_in(self, sentence: Sentence, parts: Sequence[Member], lead: Draft, award: Amount) -> None:
        """按以下标准给予补助：1.甲级20万元；: the item is a gift of the predicate that leads it in."""
        start = award.span[0]
        at = next((i for i, member in enumerate(parts) if member.start <= start < member.end), 0)
        predicate = Predicate(lead.predicate.rule, start, start, "", lead.action, at)
        side = self._sides.read(self._pieces(parts, predicate, sentence.start))
        trailing = [(member.start, member.end) for member in parts[at + 1 :]]
        right = self._sums.read((max(side.end, parts[at].start), parts[at].end), trailing)
        if right.pays:
            paired = self._of_lead(self._pairer.pair(side, right, None), sentence.passage.clause)
            self._drafts.append(
                Draft(
                    predicate=predicate,
                    clause=sentence.passage.clause,
                    part=parts[at].part,
                    side=side,
                    right=right,
                    paired=paired,
                    action=lead.action,
                    span=self._span(side, predicate, right),
                    frequency=self._frequency("", right) or lead.frequency,
                    cumulation=None,
                )
            )

    def _of_lead(self, paired: Paired, clause: Clause | None) -> Paired:
        """Who receives is often said only where the items are led in."""
        lead = self._lead_of(clause)
        return replace(paired, beneficiary=paired.beneficiary or lead.paired.beneficiary) if lead else paired

    def _bound_all(self, sentence: Sentence, parts: Sequence[Member], found: Sequence[Predicate]) -> None:
        """A ceiling that opens a semicolon member bounds every gift before it in the clause."""
        speaking = {parts[predicate.member].part for predicate in found if predicate.verb}
        clause = sentence.passage.clause
        for member in parts:
            if member.part in speaking or not self._opens_with_cap(parts, member):
                continue
            caps = tuple(self._sums.awards(member.start, member.end))
            for draft in self._drafts:
                used = {pay.amount for pay in draft.right.pays}
                if draft.clause is clause and clause is not None and draft.span[0] < member.start:
                    new = tuple(cap for cap in caps if cap not in used and cap not in draft.right.caps)
                    draft.right = replace(draft.right, caps=(*draft.right.caps, *new))

    # -- the records -------------------------------------------------------------------------------------------

    def finish(self) -> tuple[list[Incentive], list[Finding]]:
        """The incentives in text order, their figures claimed, and the findings."""
        drafts = sorted(self._drafts, key=lambda draft: draft.predicate.start)
        drafts = [a for a, b in zip_longest(drafts, drafts[1:]) if not (b and a.announces(b))]
        records: list[Incentive] = []
        for i, draft in enumerate(drafts, start=1):
            record = self._record(f"i{i}", draft)
            self._claim(record, draft)
            records.append(record)
        for gift in gifts(self._outline, self._amounts):
            records.append(self._from_table(f"i{len(records) + 1}", gift))
        return records, self._findings

    def _from_table(self, name: str, gift: Gift) -> Incentive:
        """The record of a table of sums; it uses every figure in the table."""
        for figure in self._ledger.within(*gift.span):
            if figure.kind != "marker":
                self._ledger.claim(figure, name)
        quote = self._text.plain[slice(*gift.span)]
        place = _id(gift.clause)
        return Incentive(
            name,
            place,
            gift.span,
            quote,
            gift.rule,
            gift.action,
            None,
            None,
            gift.tiers,
            None,
            caps=(),
            cumulation=None,
        )

    def _record(self, name: str, draft: Draft) -> Incentive:
        paired = draft.paired
        return Incentive(
            id=name,
            clause=_id(draft.clause),
            span=draft.span,
            quote=self._text.plain[draft.span[0] : draft.span[1]],
            rule=draft.predicate.rule,
            action=draft.action,
            beneficiary=paired.beneficiary,
            frequency=draft.frequency,
            tiers=paired.tiers,
            common_condition=paired.common,
            caps=tuple(cap.id for cap in draft.right.caps),
            cumulation=draft.cumulation,
        )

    def _claim(self, record: Incentive, draft: Draft) -> None:
        spans = [*draft.side.events, *draft.side.common]
        spans += [pay.span for pay in draft.right.pays] + [cap.span for cap in draft.right.caps]
        for start, end in spans:
            for figure in self._ledger.within(start, end):
                self._ledger.claim(figure, record.id)

    def _find(self, code: str, sentence: Sentence) -> None:
        span = (sentence.start, sentence.end)
        quote = self._text.plain[span[0] : span[1]]
        short = quote if len(quote) <= 30 else quote[:29] + "…"
        self._findings.append(finding(self._grammar, code, span, sentence.passage.clause, quote=short))


def _without_titles(folded: str) -> str:
    """The text with the names of documents blanked: 《关于支持企业…的通知》 supports nobody."""
    return _TITLE.sub(lambda match: "《" + "※" * (len(match[0]) - 2) + "》", folded)


def _id(clause: Clause | None) -> str | None:
    return clause.id if clause else None
