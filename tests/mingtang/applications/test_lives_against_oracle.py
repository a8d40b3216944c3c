"""Random lives of applications against an oracle that works them out day by day."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import event as seen
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.applications import (
    Case,
    Disposition,
    Event,
    EventKind,
    ImpossibleEvent,
    choices,
    due,
    event_from_wire,
    event_to_wire,
    replay,
    steps,
)
from tests.factories.histories import DETAILS, LAST, disturbed, histories
from tests.factories.patience import patient
from tests.mingtang.applications.oracle import Oracle, is_lawful

long = settings(patient, max_examples=200)
short = settings(patient, max_examples=40)


def is_replayed(events: Sequence[Event]) -> bool:
    """Whether `replay` takes them; what it refuses, it refuses with an article."""
    try:
        replay(events)
    except ImpossibleEvent as refused:
        told = [cite in str(refused) for cite in refused.cites]
    else:
        return True
    assert told
    assert all(told)
    return False


@long
@given(histories())
def test_the_due_date_and_its_ledger_are_those_of_the_oracle_with_or_without_the_whole_life(
    history: tuple[Event, ...],
) -> None:
    case, oracle = replay(history), Oracle(history)
    ledger = case.due.days if case.due else ()
    assert [(day.on, day.counted) for day in ledger] == oracle.days
    assert (case.due_on, case.provisional) == (oracle.due, False)
    assert case.due is None or case.due.due_on == oracle.due
    if case.received_on:
        bare = due(case.received_on, history)
        assert (bare.due_on, bare.days) == (case.due_on, ledger)


@patient
@given(histories())
def test_the_end_and_whether_it_came_in_time_are_those_of_the_oracle(
    history: tuple[Event, ...],
) -> None:
    case, oracle = replay(history), Oracle(history)
    assert (case.closed_on, case.in_time) == (oracle.closed_on, oracle.in_time)
    assert case.received_on == oracle.received
    assert (case.disposition is not None) == (oracle.ending is not None)


@patient
@given(histories(), st.integers(0, 60))
def test_the_phase_is_that_of_the_oracle_after_every_event_and_on_later_days(
    history: tuple[Event, ...], later: int
) -> None:
    for at in range(1, len(history) + 1):
        past = history[:at]
        for on in (past[-1].on, past[-1].on + timedelta(later)):
            assert replay(past).phase_on(on) is Oracle(past).phase(on)


@long
@given(disturbed())
def test_what_the_oracle_refuses_is_refused_with_an_article_and_nothing_else_is(
    history: tuple[Event, ...],
) -> None:
    lawful = is_lawful(history)
    seen("lawful" if lawful else "unlawful")
    assert is_replayed(history) is lawful


@patient
@given(histories(), st.integers(0, 40), st.data())
def test_a_step_that_is_not_offered_is_refused_whatever_its_details(
    history: tuple[Event, ...], later: int, data: st.DataObject
) -> None:
    on = min(history[-1].on + timedelta(later), LAST)
    refs = [asked.ref for asked in replay(history).consultations]
    for step in steps(replay(history), on):
        event = data.draw(DETAILS[step.kind](on, refs))
        assert step.lawful or not Oracle(history).allows(event)
        assert step.lawful == (not step.why_not)


@patient
@given(histories(), st.integers(0, 40))
def test_a_step_may_be_taken_until_its_last_day_and_no_longer(
    history: tuple[Event, ...], later: int
) -> None:
    case = replay(history)
    on = history[-1].on + timedelta(later)
    for step in steps(case, on):
        if step.until:
            assert on <= step.until
            assert _lawful(case, step.kind, step.until)
            assert not _lawful(case, step.kind, step.until + timedelta(1))


def _lawful(case: Case, kind: EventKind, on: date) -> bool:
    return next(step.lawful for step in steps(case, on) if step.kind is kind)


@patient
@given(histories(), st.integers(0, 40))
def test_the_dispositions_offered_are_those_that_the_oracle_bears(
    history: tuple[Event, ...], later: int
) -> None:
    on, oracle = history[-1].on + timedelta(later), Oracle(history)
    offered = {choice.disposition for choice in choices(replay(history), on) if choice.lawful}
    open_ = oracle.received and not oracle.ending
    borne = {code for code in Disposition if open_ and oracle.may_decide(code, on)}
    assert offered == borne


@short
@given(histories())
def test_every_event_survives_the_wire(history: tuple[Event, ...]) -> None:
    stored = [event_to_wire(event) for event in history]
    assert tuple(event_from_wire(**event) for event in stored) == history


@short
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_the_days_are_given_does_not_matter(
    history: tuple[Event, ...], random: Random
) -> None:
    if len({event.on for event in history}) < len(history):
        return
    shuffled = list(history)
    random.shuffle(shuffled)
    assert replay(shuffled) == replay(history)
