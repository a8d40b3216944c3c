from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.upkeep.actions import inspecting
from mingtang_office.upkeep.actions.assigning import Arrangement, assign
from mingtang_office.upkeep.actions.inspecting import inspect
from mingtang_office.upkeep.actions.reminding import mail_reminders, remind
from mingtang_office.upkeep.actions.seeing import mark_seen
from mingtang_office.upkeep.judging import Judged
from mingtang_office.upkeep.models import ColumnReminder, DailyInspection, InspectionRun
from mingtang_office.upkeep.queries.mine import unseen
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.upkeep.shelf import put


@pytest.fixture
def given(agencies: Agencies, head: User, owner: User) -> User:
    """Fills the news of the education bureau, whose last item is of 2 March."""
    owner.email = "owner@yunjiang.example"
    owner.save(update_fields=("email",))
    assign(
        agency=agencies.education,
        chosen={"news": 0, "notices": 0},
        arrangement=Arrangement("办公室", owner),
        by=head,
        now=NOW,
    )
    put(agencies.education, owner, "news", on=date(2026, 3, 2))
    return owner


def _inspect(days: int) -> None:
    now = NOW + timedelta(days)
    inspect(on=TODAY + timedelta(days), now=now)


def test_an_owner_is_reminded_when_it_is_due_soon_on_the_last_day_and_when_it_is_late(
    given: User,
) -> None:
    for day in range(-1, 10):
        _inspect(day)
    told = ColumnReminder.objects.filter(to=given).order_by("pk")
    assert [(each.at.date(), each.left) for each in told] == [
        (date(2026, 3, 14), 3),
        (date(2026, 3, 16), 1),
        (date(2026, 3, 17), 0),
    ]


def test_one_mail_tells_all_columns_of_a_person_and_goes_out_once(given: User) -> None:
    _inspect(3)
    first = ColumnReminder.objects.get()
    for column, at in (("notices", first.at), ("policies", first.at - timedelta(30))):
        ColumnReminder.objects.create(
            agency=first.agency, column=column, to=given, stale_on=TODAY, left=3, at=at
        )
    for _ in range(3):
        mail_reminders.func(given.pk)
    sent = [each for each in mail.outbox if each.to == ["owner@yunjiang.example"]]
    assert len(sent) == 1
    assert sent[0].subject == "【明堂】2个栏目需要更新"
    assert "动态要闻：最晚2026年3月16日更新" in str(sent[0].body)


def test_the_head_is_reminded_of_what_nobody_was_given(
    agencies: Agencies, head: User, owner: User
) -> None:
    put(agencies.education, owner, "policies", on=date(2025, 9, 20))
    _inspect(0)
    assert [each.column for each in ColumnReminder.objects.filter(to=head)] == ["policies"]


def test_an_inspection_that_dies_goes_on_and_reminds_nobody_twice(
    agencies: Agencies, given: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: datetime = NOW + timedelta(3)
    on = TODAY + timedelta(3)
    asked: list[int] = []

    def dying(judged: Iterable[tuple[Agency, Judged]], *, now: datetime) -> int:
        asked.append(1)
        made = remind(judged, now=now)
        if len(asked) == 2:
            raise RuntimeError
        return made

    monkeypatch.setattr(inspecting, "remind", dying)
    with pytest.raises(RuntimeError):
        inspect(on=on, now=now, at_once=1)
    assert DailyInspection.objects.count() == 1
    inspect(on=on, now=now, at_once=1)
    inspect(on=on, now=now, at_once=1)
    assert DailyInspection.objects.count() == 4
    assert ColumnReminder.objects.filter(to=given).count() == 1
    assert InspectionRun.objects.get().finished_at is not None


def test_a_reminder_stands_on_the_home_page_until_it_is_seen_or_no_more_true(
    agencies: Agencies, given: User
) -> None:
    _inspect(3)
    now, on = NOW + timedelta(3), TODAY + timedelta(3)
    found = unseen(given, on, now)
    assert [each.column for each in found] == ["news"]
    assert mark_seen(numbers=[found[0].pk], by=given, now=now) == 1
    assert unseen(given, on, now) == []
    ColumnReminder.objects.update(seen_at=None)
    put(agencies.education, given, "news", on=date(2026, 3, 15))
    assert unseen(given, on, now) == []


def test_what_was_found_on_a_day_stays_though_the_column_was_filled_since(
    agencies: Agencies, given: User
) -> None:
    _inspect(5)
    put(agencies.education, given, "news", on=date(2026, 3, 18))
    row = DailyInspection.objects.get(agency=agencies.education)
    assert ["news", "2026-03-02", "2026-03-17", "stale"] in row.columns


def test_a_day_that_is_over_is_not_inspected(agencies: Agencies) -> None:
    assert inspect(on=TODAY - timedelta(1), now=NOW) == 0


def test_old_days_go_and_the_first_of_each_month_stays(agencies: Agencies) -> None:
    for day in (date(2026, 1, 1), date(2026, 1, 2), date(2026, 3, 1)):
        DailyInspection.objects.create(agency=agencies.school, day=day, at=NOW)
    _inspect(0)
    kept = DailyInspection.objects.filter(agency=agencies.school).order_by("day")
    assert [each.day for each in kept] == [date(2026, 1, 1), date(2026, 3, 1), TODAY]
