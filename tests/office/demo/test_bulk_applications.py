from datetime import UTC, datetime

import pytest

from mingtang.applications import replay
from mingtang_office.applications.models import Application, CaseEvent, Standing
from mingtang_office.applications.projection import PROJECTED, counted, project
from mingtang_office.applications.queries.history import events_of
from mingtang_office.demo.bulk_applications import Wish, bulk_applications
from mingtang_office.trail.models import Entry
from tests.office.conftest import Agencies

NOW = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
WISH = Wish(200, "云江", open_share=0.3, whole=True)


@pytest.fixture
def simulated(agencies: Agencies) -> None:
    bulk_applications(WISH, now=NOW)


def test_each_row_is_what_its_events_make_of_it(simulated: None) -> None:
    assert Application.objects.count() == 200
    for application in Application.objects.all():
        kept = [getattr(application, name) for name in PROJECTED]
        project(application, replay(events_of(application)))
        assert kept == [getattr(application, name) for name in PROJECTED]


def test_each_standing_says_what_its_row_says(simulated: None) -> None:
    standing = Standing.objects.filter(until=None).select_related("application")
    assert standing.count() == 200
    for each in standing:
        expected = counted(each.application)
        assert {name: getattr(each, name) for name in expected} == expected


def test_a_closed_case_stood_open_before_it_was_closed(simulated: None) -> None:
    closed = Application.objects.exclude(closed_on=None)
    assert closed.count() == 140
    assert Standing.objects.exclude(until=None).count() == 140
    assert not Standing.objects.exclude(until=None).exclude(closed_on=None).exists()


def test_without_the_whole_only_open_cases_have_events(agencies: Agencies) -> None:
    bulk_applications(Wish(40, "云江"), now=NOW)
    with_events = set(CaseEvent.objects.values_list("application", flat=True))
    assert with_events == set(
        Application.objects.filter(closed_on=None).values_list("pk", flat=True)
    )


def test_the_same_seed_makes_the_same(agencies: Agencies) -> None:
    bulk_applications(WISH, now=NOW)
    bulk_applications(WISH, now=NOW)
    first, second = (
        list(
            Application.objects.order_by("id").values_list(
                "agency", "applicant_kind", "received_on", "disposition"
            )[part]
        )
        for part in (slice(0, 200), slice(200, 400))
    )
    assert first == second


def test_an_application_entered_by_hand_follows_their_numbers(simulated: None) -> None:
    last = Application.objects.order_by("-id").first()
    assert last is not None
    last.pk, last.number = None, "SQ-1"
    last.save()
    assert last.pk == 201
    assert Entry.objects.filter(action="demo.simulated").exists()
