"""Applicants of the demonstration who ask again and again: without a reason, with good ones, and for a
fee by the application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from mingtang.applications import Channel, WithdrawalCause
from mingtang_office.applications.actions import endings
from mingtang_office.applications.models import Application
from mingtang_office.demo import ending, open_cases
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.deciding import decided
from mingtang_office.demo.desks import Desk, arrival
from mingtang_office.demo.filings import Course, Filing

_WITHDRAWN_AFTER = 8  # working days
_SCHOOLS = (
    *("县第一中学", "县第二中学", "县实验中学", "白石中学", "青溪初级中学", "县实验小学"),
    *("城关小学", "滨江小学", "白石中心小学", "青溪中心小学", "县特殊教育学校"),
)


def unreasonable(desk: Desk, filing: Filing) -> Life:
    """The tenth of a kind is declined (条例第三十五条、第三十六条第（七）项)."""
    return _one_of_many(desk, replace(filing, pace=13), decided, 9)


def reasonable(desk: Desk, filing: Filing) -> Life:
    return _one_of_many(desk, filing, ending.deferred, 5)


def charged(desk: Desk, filing: Filing) -> Life:
    """From the eleventh of a month on there may be a fee (信息处理费管理办法第四条)."""
    return _one_of_many(desk, filing, ending.paid, 11)


def asked(desk: Desk, filing: Filing) -> Life:
    """Asked for the reasons, which are awaited today."""
    return _one_of_many(desk, filing, open_cases.awaiting_reasons, 4)


def _one_of_many(
    desk: Desk, filing: Filing, course: Callable[[Desk, Filing], Course], number: int
) -> Iterator[datetime]:
    """Handed in with so many others, which the applicant withdraws when asked about them."""
    filing = replace(filing, channel=Channel.IN_PERSON, hour=14)
    yield office_hour(filing.on, 13, 30)
    others = [_another(desk, filing, school) for school in _SCHOOLS[:number]]
    back = office_hour(desk.days.after(filing.on, _WITHDRAWN_AFTER), 15)
    for moment in course(desk, filing):
        if others and moment > back:
            yield back
            _withdraw(desk, others)
        yield moment
    if others:
        yield back
        _withdraw(desk, others)


def _another(desk: Desk, filing: Filing, school: str) -> Application:
    request = replace(filing.request, content=f"{school}：{filing.matter.content}")
    came = arrival(filing.channel, filing.on)
    return desk.take(request, came, by=desk.clerk).application


def _withdraw(desk: Desk, applications: list[Application]) -> None:
    while applications:
        desk.do(
            endings.withdraw,
            applications.pop(0),
            on=desk.clock_day,
            cause=WithdrawalCause.WITHDRAWN,
            words="申请人当面表示合并到最后一件办理，撤回本件",
        )
