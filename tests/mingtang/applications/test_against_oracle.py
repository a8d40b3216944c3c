"""Generated cases against an oracle that knows nothing of our calendar or clock: it strikes out
days from a list of the other package's working days."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from mingtang.applications import (
    ConsultationAnswered,
    ConsultationSent,
    Event,
    Extended,
    FeeNoticed,
    Paid,
    RectificationAsked,
    Rectified,
    due,
)
from tests.factories.patience import patient

WORKDAYS: list[date] = chinese_calendar.get_workdays(date(2020, 1, 1), date(2026, 12, 31))


def workdays_after(start: date) -> list[date]:
    return WORKDAYS[bisect_right(WORKDAYS, start) :]


@dataclass(frozen=True)
class Case:
    received: date
    events: tuple[Event, ...]
    expected: date


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An application that may be rectified, then consulted on, then extended, then paid for."""
    start = received = draw(st.dates(date(2020, 1, 1), date(2025, 12, 31)))
    events: list[Event] = []
    if draw(st.booleans()):
        asked = draw(st.sampled_from(workdays_after(received)[:7]))
        start = asked + timedelta(draw(st.integers(0, 30)))
        events += [RectificationAsked(asked), Rectified(start)]
    days = workdays_after(start)
    if draw(st.booleans()):
        sent = draw(st.sampled_from(days[:20]))
        answered = sent + timedelta(draw(st.integers(0, 40)))
        events += [ConsultationSent(sent), ConsultationAnswered(answered)]
        lapsed = workdays_after(sent)[14]
        days = [d for d in days if not sent <= d <= min(answered, lapsed)]
    last = 19
    if draw(st.booleans()):
        told = draw(st.sampled_from(days[:20]))
        extra = draw(st.integers(1, 20))
        events.append(Extended(told, extra))
        last += extra
    if received.year > 2020 and draw(st.booleans()):
        noticed = days[last]
        paid = draw(st.sampled_from(workdays_after(noticed)[:20]))
        if all(event.on <= noticed for event in events):
            events += [FeeNoticed(noticed), Paid(paid)]
            days, last = workdays_after(paid), 19
    return Case(received, tuple(events), days[last])


@patient
@given(cases())
def test_the_due_date_is_that_of_the_oracle(case: Case) -> None:
    assert due(case.received, case.events).due_on == case.expected


@patient
@given(cases())
def test_the_ledger_has_every_day_once_and_ends_on_the_due_date(case: Case) -> None:
    days = due(case.received, case.events).days
    span = (case.expected - case.received).days
    assert [day.on for day in days] == [case.received + timedelta(n) for n in range(1, span + 1)]
    assert all(day.why for day in days)


@patient
@given(cases())
def test_counted_days_are_numbered_without_gap_and_are_working_days(case: Case) -> None:
    counted = [day for day in due(case.received, case.events).days if day.counted]
    assert [day.number for day in counted] == list(range(1, len(counted) + 1))
    assert all(chinese_calendar.is_workday(day.on) for day in counted)


@patient
@given(cases())
def test_the_order_in_which_events_are_given_does_not_matter(case: Case) -> None:
    distinct = len({event.on for event in case.events}) == len(case.events)
    events = tuple(reversed(case.events)) if distinct else case.events
    assert due(case.received, events) == due(case.received, case.events)
