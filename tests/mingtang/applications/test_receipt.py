from datetime import date

import pytest

from mingtang.applications import Channel, NotReceived, received_on

SUBMITTED, SIGNED, CONFIRMED = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)


@pytest.mark.parametrize(
    ("channel", "day"),
    [
        (Channel.IN_PERSON, SUBMITTED),
        (Channel.SIGNED_POST, SIGNED),
        (Channel.ORDINARY_POST, CONFIRMED),
        (Channel.ONLINE, CONFIRMED),
        (Channel.FAX, CONFIRMED),
        (Channel.EMAIL, CONFIRMED),
    ],
)
def test_the_channel_decides_which_day_is_that_of_receipt(channel: Channel, day: date) -> None:
    assert (
        received_on(channel, submitted_on=SUBMITTED, signed_on=SIGNED, confirmed_on=CONFIRMED)
        == day
    )


def test_an_online_application_is_not_received_before_it_is_confirmed() -> None:
    with pytest.raises(NotReceived, match=r"缺少确认日期.*《条例》第三十一条第（三）项"):
        received_on(Channel.ONLINE, submitted_on=SUBMITTED)
