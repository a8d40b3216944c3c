"""Two years of applications at the offices of 云江县: every ending, every state, figures that hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.storage import default_storage
from wagtail.hooks import search_for_hooks

import mingtang
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications import Channel, Phase
from mingtang.applications.dispositions import Disposition
from mingtang.applications.letters import LetterKind
from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import (
    Application,
    CaseEvent,
    CaseFile,
    Consent,
    Consultation,
    PublicationProposal,
)
from mingtang_office.demo import county
from mingtang_office.letters.models import Letter, LetterState, Service
from mingtang_office.letters.queries import series_in
from mingtang_office.remedies.models import Remedy
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency, work_of
from tests.office.demo.conftest import NOW

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db, pytest.mark.sqlite]

_YEARS = (2024, 2025, 2026)


def held(rows: Iterable[str]) -> set[str]:
    return {row for row in rows if row}


def test_every_ending_is_there() -> None:
    assert held(Application.objects.values_list("disposition", flat=True)) == set(Disposition)


def test_every_phase_is_there() -> None:
    assert held(Application.objects.values_list("phase", flat=True)) == set(Phase)


def test_every_channel_is_there() -> None:
    assert held(Application.objects.values_list("channel", flat=True)) == set(Channel)


def test_letters_stand_in_every_state() -> None:
    assert held(Letter.objects.values_list("state", flat=True)) == set(LetterState)


def test_every_ending_but_those_merged_away_was_told_by_a_served_letter() -> None:
    told = set(Letter.objects.filter(state=LetterState.SERVED).values_list("subject_id", flat=True))
    closed = Application.objects.filter(closed_on__isnull=False).exclude(
        disposition=Disposition.REST
    )
    assert [each.number for each in closed if str(each.pk) not in told] == []


def test_a_letter_came_back_and_was_served_anew() -> None:
    (failed,) = Service.objects.filter(failed_on__isnull=False)
    assert failed.letter.services.filter(failed_on=None).exists()


def test_the_numbers_of_the_letters_have_no_gap() -> None:
    supervisor = User.objects.get(username="yanqb")
    states = [state for year in _YEARS for state in series_in(supervisor, year, NOW.date())]
    assert states
    assert all(state.missing == () for state in states)


def test_remedies_stand_in_every_column_of_table_four() -> None:
    pairs = set(Remedy.objects.values_list("route", "column"))
    assert pairs == {(route, column) for route in RemedyRoute for column in RemedyColumn}


def test_a_reversal_reopened_a_case_and_another_one_is_open() -> None:
    anew = Application.objects.filter(reopens__isnull=False)
    assert {each.is_open for each in anew} == {True, False}


def test_extensions_were_agreed_to_refused_and_are_waited_for() -> None:
    assert set(Consent.objects.values_list("agreed", flat=True)) == {True, False, None}


def test_third_parties_and_organs_were_asked() -> None:
    told = Consultation.objects.values_list("consultee", "answer")
    assert set(told) == {
        ("third_party", "refusal"),
        ("third_party", ""),
        ("other_organ", "consent"),
        ("other_organ", ""),
    }


def test_fees_were_noticed_by_the_application_and_by_the_page() -> None:
    noticed = Entry.objects.filter(action="applications.fee_decided")
    assert {entry.facts["basis"] for entry in noticed} == {"per_application", "per_page"}
    assert CaseEvent.objects.filter(kind="paid").exists()


def test_one_was_merged_one_dictated_one_annulled_one_proposed_for_all_and_one_archived() -> None:
    assert Application.objects.filter(merged_into__isnull=False).exists()
    assert Application.objects.filter(dictated=True).exists()
    assert CaseEvent.objects.filter(reason="wrong_day").exists()
    assert PublicationProposal.objects.exists()
    assert Application.objects.filter(archived_at__isnull=False).exists()


def test_what_was_given_in_part_was_made_from_its_original() -> None:
    made = CaseFile.objects.filter(made_from__isnull=False)
    assert {each.name.rpartition(".")[2] for each in made} == {"docx", "pdf"}
    assert Letter.objects.filter(kind=LetterKind.PARTLY_GRANTED, state="served").count() >= 3


def test_every_paper_is_kept() -> None:
    assert all(default_storage.exists(each.stored) for each in CaseFile.objects.all())


def test_at_the_education_bureau_something_is_late_due_today_due_soon_and_provisional() -> None:
    rows = Application.objects.filter(
        agency__name=county.EDUCATION, closed_on=None, merged_into=None
    )
    due = set(rows.values_list("due_on", flat=True))
    assert any(day and day < NOW.date() for day in due)
    assert NOW.date() in due
    assert any(day and 0 < (day - NOW.date()).days <= 7 for day in due)
    assert any(row.provisional and row.due_on and row.due_on.year == 2027 for row in rows)
    assert rows.filter(received_on=None).count() == 2
    assert rows.filter(handler=None, received_on__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("username", "urgencies"),
    [
        ("songql", set(Urgency)),
        ("heyz", {Urgency.WAITING_FOR_ME}),
        ("duansz", {Urgency.WAITING_FOR_ME}),
        ("mengsy", {Urgency.WAITING_FOR_ME}),
        ("yanqb", {Urgency.WAITING_FOR_ME}),
        ("fangjm", {Urgency.WAITING_FOR_ME}),
    ],
)
def test_everybody_finds_work_of_their_own(username: str, urgencies: set[Urgency]) -> None:
    search_for_hooks()  # the pages' apps enter what they know of somebody's work
    lists = work_of(User.objects.get(username=username), NOW.date())
    assert {urgency for urgency in urgencies if not lists[urgency].total} == set()


def asked(agency: Agency, year: int) -> Question:
    period = Period.of_year(year)
    return Question(agency, below=False, period=period, cut_off=NOW, form=edition("2021"))


@dataclass(frozen=True)
class Counted:
    """A year of an agency, counted one application after the other."""

    new: int
    carried_out: int
    granted: int


def counted(agency: Agency, year: int) -> Counted:
    first, last = date(year, 1, 1), date(year, 12, 31)
    new = carried_out = granted = 0
    for row in Application.objects.filter(agency=agency, merged_into=None):
        received_on, closed_on = row.received_on, row.closed_on
        if received_on is None or received_on > last:
            continue
        new += received_on >= first
        carried_out += closed_on is None or closed_on > last
        is_ours = closed_on is not None and first <= closed_on <= last
        granted += is_ours and row.disposition in (Disposition.PROVIDED, Disposition.ALREADY_PUBLIC)
    return Counted(new, carried_out, granted)


@pytest.mark.parametrize("name", [county.EDUCATION, county.RESOURCES, county.QINGXI])
def test_the_tables_of_each_year_pass_the_audit_and_equal_a_count_by_hand(name: str) -> None:
    agency, person = Agency.objects.get(name=name), User.objects.get(username="chengws")
    carried_in = 0
    for year in _YEARS:
        report = compiled(asked(agency, year), person, NOW.date())
        told = counted(agency, year)
        figures = {
            "new_received": told.new,
            "carried_in": carried_in,
            "carried_out": told.carried_out,
            "granted": told.granted,
        }
        rows = {row: report.value(f"applications/{row}/total") for row in figures}
        assert rows == figures
        found = {f.rule for f in mingtang.audit(report).findings if f.rule[:2] in ("T3", "T4")}
        # These ask a reader to look into the register, which this report comes from.
        assert found <= {"T3-09", "T3-11", "T4-04"}
        carried_in = told.carried_out
    assert carried_in


def test_no_applicant_is_named_in_the_facts_of_the_trail() -> None:
    facts = json.dumps(list(Entry.objects.values_list("facts", flat=True)), ensure_ascii=False)
    for application in Application.objects.all():
        applicant = open_identity(application)
        assert applicant.name not in facts
        assert applicant.document_number not in facts
        assert applicant.telephone not in facts
