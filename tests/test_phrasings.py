"""Sentences as officials write them, read by the whole pipeline: patterns/phrasings/*.toml says what each must give."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import hrdocs
from hrdocs.grammar import shipped_patterns
from hrdocs.model import Incentive, Notice, Target, Tier

FOLDER = shipped_patterns() / "phrasings"


def _phrasings(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["phrasing"]


def _notice(phrasing: dict[str, Any]) -> Notice:
    """The sentence as the text of a clause of a notice of 2024, under the heading that the phrasing gives."""
    title = phrasing.get("title", "")
    heading = phrasing.get("heading", "重点工作")
    text = f"{title}\n一、{heading}\n（一）具体安排。{phrasing['text']}\n滨江市人民政府办公室\n2024年12月5日\n"
    return hrdocs.extract(text)


def _said(target: Target, keys: set[str]) -> dict[str, Any]:
    """What a target says under the keys that the phrasing asserts."""
    said: dict[str, Any] = {
        "indicator": target.indicator,
        "value": target.quantity.value,
        "upper": target.quantity.upper,
        "unit": target.quantity.unit,
        "comparator": target.quantity.comparator,
        "year": target.deadline.year if target.deadline else None,
        "scope": target.scope,
        "measure": target.measure,
        "frequency": target.frequency,
        "each": target.each,
        "aspirational": target.aspirational,
        "part": target.total is not None,
    }
    return {key: said[key] for key in said if key in keys}


@pytest.mark.parametrize("phrasing", _phrasings("targets"), ids=lambda phrasing: phrasing["text"][:30])
def test_targets(phrasing: dict[str, Any]) -> None:
    wanted = phrasing["targets"]
    found = _notice(phrasing).targets
    keys = [set(one) for one in wanted]
    assert [_said(target, keys[i] if i < len(keys) else {"indicator"}) for i, target in enumerate(found)] == wanted


def _gives(incentive: Incentive, notice: Notice) -> dict[str, Any]:
    """An incentive under the keys of the phrasings, sums in 元; keys without content are left out."""
    sums = {amount.id: amount.quantity.value for amount in notice.amounts}

    def step(tier: Tier) -> dict[str, Any]:
        paid = {"condition": tier.condition, "amount": sums[tier.amount] if tier.amount else None}
        paid["rate"] = tier.rate.value if tier.rate else None
        return {key: value for key, value in paid.items() if value is not None}

    said = {
        "action": incentive.action,
        "beneficiary": incentive.beneficiary,
        "tiers": [step(tier) for tier in incentive.tiers],
        "common": incentive.common_condition,
        "caps": [sums[cap] for cap in incentive.caps],
        "frequency": incentive.frequency,
        "cumulation": incentive.cumulation,
    }
    return {key: value for key, value in said.items() if value}


@pytest.mark.parametrize("phrasing", _phrasings("incentives"), ids=lambda phrasing: phrasing["text"][:30])
def test_incentives(phrasing: dict[str, Any]) -> None:
    notice = _notice(phrasing)
    assert [_gives(incentive, notice) for incentive in notice.incentives] == phrasing["incentives"]


def test_phrasings_are_many_and_differ() -> None:
    for name in ("targets", "incentives"):
        texts = [phrasing["text"] for phrasing in _phrasings(name)]
        assert len(set(texts)) == len(texts) >= 100
