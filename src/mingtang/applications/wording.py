"""Events as the command line writes them: `KIND=DATE`, or `KIND=DATE:DETAIL`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mingtang.applications.events import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
)


class UnknownEvent(ValueError):
    """A wording that names no event; the message says how to write it."""


_PLAIN: dict[EventKind, Callable[[date], Event]] = {
    EventKind.RECTIFICATION_ASKED: RectificationAsked,
    EventKind.RECTIFIED: Rectified,
    EventKind.CONSULTATION_SENT: ConsultationSent,
    EventKind.CONSULTATION_ANSWERED: ConsultationAnswered,
    EventKind.EXTENDED: Extended,
    EventKind.REASONS_ASKED: ReasonsAsked,
    EventKind.REASONS_GIVEN: ReasonsGiven,
    EventKind.FEE_NOTICED: FeeNoticed,
    EventKind.PAID: Paid,
    EventKind.ABANDONED: Abandoned,
    EventKind.WITHDRAWN: Withdrawn,
    EventKind.DECIDED: Decided,
}

_DETAILED: dict[EventKind, Callable[[date, str], Event]] = {
    EventKind.RECTIFICATION_ASKED: lambda on, reply_by: RectificationAsked(on, _date(reply_by)),
    EventKind.CONSULTATION_SENT: lambda on, whom: ConsultationSent(on, Consultee(whom)),
    EventKind.EXTENDED: lambda on, days: Extended(on, int(days)),
    EventKind.DEFERRED: lambda on, until: Deferred(on, _date(until)),
}


# what the command line takes: the life before receipt and after the reply moves no due date
_KINDS = tuple(kind for kind in EventKind if kind in _PLAIN or kind in _DETAILED)


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _kind(text: str) -> EventKind:
    found = next((kind for kind in _KINDS if kind == text), None)
    if found is None:
        kinds = "、".join(f"{kind}（{kind.label}）" for kind in _KINDS)
        raise UnknownEvent(f"没有名为“{text}”的事件。可用的事件：{kinds}。")
    return found


def parse_event(text: str) -> Event:
    """The event that `KIND=DATE` writes. A detail may follow a colon: the working days of an
    extension, the consultee, the day by which to rectify; the day of a deferral must.

    Raises `UnknownEvent`.

    >>> parse_event("extended=2026-03-10:10")
    Extended(on=datetime.date(2026, 3, 10), days=10, consented_on=None)
    """
    name, _, rest = text.partition("=")
    when, _, detail = rest.partition(":")
    kind = _kind(name.strip())
    try:
        on = _date(when.strip())
        if detail:
            return _DETAILED[kind](on, detail.strip())
        return _PLAIN[kind](on)
    except (ValueError, KeyError):
        raise UnknownEvent(
            f"“{text}”写法不对：应写作“{kind}=2026-03-10”；{_detail_help(kind)}。"
        ) from None


def _detail_help(kind: EventKind) -> str:
    return {
        EventKind.EXTENDED: "可在冒号后写延长的工作日数，如“extended=2026-03-10:10”",
        EventKind.CONSULTATION_SENT: "可在冒号后写征求对象third_party（第三方）或other_organ（其他机关）",
        EventKind.RECTIFICATION_ASKED: "可在冒号后写补正的截止日期",
        EventKind.DEFERRED: "必须在冒号后写延迟答复的日期，如“deferred=2026-03-10:2026-05-29”",
    }.get(kind, "日期按年-月-日书写，其后不再加内容")
