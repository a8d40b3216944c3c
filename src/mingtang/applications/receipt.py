"""The day an application counts as received (条例第三十一条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    """How an application came in."""

    IN_PERSON = "in_person"
    SIGNED_POST = "signed_post"
    ORDINARY_POST = "ordinary_post"
    ONLINE = "online"
    FAX = "fax"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """As the register and the letters word it."""
        return _LABELS[self]

    @property
    def is_confirmed(self) -> bool:
        """Whether the day of receipt is that of the confirmation with the applicant."""
        return _DECIDES[self][0] == "confirmed_on"


_LABELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.SIGNED_POST: "挂号信、特快专递等签收邮件",
    Channel.ORDINARY_POST: "平常信函",
    Channel.ONLINE: "互联网渠道",
    Channel.FAX: "传真",
    Channel.EMAIL: "电子邮件",
}


class NotReceived(ValueError):
    """The day that decides is missing: the application does not count as received yet."""


# which of the three days decides, what it is called, and what is to be done to have it
_DECIDES = {
    Channel.IN_PERSON: ("submitted_on", "提交日期", "（一）", "请登记申请人当面提交的日期"),
    Channel.SIGNED_POST: ("signed_on", "签收日期", "（二）", "请登记邮件的签收日期"),
    Channel.ORDINARY_POST: ("confirmed_on", "确认日期", "（二）", "请于收到当日与申请人确认"),
    Channel.ONLINE: ("confirmed_on", "确认日期", "（三）", "请与申请人双方确认"),
    Channel.FAX: ("confirmed_on", "确认日期", "（三）", "请与申请人双方确认"),
    Channel.EMAIL: ("confirmed_on", "确认日期", "（三）", "请与申请人双方确认"),
}


def received_on(
    channel: Channel,
    *,
    submitted_on: date | None = None,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
) -> date:
    """The day of receipt: that of submission in person, of signature for post that is signed
    for, of confirmation with the applicant otherwise. Raises `NotReceived` without it.

    >>> from datetime import date
    >>> received_on(Channel.ONLINE, submitted_on=date(2026, 3, 2), confirmed_on=date(2026, 3, 3))
    datetime.date(2026, 3, 3)
    """
    days = {"submitted_on": submitted_on, "signed_on": signed_on, "confirmed_on": confirmed_on}
    name, label, item, advice = _DECIDES[channel]
    day = days[name]
    if day is None:
        raise NotReceived(
            f"缺少{label}，尚不能认定收到申请（《条例》第三十一条第{item}项）。{advice}。"
        )
    return day
