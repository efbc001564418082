"""How figures and records are worded for people: ≥1600家, 2－3户, 到2025年."""

from __future__ import annotations

from hrdocs.model import Amount, Incentive, Number, Quantity, Rate, Target, Tier

_SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": ""}
ROLES = {"lead": "牵头", "responsible": "责任", "cooperating": "配合", "interpreting": "解释", "supervising": "督导"}


def number(value: Number) -> str:
    """A number with 万 and 亿 where that is short: 220000000000 → 2200亿, 1600 → 1600."""
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= size and (value * 100) % size == 0:
            return f"{value / size:g}{word}" if value / size < 10**6 else f"{value / size:.0f}{word}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def quantity(figure: Quantity) -> str:
    """A quantity with its comparator: ≈2200亿元, 2－3户, >15%."""
    upper = f"－{number(figure.upper)}" if figure.upper is not None else ""
    return f"{_SIGNS[figure.comparator]}{number(figure.value)}{upper}{figure.unit or ''}"


def rate(share: Rate) -> str:
    """A rate: ≥50% of 猎头服务费."""
    base = f" × {share.base}" if share.base else ""
    return f"{_SIGNS[share.comparator]}{number(share.value)}{share.unit}{base}"


def tier_sum(tier: Tier, amounts: dict[str, Amount]) -> str:
    """What a tier pays: its sum or its rate, else a dash."""
    if tier.amount:
        return amount(amounts[tier.amount])
    return rate(tier.rate) if tier.rate else "—"


def amount(money: Amount) -> str:
    """A sum with what it is counted by: 5000元/人/年."""
    return "/".join((quantity(money.quantity), *money.per))


def caps(gift: Incentive, amounts: dict[str, Amount]) -> str:
    """The ceilings of an incentive, joined."""
    return "、".join(amount(amounts[cap]) for cap in gift.caps)


def deadline(target: Target) -> str:
    """By when, with the rhythm: 2025, yearly."""
    year = str(target.deadline.year) if target.deadline else ""
    return " ".join(part for part in (year, "每年" if target.frequency == "yearly" else target.frequency or "") if part)
