"""A notice turns working days: open cases move, their owners are told, nothing else changes."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from mingtang.applications import WithdrawalCause
from mingtang.workdays import Holiday, Notice
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars
from mingtang_office.agencies.actions.calendar import apply_notice, enter_notice, revoke_notice
from mingtang_office.agencies.calendar_changes import Preview, change_of, previews
from mingtang_office.agencies.models import CalendarNotice, Role
from mingtang_office.applications.actions.calendar_change import replay_open
from mingtang_office.applications.actions.endings import withdraw
from mingtang_office.applications.models import Application, DueMove, Standing
from mingtang_office.applications.projection import project, replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.demo.bulk_applications import Wish, bulk_applications
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import Take
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson, SignIn

DUE, LATER = date(2026, 4, 13), date(2026, 4, 14)
DAY_OFF = Notice(
    "国务院",
    "关于2026年纪念日放假的通知",
    (Holiday("纪念日", date(2026, 4, 1), date(2026, 4, 1)),),
    issued_on=date(2026, 3, 1),
)


@pytest.fixture
def administrator(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("administrator", Role.ADMINISTRATOR, agencies.county)


@pytest.fixture
def notice(administrator: User) -> CalendarNotice:
    return enter_notice(by=administrator, now=NOW, year=2026, region=None, content=DAY_OFF)


def apply(notice: CalendarNotice, by: User) -> CalendarNotice:
    """Applied, and the task that it leaves behind done."""
    applied = apply_notice(
        by=by, now=NOW, notice=notice, seen_revision=notice.revision, seen=calendars.version()
    )
    replay_open(notice=applied, by=by, now=NOW)
    return applied


def of_applications(notice: CalendarNotice, person: User) -> Preview:
    told = previews(change_of(notice), person)
    return next(each for each in told if "政府信息公开申请" in each.label)


def test_the_preview_tells_which_cases_move_from_when_to_when(
    take: Take, notice: CalendarNotice, owner: User
) -> None:
    application = take().application
    preview = of_applications(notice, owner)
    assert preview.total == 1
    [move] = preview.moves
    assert application.number in move.title
    assert (move.before, move.after) == (DUE, LATER)
    application.refresh_from_db()
    assert application.due_on == DUE


def test_the_preview_names_no_case_to_whom_may_not_see_it(
    take: Take, notice: CalendarNotice, stranger: User
) -> None:
    take()
    preview = of_applications(notice, stranger)
    assert (preview.total, preview.moves) == (1, ())


def test_applied_the_case_is_due_later_and_its_owner_is_told(
    take: Take, notice: CalendarNotice, administrator: User, owner: User
) -> None:
    application = take().application
    apply(notice, administrator)
    application.refresh_from_db()
    assert (application.due_on, application.next_by) == (LATER, LATER)
    [move] = DueMove.objects.all()
    assert (move.what, move.before, move.after, move.to) == ("reply", DUE, LATER, owner)


def test_a_case_closed_before_stays_as_it_was(
    take: Take, notice: CalendarNotice, administrator: User, owner: User
) -> None:
    taken = take().application
    withdraw(
        application=taken,
        on=TODAY,
        cause=WithdrawalCause.WITHDRAWN,
        words="申请人来电撤回",
        expected_revision=taken.revision,
        by=owner,
        now=NOW,
    )
    apply(notice, administrator)
    assert not DueMove.objects.exists()


def test_counted_twice_nothing_moves_twice(
    take: Take, notice: CalendarNotice, administrator: User
) -> None:
    take()
    applied = apply(notice, administrator)
    assert replay_open(notice=applied, by=administrator, now=NOW) == 0
    assert DueMove.objects.count() == 1


def test_revoked_the_case_is_due_as_before(
    take: Take, notice: CalendarNotice, administrator: User
) -> None:
    application = take().application
    applied = apply(notice, administrator)
    revoked = revoke_notice(
        by=administrator,
        now=NOW,
        notice=applied,
        seen_revision=applied.revision,
        seen=calendars.version(),
        reason="通知已被替代",
    )
    replay_open(notice=revoked, by=administrator, now=NOW)
    application.refresh_from_db()
    assert application.due_on == DUE


def test_the_trail_tells_how_many_moved(
    take: Take, notice: CalendarNotice, administrator: User
) -> None:
    take()
    take()
    apply(notice, administrator)
    entry = Entry.objects.get(action="applications.counted_anew")
    assert (entry.facts["moved"], entry.object_id) == (2, str(notice.pk))


def test_many_cases_say_what_replaying_each_alone_says(
    agencies: Agencies, notice: CalendarNotice, administrator: User
) -> None:
    bulk_applications(Wish(80, "云江", open_share=1.0), now=NOW)
    standings = list(Standing.objects.order_by("pk").values())
    apply(notice, administrator)
    assert DueMove.objects.exists()
    for application in Application.objects.select_related("agency"):
        assert not project(application, replayed(application, events_of(application)))
    assert list(Standing.objects.order_by("pk").values()) == standings


def test_the_owner_reads_of_it_and_says_so(
    take: Take, notice: CalendarNotice, administrator: User, owner: User, sign_in: SignIn
) -> None:
    number = take().application.number
    apply(notice, administrator)
    client: Client = sign_in(owner)
    assert "期限随放假安排变动" in client.get("/office/").content.decode()
    page = client.get("/office/applications/moves/").content.decode()
    assert number in page
    assert "2026年4月14日" in page
    [upto] = re.findall(r'name="upto" value="(\d+)"', page)
    client.post("/office/applications/moves/seen/", {"upto": upto})
    assert DueMove.objects.filter(seen_at=None).count() == 0
    assert "期限随放假安排变动" not in client.get("/office/").content.decode()


def test_a_stranger_reads_nothing_of_it(
    take: Take, notice: CalendarNotice, administrator: User, stranger: User, sign_in: SignIn
) -> None:
    number = take().application.number
    apply(notice, administrator)
    assert number not in sign_in(stranger).get("/office/applications/moves/").content.decode()


def test_the_head_is_told_of_cases_in_nobody_s_hands(
    take: Take,
    notice: CalendarNotice,
    administrator: User,
    make_person: MakePerson,
    agencies: Agencies,
    sign_in: SignIn,
) -> None:
    application = take().application
    Application.objects.update(handler=None)
    apply(notice, administrator)
    head = sign_in(make_person("head", Role.HEAD, agencies.education))
    assert application.number in head.get("/office/applications/moves/").content.decode()


def test_the_notice_leaves_the_task_to_the_worker(
    take: Take, notice: CalendarNotice, administrator: User
) -> None:
    take()
    apply_notice(
        by=administrator,
        now=NOW + timedelta(minutes=1),
        notice=notice,
        seen_revision=notice.revision,
        seen=calendars.version(),
    )
    assert DBTaskResult.objects.filter(task_path__endswith="count_anew").count() == 1
