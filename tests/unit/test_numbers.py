"""Exact reading of figures: digits, Chinese numerals, mixtures, dates."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdocs import numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1，200", 1200),
        ("12.5万", 125_000),
        ("1亿2000万", 120_000_000),
        ("5千", 5000),
        ("3百万", 3_000_000),
        ("1万亿", 10**12),
        ("500余万", 5_000_000),
        ("十", 10),
        ("二十一", 21),
        ("两百", 200),
        ("百万", 1_000_000),
        ("亿", 10**8),
        ("十万零一千", 101_000),
        ("三千五百万", 35_000_000),
        ("一点五亿", 150_000_000),
        ("十二点五", 12.5),
        ("一百二", 120),
        ("一百零二", 102),
        ("二〇二三", 2023),
        ("壹佰贰拾万", 1_200_000),
    ],
)
def test_read(words: str, value: float) -> None:
    assert numbers.read(words) == Decimal(str(value))


@pytest.mark.parametrize("words", ["", "统一", "N", "9" * 41, "1.2.3"])
def test_what_is_no_number(words: str) -> None:
    assert numbers.read(words) is None


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_agrees_with_cn2an_on_well_formed_numerals(value: int) -> None:
    assert numbers.read(cn2an.an2cn(value)) == value


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_keep_every_digit(value: Decimal) -> None:
    assert numbers.read(f"{value:f}万") == value * 10_000


def test_everyday_numerals_do_without_cn2an() -> None:
    code = "import sys; from hrdocs import numbers; numbers.read('三千五百万'); print('cn2an' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_numbers_without_noise() -> None:
    assert numbers.number(Decimal("12.50")) == 12.5
    assert isinstance(numbers.number(Decimal("300.0")), int)
    assert numbers.fraction(Decimal(1), Decimal(3)) == 0.333333
    assert numbers.fraction(Decimal(1), Decimal(0)) is None


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2023", "9", "7"), "2023-09-07"),
        (("二〇二三", "七", "三"), "2023-07-03"),
        (("2024", "1"), "2024-01"),
        (("2025",), "2025"),
        ((None, "9", "7"), "--09-07"),
    ],
)
def test_iso_dates(parts: tuple[str | None, ...], date: str) -> None:
    assert numbers.iso_date(*parts) == date
