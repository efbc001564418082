"""Reads the incentives of one notice, sentence by sentence, and keeps what later sentences refer back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from hrdocs import kept
from hrdocs.finding import finding
from hrdocs.grammar import Grammar, Hit
from hrdocs.ledger import Ledger
from hrdocs.model import Amount, Clause, Finding, Frequency, Incentive, Span
from hrdocs.outline import Outline, Passage, Sentence
from hrdocs.reading.incentives.drafts import Draft, records
from hrdocs.reading.incentives.leads import Leads, spans_of, with_receiver_of
from hrdocs.reading.incentives.pairing import Pairer
from hrdocs.reading.incentives.parts import openers, parts_of
from hrdocs.reading.incentives.predicates import Predicate
from hrdocs.reading.incentives.sides import Side, SideReader
from hrdocs.reading.incentives.statement import Statement
from hrdocs.reading.incentives.sums import RightSide, SumReader
from hrdocs.reading.incentives.tables import gifts

_SILENT = frozenset(
    ("title", "addressees", "signature", "date", "cc", "contact", "furniture", "annex_label", "attachment_note",
     "document_number", "table", "blank")
)  # fmt: skip
_REMEMBERED = 20
_TITLE_LENGTH = 36
_TITLE = kept.pattern(r"《[^《》\n]*+》")


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
        self._leads = Leads(self._folded, outline, grammar)
        self._findings: list[Finding] = []

    def finish(self) -> tuple[list[Incentive], list[Finding]]:
        """The incentives in text order, their figures claimed, and the findings."""
        tables = gifts(self._outline, self._amounts)
        return records(self._text, self._ledger, self._drafts, tables), self._findings

    # -- which sentences ---------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[tuple[Sentence, list[Hit]]]:
        """Sentences that may speak of gifts: those with a giving verb, and those with an award."""
        found: dict[int, tuple[Sentence, list[Hit]]] = {}
        for hit in self._hits():
            if sentence := self._outline.sentence_at(hit.match.start()):
                found.setdefault(sentence.start, (sentence, []))[1].append(hit)
        for award in self._sums.awards(0, len(self._folded)):
            if sentence := self._outline.sentence_at(award.span[0]):
                found.setdefault(sentence.start, (sentence, []))
        for _, (sentence, hits) in sorted(found.items()):
            if self._speaks(sentence):
                yield sentence, hits

    def _hits(self) -> Iterator[Hit]:
        scanner = self._grammar.scanner("incentives")
        behind = 0
        for opener in openers(self._grammar).finditer(self._folded):
            start = opener.start()
            if start >= behind and (hit := scanner.at(self._folded, start)):
                behind = hit.match.end()
                yield hit

    def _speaks(self, sentence: Sentence) -> bool:
        """Titles and furniture say nothing; a heading only when it states a sum."""
        field = sentence.passage.field
        if field == "heading" or self._is_title(sentence):
            return field == "heading" and self._has_award(sentence)
        return field not in _SILENT

    def _is_title(self, sentence: Sentence) -> bool:
        """A short line without a full stop, where no clause tells headings from text."""
        passage = sentence.passage
        closed = (
            self._folded.startswith(("。", "；", "！", "："), sentence.end) or self._folded[sentence.end - 1] in "；："
        )
        alone = sentence.start - passage.start < 4 and passage.end - sentence.end < 4
        return passage.clause is None and alone and not closed and sentence.end - sentence.start < _TITLE_LENGTH

    def _has_award(self, sentence: Sentence) -> bool:
        return bool(self._sums.awards(sentence.start, sentence.end))

    # -- one sentence ------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence, hits: Sequence[Hit]) -> None:
        """Add the incentives of one sentence."""
        statement = Statement(self._folded, sentence, hits, self._sums, self._grammar, goes_on=bool(self._drafts))
        for predicate in statement.predicates:
            draft = self._draft(statement, predicate)
            if draft is None:
                continue
            if statement.leads_in(predicate):
                self._leads.add(draft)
                continue
            statement.use(predicate, draft.right)
            self._drafts.append(draft)
        if not statement.predicates:
            self._go_on(statement)
        self._bound(statement)
        if hits and statement.awards and not self._uses_sums_of(sentence):
            self._find("giving-without-incentive", sentence)

    def _draft(self, statement: Statement, predicate: Predicate) -> Draft | None:
        """What a predicate gives, or None where it gives nothing of its own."""
        passage = statement.sentence.passage
        side = self._sides.read(statement.pieces(predicate))
        right = self._sums.read(statement.zone(predicate, side), statement.trailing(predicate))
        side = self._with_receiver(side, predicate, right)
        last = self._last_in(passage)
        action = predicate.action or self._named_behind(statement, predicate)
        action = action or (last.action if last else self._named_in_heading(passage.clause))
        if action is None or not self._counts(predicate, side, right):
            return None
        if last and self._only_states(statement, predicate, side, last):
            self._state(last, side, right)
            last.stated_at = statement.sentence.start
            statement.use(predicate, right)
            return None
        if self._drafts and self._leads.opens_items(self._drafts[-1], passage.clause):
            self._leads.add(self._drafts.pop())
        if last and self._leads.announces(last, statement.sentence, predicate.start, action, side, right):
            self._leads.announce(self._drafts.pop())
        following = statement.following(predicate)
        return self._drawn_up(
            statement,
            predicate,
            side,
            right,
            action=action,
            frequency=self._frequency(statement, predicate, side, right),
            cumulation=self._cumulation(predicate.end, following.start if following else statement.sentence.end),
        )

    def _drawn_up(
        self,
        statement: Statement,
        predicate: Predicate,
        side: Side,
        right: RightSide,
        *,
        action: str,
        frequency: Frequency | None,
        cumulation: str | None = None,
    ) -> Draft:
        """The gift with its tiers, under what an earlier one governs."""
        passage = statement.sentence.passage
        last = self._last_in(passage)
        lead = self._leads.over(passage, predicate.start, side)
        governing = spans_of(lead) if lead and not side.is_empty else ()
        paired = self._pairer.pair(side.under(*governing), right, last.paired if last else None)
        if paired.mismatch:
            self._find("pairing-mismatch", statement.sentence)
        return Draft(
            predicate=predicate,
            passage=passage,
            part=statement.member_of(predicate).part,
            side=side,
            right=right,
            paired=with_receiver_of(self._opened_before(statement, predicate, side) or lead, paired),
            action=action,
            frequency=frequency or (lead.frequency if lead else None),
            cumulation=cumulation,
            governing=governing,
        )

    def _opened_before(self, statement: Statement, predicate: Predicate, side: Side) -> Draft | None:
        """对个人购买首套房的给予1%补贴，购买二套房的给予2%补贴: the earlier gift of the sentence names who receives."""
        if side.recipient:
            return None
        for draft in reversed(self._drafts):
            if draft.predicate.start < statement.sentence.start:
                break
            if draft.side.recipient and not statement.closes_bracket(draft.predicate, predicate):
                return draft if draft.side.opened else None
        return None

    def _counts(self, predicate: Predicate, side: Side, right: RightSide) -> bool:
        """Whether it is a gift of the kind that counts: 支持 wants a sum, 免征 and 落实 a named recipient."""
        sets = self._grammar.rule(predicate.rule).sets
        if sets.get("needs_sum") and not right.pays:
            return False
        if sets.get("needs_recipient") and not (side.recipient or (side.opened and side.events)):
            return False
        if predicate.action is None and self._is_other_gift(right):
            return False
        if not (right.pays or side.recipient) and self._refers(predicate, side):
            return False
        applies = predicate.verb in self._grammar.words("applying_verbs")
        return not applies or bool(right.pays) or (side.opened and side.recipient is not None)

    def _refers(self, predicate: Predicate, side: Side) -> bool:
        """双方均符合补贴条件的，可享受补贴: which gift, and for what, is told elsewhere."""
        bare = all(self._ends_bare(event) for event in side.events)
        told = self._parts["told_elsewhere"].fullmatch(self._folded, predicate.start, predicate.end)
        return bare and told is not None

    def _ends_bare(self, event: Span) -> bool:
        return any(match.end() == event[1] for match in self._parts["bare"].finditer(self._folded, *event))

    def _is_other_gift(self, right: RightSide) -> bool:
        """给予1万元购房券: a sum without a benefit noun, of something that does not count."""
        return any(self._parts["other_gift"].match(self._folded, pay.span[1]) for pay in right.pays)

    def _with_receiver(self, side: Side, predicate: Predicate, right: RightSide) -> Side:
        """给予用人单位10万元补贴: the receiver behind the verb; 通过发放补贴吸引人才留任: the one behind the object."""
        start = predicate.start + len(predicate.verb or predicate.action or "")
        limit = max(predicate.end, right.pays[0].span[1] if right.pays else 0)
        listed = side.recipient and len(right.pays) > 1 and all(pay.label for pay in right.pays)
        stretch = self._folded, start, limit
        given_to, before_noun = self._parts["given_to"], self._parts["given_before_noun"]
        if not listed and (match := given_to.match(*stretch) or before_noun.match(*stretch)):
            said_before = side.recipient and match["recipient"] in self._folded[slice(*side.recipient)]
            return side if said_before else replace(side, recipient=match.span("recipient"))
        means = self._parts["through"].search(self._folded, max(0, predicate.start - 4), predicate.start)
        if means and (match := self._parts["by_means"].match(self._folded, predicate.end)):
            return replace(self._sides.read([match.span("side")]), opened=True)
        if predicate.verb == "安排" and (match := self._parts["funded"].match(self._folded, predicate.end)):
            return Side((match.span(),), match.span("recipient"))
        if predicate.verb and not (side.events or side.recipient):
            cut = self._folded.rfind("的", start, right.pays[0].span[0] if right.pays else predicate.end)
            if cut > start:
                return replace(self._sides.read([(start, cut)]), opened=True)
        return side

    def _named_behind(self, statement: Statement, predicate: Predicate) -> str | None:
        """给予每户1万元，合计3万元的贴息: the noun stands with the last sum."""
        for start, end in statement.trailing(predicate):
            if match := self._parts["benefit"].search(self._folded, start, end):
                return match["noun"]
        return None

    def _named_in_heading(self, clause: Clause | None) -> str | None:
        if clause is None or clause.heading_span is None:
            return None
        found = list(self._parts["noun"].finditer(self._folded, *clause.heading_span))
        return found[-1][0] if found else None

    def _frequency(self, statement: Statement, predicate: Predicate, side: Side, right: RightSide) -> Frequency | None:
        if self._folded.find("一次性", *statement.zone(predicate, side)) >= 0:
            return "once"
        yearly = self._parts["yearly"].search(self._folded, predicate.start, predicate.end)
        return "yearly" if yearly else _paid_how_often(right)

    def _cumulation(self, start: int, end: int) -> str | None:
        match = self._parts["cumulation"].search(self._folded, start, end)
        return self._text.plain[slice(*match.span())] if match else None

    # -- what later words say of earlier gifts -----------------------------------------------------------------

    def _last_in(self, passage: Passage) -> Draft | None:
        last = self._drafts[-1] if self._drafts else None
        return last if last and last.governs(passage) else None

    def _only_states(self, statement: Statement, predicate: Predicate, side: Side, last: Draft) -> bool:
        """补贴标准为每人800元, or 每套补贴1万元 in the same sentence: the sum of the gift before it."""
        stated = self._grammar.rule(predicate.rule).sets.get("stated")
        if last.right.pays or stated:
            return bool(stated) and (not last.right.pays or last.stated_at == statement.sentence.start)
        same_part = last.part == statement.member_of(predicate).part
        same_gift = not predicate.verb or predicate.action in (None, last.action)
        return same_part and side.end < 0 and same_gift

    def _state(self, last: Draft, side: Side, right: RightSide) -> None:
        """Give the gift before it the sums that these words state."""
        governing = (*last.side.common, *last.side.events)
        paired = self._pairer.pair(side.under(*governing) if side.end >= 0 else last.side, right, None)
        before = last.paired.tiers if last.right.pays else ()
        last.right = RightSide(right.start, (*last.right.pays, *right.pays), (*last.right.caps, *right.caps))
        last.paired = replace(paired, tiers=(*before, *paired.tiers), beneficiary=last.paired.beneficiary)
        last.frequency = last.frequency or _paid_how_often(right)

    def _go_on(self, statement: Statement) -> None:
        """A sentence with sums and no predicate: it is led in, or states the sums of the gift before it."""
        sentence, awards = statement.sentence, statement.awards
        last = self._last_in(sentence.passage)
        if not awards or (last and statement.only_bounds()):
            return
        if lead := self._leads.of_item(sentence.passage.clause):
            self._led_in(statement, lead, awards[0])
        elif last and not last.right.pays and self._parts["goes_on"].match(self._folded, sentence.start):
            spans = [(member.start, member.end) for member in statement.members]
            self._state(last, Side(), self._sums.read((sentence.start, sentence.start), spans))

    def _led_in(self, statement: Statement, lead: Draft, award: Amount) -> None:
        """按以下标准给予补助：1.甲级20万元；: the item is a gift of the predicate that leads it in."""
        start = award.span[0]
        at = next((i for i, member in enumerate(statement.members) if member.start <= start < member.end), 0)
        predicate = Predicate(lead.predicate.rule, start, start, "", lead.action, at)
        side = self._sides.read(statement.pieces(predicate))
        right = self._sums.read(statement.zone(predicate, side), statement.trailing(predicate))
        if not right.pays:
            return
        often = _paid_how_often(right) or lead.frequency
        self._drafts.append(self._drawn_up(statement, predicate, side, right, action=lead.action, frequency=often))

    def _bound(self, statement: Statement) -> None:
        """A ceiling that opens a semicolon member bounds every gift before it in the clause."""
        for member, ceilings in statement.ceilings():
            for draft in reversed(self._drafts):
                if not draft.governs(statement.sentence.passage):
                    break
                if draft.predicate.start >= member.start:
                    continue
                used = {*draft.right.caps, *(pay.amount for pay in draft.right.pays)}
                new = tuple(cap for cap in ceilings if cap not in used)
                draft.right = replace(draft.right, caps=(*draft.right.caps, *new))

    # -- findings ----------------------------------------------------------------------------------------------

    def _uses_sums_of(self, sentence: Sentence) -> bool:
        for draft in self._drafts[: -_REMEMBERED - 1 : -1]:
            used = (*(pay.amount for pay in draft.right.pays), *draft.right.caps)
            if any(award and sentence.start <= award.span[0] < sentence.end for award in used):
                return True
        return False

    def _find(self, code: str, sentence: Sentence) -> None:
        span = (sentence.start, sentence.end)
        quote = self._text.plain[slice(*span)]
        short = quote if len(quote) <= 30 else quote[:29] + "…"
        self._findings.append(finding(self._grammar, code, span, sentence.passage.clause, quote=short))


def _paid_how_often(right: RightSide) -> Frequency | None:
    return next((pay.amount.frequency for pay in right.pays if pay.amount and pay.amount.frequency), None)


def _without_titles(folded: str) -> str:
    """The text with the names of documents blanked: 《关于支持企业…的通知》 supports nobody."""
    return _TITLE.sub(lambda match: "《" + "※" * (len(match[0]) - 2) + "》", folded)
