"""What stands around the clauses: title, number, issuers, addressees, dates, validity, period, region, disclosure."""

from __future__ import annotations

from msgspec.structs import replace

from hrdocs import places
from hrdocs.grammar import Grammar
from hrdocs.model import Frame, Part
from hrdocs.outline import Outline
from hrdocs.reading.frame import head, issuers, region, terms
from hrdocs.reading.frame.page import Page


def read(outline: Outline, grammar: Grammar) -> Frame:
    """The metadata of a notice, each field null where the text is silent."""
    page = Page(outline)
    gazetteer = places.load(grammar)
    title = head.title(page, grammar)
    number = head.document_number(page, grammar)
    named = issuers.read(page, title, gazetteer, grammar)
    receivers = head.addressees(page, grammar)
    issued = head.issued_on(page, grammar)
    return Frame(
        title=title,
        genre=head.genre(title, grammar),
        document_number=number,
        issuers=named,
        addressees=receivers,
        issued_on=issued.isoformat() if issued else None,
        validity=terms.validity(page, issued, grammar),
        period=terms.period(page, title, grammar),
        region=region.read(page, title, named, number, receivers, gazetteer, grammar),
        disclosure=head.disclosure(page, grammar),
    )


def titled(parts: tuple[Part, ...], frame: Frame) -> tuple[Part, ...]:
    """The parts, the instrument with the title of the notice also where that stands in the headline of the page."""
    return tuple(replace(part, title=frame.title) if part.kind == "main" and frame.title else part for part in parts)
