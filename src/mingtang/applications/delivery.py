"""The day on which a reply counts as served (国办公开办函〔2015〕235号)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class ServiceManner(StrEnum):
    """How a reply reaches the applicant."""

    IN_PERSON = "in_person"
    BY_ORGAN = "by_organ"
    POST = "post"
    ONLINE = "online"

    @property
    def label(self) -> str:
        return _LABELS[self]


class NotServed(ValueError):
    """The day that decides is missing: the reply does not count as served yet."""


_LABELS = {
    ServiceManner.IN_PERSON: "直接送达",
    ServiceManner.BY_ORGAN: "委托其他行政机关代为送达",
    ServiceManner.POST: "邮寄送达",
    ServiceManner.ONLINE: "互联网送达",
}

# what is to be done to have the day that decides
_ADVICE = {
    ServiceManner.IN_PERSON: "签收日期。请由申请人在送达回证上签收",
    ServiceManner.BY_ORGAN: "签收日期。请向代为送达的机关索取送达回证",
    ServiceManner.POST: "交邮日期。请交邮政企业寄送，并登记交邮日期和邮件号",
    ServiceManner.ONLINE: "到达日期，或者与申请人约定的日期。请登记其中一个",
}


def served_on(
    manner: ServiceManner,
    *,
    signed_on: date | None = None,
    posted_on: date | None = None,
    arrived_on: date | None = None,
    agreed_on: date | None = None,
) -> date:
    """The day of service: that of signature for a reply handed over by the agency or another organ,
    of handing to the post, of arrival online or the day agreed with the applicant.
    Raises `NotServed` without it.

    >>> from datetime import date
    >>> served_on(ServiceManner.POST, posted_on=date(2026, 3, 12), signed_on=date(2026, 3, 16))
    datetime.date(2026, 3, 12)
    """
    day = {
        ServiceManner.IN_PERSON: signed_on,
        ServiceManner.BY_ORGAN: signed_on,
        ServiceManner.POST: posted_on,
        ServiceManner.ONLINE: agreed_on or arrived_on,
    }[manner]
    if day is None:
        raise NotServed(f"{manner.label}缺少{_ADVICE[manner]}。")
    return day
