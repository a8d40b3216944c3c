"""Whatever happens to applications, and whenever it is entered: the sums of table three hold, a year
takes over what the year before left, and a cut-off in the past gives the same bytes for ever."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.annual import wire
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import row as row_of
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import Application
from mingtang_office.applications.projection import restate
from tests.office.annual.conftest import enter

BEGIN = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)
LAST = 6
received = st.sampled_from(
    [date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 3), date(2025, 12, 31)]
)
taken = st.sampled_from([0, 1, 40, 200, 370])


@dataclass(frozen=True)
class Change:
    """At an instant the record of a case becomes this; `merged`: it counts no longer."""

    at: int
    kind: ApplicantKind
    received_on: date
    days: int | None
    disposition: Disposition
    merged: bool

    @property
    def closed_on(self) -> date | None:
        return None if self.days is None else self.received_on + timedelta(days=self.days)


changes = st.builds(
    Change,
    st.integers(0, LAST),
    st.sampled_from([ApplicantKind.NATURAL_PERSON, ApplicantKind.BUSINESS, ApplicantKind.OTHER]),
    received,
    st.none() | taken,
    st.sampled_from(Disposition),
    st.integers(0, 5).map(lambda n: n == 0),
)
lives = st.lists(changes, min_size=1, max_size=4, unique_by=lambda change: change.at).map(
    lambda course: sorted(course, key=lambda change: change.at)
)
worlds = st.lists(st.tuples(st.integers(0, 1), lives), max_size=9)
World = list[tuple[int, list[Change]]]


def instant(number: int) -> datetime:
    return BEGIN + timedelta(hours=number)


def make(course: list[Change], application: Application, sink: Application) -> None:
    for change in course:
        application.applicant_kind = change.kind.value
        application.received_on = change.received_on
        application.closed_on = change.closed_on
        application.disposition = change.disposition.value if change.closed_on else ""
        application.in_time = True if change.closed_on else None
        application.merged_into = sink if change.merged else None
        application.save()
        restate(application, instant(change.at))


def said(world: World, cut_off: int, period: Period, only: int | None) -> Counter[str]:
    """The cells as a person with the book of records would count them, one case after the other."""
    cells: Counter[str] = Counter()
    for where, course in world:
        known = [change for change in course if change.at <= cut_off]
        if not known or known[-1].merged or only not in (None, where):
            continue
        case = known[-1]
        rows = []
        if period.first <= case.received_on <= period.last:
            rows.append("new_received")
        elif case.received_on < period.first and not (
            case.closed_on and case.closed_on < period.first
        ):
            rows.append("carried_in")
        else:
            continue
        if case.closed_on and case.closed_on <= period.last:
            rows += [row_of(case.disposition, "2021"), "total"]
        else:
            rows.append("carried_out")
        cells.update(f"applications/{row}/{each}" for row in rows for each in (case.kind, "total"))
    return cells


def told(question: Question, person: User) -> Counter[str]:
    report = compiled(question, person, BEGIN.date())
    return Counter(
        {
            address: int(cell.value)
            for address, cell in report.cells.items()
            if cell.value and address.startswith("applications/")
        }
    )


def data(question: Question, person: User) -> str:
    return json.dumps(wire.to_wire(compiled(question, person, BEGIN.date())), ensure_ascii=False)


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=worlds, cut_off=st.integers(0, LAST))
def test_the_table_says_what_the_records_said_at_the_cut_off(
    django_db_setup: None, world: World, cut_off: int
) -> None:
    with transaction.atomic():
        top = Agency.add_root(name="云江县人民政府", kind=AgencyKind.GOVERNMENT)
        bureau = top.add_child(name="云江县教育局", kind=AgencyKind.DEPARTMENT)
        person = User.objects.create(username="above", full_name="某人")
        Membership.objects.create(
            user=person, agency=top, role=Role.SUPERVISOR, starts_on=date(2020, 1, 1)
        )
        sink = enter(top, None)
        cases = [enter((top, bureau)[where], None) for where, _ in world]
        year = Question(
            Agency.objects.get(pk=top.pk),
            True,
            Period.of_year(2025),
            instant(cut_off),
            edition("2021"),
        )
        for (_, course), case in zip(world, cases, strict=True):
            make([change for change in course if change.at <= cut_off], case, sink)
        before = data(year, person)
        for (_, course), case in zip(world, cases, strict=True):
            make([change for change in course if change.at > cut_off], case, sink)

        assert data(year, person) == before
        for period in (Period.of_year(2024), year.period, Period.of_months(2025, 1, 3)):
            asked = replace(year, period=period)
            assert told(asked, person) == said(world, cut_off, period, None)
            alone = told(replace(asked, below=False), person)
            assert alone == said(world, cut_off, period, 0)
        _carried_over(year, person)
        transaction.set_rollback(True)


def _carried_over(year: Question, person: User) -> None:
    this = told(year, person)
    following = told(replace(year, period=Period.of_year(2026)), person)
    for column in (*(kind.value for kind in ApplicantKind), "total"):
        left = this[f"applications/carried_out/{column}"]
        assert following[f"applications/carried_in/{column}"] == left
