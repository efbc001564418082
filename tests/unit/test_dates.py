import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdocs import dates

DAY = datetime.date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023年3月2日", DAY(2023, 3, 2)),
        ("2023 年 7 月 3 日", DAY(2023, 7, 3)),
        ("二〇二三年七月三日", DAY(2023, 7, 3)),
        ("二○二一年十二月二十五日", DAY(2021, 12, 25)),
        ("二〇二〇年十月三十日", DAY(2020, 10, 30)),
        ("2022/5/25", DAY(2022, 5, 25)),
        ("2023-01-28", DAY(2023, 1, 28)),
        ("2023.01.09", DAY(2023, 1, 9)),
    ],
)
def test_read(words, day):
    assert dates.read(words) == day


@pytest.mark.parametrize("words", ["2023年2月30日", "2023年13月1日", "2023年3月", "", "年月日"])
def test_no_day(words):
    assert dates.read(words) is None


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ({"years": 2}, DAY(2026, 6, 30)),
        ({"months": 6}, DAY(2024, 12, 31)),
        ({"days": 30}, DAY(2024, 7, 30)),
    ],
)
def test_the_last_day_lies_before_the_anniversary(term, last):
    assert dates.last_of(DAY(2024, 7, 1), **term) == last


def test_a_leap_day_has_an_anniversary_every_year():
    assert dates.after(DAY(2024, 2, 29), years=1) == DAY(2025, 2, 28)


def test_last_day_of_a_month_and_of_a_year():
    assert dates.last_day(2024, 2) == DAY(2024, 2, 29)
    assert dates.last_day(2022) == DAY(2022, 12, 31)
    assert dates.last_day(2022, 13) is None


@given(st.text(alphabet="0123456789年月日一二三十〇零廿两.-/ ", max_size=40))
def test_any_words_are_read_or_not(words):
    day = dates.read(words)
    assert day is None or isinstance(day, datetime.date)


@given(st.dates(DAY(1990, 1, 1), DAY(2099, 12, 31)), st.integers(1, 20))
def test_a_term_of_years_ends_on_the_day_before(start, years):
    last = dates.last_of(start, years=years)
    assert last is not None
    assert last + datetime.timedelta(days=1) == dates.after(start, years=years)
