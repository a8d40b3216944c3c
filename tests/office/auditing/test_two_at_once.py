"""Two people at once, on real connections of their own: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connections

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.actions.corrections import correct_cell
from mingtang_office.auditing.actions.decisions import decide
from mingtang_office.auditing.actions.uploads import Outcome, receive
from mingtang_office.auditing.models import (
    CheckedReport,
    Correction,
    Decision,
    FoundFinding,
    Reading,
    Verdict,
)
from mingtang_office.trail.models import Entry
from mingtang_office.trail.verification import verify
from tests.office.auditing.conftest import WRONG, a_file, report_bytes
from tests.office.conftest import NOW, Agencies, MakePerson

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*works: Callable[[], object]) -> list[object]:
    """What each came to: its answer, or the exception that it raised."""
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            together.wait(10)
            return work()
        except Overtaken as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def test_of_two_decisions_one_stands_and_the_other_is_told(
    report: CheckedReport, owner: User, colleague: User
) -> None:
    found = report.findings.order_by("position").first()
    assert found is not None

    def by(person: User, verdict: Verdict) -> Callable[[], object]:
        return lambda: decide(
            report=report,
            identity=found.identity,
            verdict=verdict,
            reason="核对过原件",
            expected_version=0,
            by=person,
            now=NOW,
        )

    came = _at_once(by(owner, Verdict.CONFIRMED), by(colleague, Verdict.DISMISSED))

    decision = Decision.objects.get()
    told = [each for each in came if isinstance(each, Overtaken)]
    assert [each for each in came if isinstance(each, Decision)] == [decision]
    assert [decision.by.full_name in each.message for each in told] == [True]
    assert Entry.objects.filter(action="auditing.decided").count() == 1


def test_of_two_corrections_one_stands_and_the_other_is_told(
    report: CheckedReport, owner: User, make_person: MakePerson, agencies: Agencies
) -> None:
    head = make_person("head", Role.HEAD, agencies.education)

    def by(person: User, value: int) -> Callable[[], object]:
        return lambda: correct_cell(
            report=report,
            cell=WRONG,
            value=Decimal(value),
            reason="",
            expected_revision=0,
            by=person,
            now=NOW,
        )

    came = _at_once(by(owner, 0), by(head, 1))

    assert sum(isinstance(each, Overtaken) for each in came) == 1
    assert Correction.objects.count() == 1
    assert CheckedReport.objects.get().revision == 1


def test_the_same_file_from_two_people_is_one_report(
    owner: User, make_person: MakePerson, agencies: Agencies
) -> None:
    head = make_person("head", Role.HEAD, agencies.education)
    data = report_bytes()

    def by(person: User) -> Callable[[], object]:
        return lambda: (
            receive(agency=agencies.education, files=[a_file(data)], by=person, now=NOW)
            .files[0]
            .outcome
        )

    came = _at_once(by(owner), by(head))

    assert sorted(came, key=str) == [Outcome.ACCEPTED, Outcome.PRESENT]
    assert CheckedReport.objects.count() == 1


def test_two_workers_at_one_report_check_it_once(owner: User, agencies: Agencies) -> None:
    receive(agency=agencies.education, files=[a_file(report_bytes())], by=owner, now=NOW)
    number = CheckedReport.objects.get().pk

    _at_once(*[lambda: checking.check(report_id=number, now=NOW)] * 2)

    report = CheckedReport.objects.get()
    assert (report.state, Reading.objects.count()) == ("checked", 1)
    assert FoundFinding.objects.count() == report.findings.count() > 0
    assert Entry.objects.filter(action="auditing.checked").count() == 1


def test_many_people_on_many_findings_leave_a_whole_trail(
    report: CheckedReport, owner: User, colleague: User
) -> None:
    identities = list(report.findings.values_list("identity", flat=True))

    def by(person: User, identity: str) -> Callable[[], object]:
        return lambda: decide(
            report=report,
            identity=identity,
            verdict=Verdict.CONFIRMED,
            reason="",
            expected_version=0,
            by=person,
            now=NOW,
        )

    came = _at_once(*(by(person, i) for i in identities for person in (owner, colleague)))

    report.refresh_from_db()
    assert sum(isinstance(each, Decision) for each in came) == len(identities)
    assert report.undecided == 0
    assert list(verify()) == []
