from datetime import date

import pytest

from mingtang.applications import NotServed, ServiceManner, served_on

SIGNED, POSTED, ARRIVED = date(2026, 3, 16), date(2026, 3, 12), date(2026, 3, 13)


@pytest.mark.parametrize(
    ("manner", "day"),
    [
        (ServiceManner.IN_PERSON, SIGNED),
        (ServiceManner.BY_ORGAN, SIGNED),
        (ServiceManner.POST, POSTED),
        (ServiceManner.ONLINE, ARRIVED),
    ],
)
def test_the_manner_decides_which_day_is_that_of_service(manner: ServiceManner, day: date) -> None:
    assert served_on(manner, signed_on=SIGNED, posted_on=POSTED, arrived_on=ARRIVED) == day


def test_a_day_agreed_with_the_applicant_goes_before_that_of_arrival() -> None:
    agreed = date(2026, 3, 17)
    assert served_on(ServiceManner.ONLINE, arrived_on=ARRIVED, agreed_on=agreed) == agreed


def test_a_reply_by_post_is_not_served_by_its_signature_alone() -> None:
    with pytest.raises(NotServed, match=r"邮寄送达缺少交邮日期.*邮政企业"):
        served_on(ServiceManner.POST, signed_on=SIGNED)
