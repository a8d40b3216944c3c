from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from mingtang_office.operation.actions.daily import start_due
from mingtang_office.operation.models import DailyRun

pytestmark = pytest.mark.django_db

REMIND = "mingtang_office.applications.actions.reminders.remind_daily"
EIGHT = datetime(2026, 3, 13, 0, 0, tzinfo=UTC)  # eight o'clock in Shanghai


@pytest.fixture(autouse=True)
def at_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DAILY_TASKS", [(REMIND, 7)])


def test_a_daily_task_is_enqueued_with_its_day() -> None:
    assert start_due(now=EIGHT) == 1
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["2026-03-13"]


def test_it_is_enqueued_once_a_day_whoever_looks() -> None:
    start_due(now=EIGHT)
    assert start_due(now=EIGHT + timedelta(hours=3)) == 0
    assert start_due(now=EIGHT + timedelta(days=1)) == 1


def test_before_its_hour_it_waits() -> None:
    assert start_due(now=EIGHT - timedelta(hours=2)) == 0


@override_settings(DAILY_TASKS=[("mingtang_office.nowhere.at_all", 7)])
def test_a_task_that_cannot_be_enqueued_leaves_no_mark() -> None:
    with pytest.raises(ImportError):
        start_due(now=EIGHT)
    assert not DailyRun.objects.exists()


def test_old_marks_are_cleared_away() -> None:
    DailyRun.objects.create(task=REMIND, day=EIGHT.date() - timedelta(days=91), at=EIGHT)
    start_due(now=EIGHT)
    assert list(DailyRun.objects.values_list("day", flat=True)) == [EIGHT.date()]
