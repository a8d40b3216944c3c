from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from mingtang_office.demo.moments import in_office

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_day_without_work_gives_way_to_the_working_day_before() -> None:
    sunday = datetime(2026, 11, 22, 3, 0, tzinfo=SHANGHAI)
    assert in_office(sunday, 1, 16, 30) == datetime(2026, 11, 20, 16, 30, tzinfo=SHANGHAI)


def test_the_days_of_a_long_holiday_fall_on_one_day_in_the_order_of_their_hours() -> None:
    after_national_day = datetime(2025, 10, 9, 9, 0, tzinfo=SHANGHAI)
    moments = [in_office(after_national_day, *told) for told in ((6, 9), (3, 14), (1, 16))]
    assert moments == [datetime(2025, 9, 30, hour, tzinfo=SHANGHAI) for hour in (9, 14, 16)]


def test_a_year_of_which_no_notice_is_known_is_taken_as_it_is() -> None:
    far = datetime(2190, 5, 1, 9, 0, tzinfo=SHANGHAI)
    assert in_office(far, 1, 10) == datetime(2190, 4, 30, 10, tzinfo=SHANGHAI)
