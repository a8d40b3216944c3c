from datetime import date

import pytest

from mingtang.annual.period import Period


def test_a_year_has_twelve_months_end_to_end() -> None:
    months = list(Period.of_year(2024).months())
    assert [month.first.month for month in months] == list(range(1, 13))
    assert months[1] == Period(date(2024, 2, 1), date(2024, 2, 29))


def test_the_months_at_the_ends_may_be_parts_of_one() -> None:
    months = list(Period(date(2025, 12, 10), date(2026, 1, 5)).months())
    assert months == [
        Period(date(2025, 12, 10), date(2025, 12, 31)),
        Period(date(2026, 1, 1), date(2026, 1, 5)),
    ]


def test_a_quarter_is_not_a_year() -> None:
    assert Period.of_year(2025).is_year
    assert not Period.of_months(2025, 1, 3).is_year


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="颠倒"):
        Period(date(2025, 2, 1), date(2025, 1, 31))
