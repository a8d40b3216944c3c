"""In an office with many applications: the times of counting and of counting anew, and the session of
an officer of the largest agency, as one line of JSON."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402  # after set-up
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingtang.annual.compile_applications import application_cells  # noqa: E402
from mingtang.annual.edition import edition  # noqa: E402
from mingtang.annual.period import Period  # noqa: E402
from mingtang.workdays import Holiday, Notice  # noqa: E402
from mingtang_office.accounts.models import User  # noqa: E402
from mingtang_office.accounts.session_limits import begin  # noqa: E402
from mingtang_office.agencies import calendars  # noqa: E402
from mingtang_office.agencies.actions.calendar import (  # noqa: E402
    apply_notice,
    enter_notice,
    revoke_notice,
)
from mingtang_office.agencies.models import Agency, CalendarNotice, Membership, Role  # noqa: E402
from mingtang_office.annual.queries import table_three  # noqa: E402
from mingtang_office.annual.queries.question import Question  # noqa: E402
from mingtang_office.applications.actions.calendar_change import replay_open  # noqa: E402
from mingtang_office.applications.models import Application, Standing  # noqa: E402

_BARE = "SELECT applicant_kind, disposition, count(*) FROM applications_standing GROUP BY 1, 2"


def _milliseconds(turns: int, party: Callable[[], object]) -> list[float]:
    taken = []
    for turn in range(turns + 2):
        began = time.perf_counter()
        party()
        if turn >= 2:
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def _largest() -> Agency:
    counted = Application.objects.values("agency").annotate(number=Count("*")).order_by("-number")
    found: Agency = Agency.objects.get(pk=counted[0]["agency"])
    return found


def _counted(agency: Agency, now: datetime, *, below: bool) -> Callable[[], object]:
    year = Period.of_year(timezone.localdate(now).year - 1)
    question = Question(agency, below, year, now, edition("2021"))
    return lambda: application_cells(
        table_three.tallies(question, Standing.objects.all()), question.form
    )


def _bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_BARE)
        cursor.fetchall()


def _cookie(person: User) -> str:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    begin(session, timezone.now())
    session.save()
    return client.cookies["sessionid"].value


def _day_off(on: date) -> Notice:
    holiday = Holiday("纪念日", on, on)
    return Notice("国务院", "关于纪念日放假的通知", (holiday,), issued_on=on - timedelta(days=30))


def _next_working_day(today: date) -> date:
    return calendars.calendar_for(None).add_workdays(today, 1).end


def _timed(notice: CalendarNotice, by: User, *, remember: bool) -> dict[str, Any]:
    began, spent = time.perf_counter(), time.process_time()
    moved = replay_open(notice=notice, by=by, now=timezone.now(), remember=remember)
    return {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - spent,
        "moved": moved,
    }


def _replays(root: Agency) -> dict[str, Any]:
    """A day off is put in and taken out again; each time every open case is counted anew."""
    holder = Membership.objects.filter(agency=root, role=Role.ADMINISTRATOR).select_related("user")
    by = holder[0].user
    now = timezone.now()
    off = _day_off(_next_working_day(timezone.localdate(now)))
    notice = enter_notice(by=by, now=now, year=off.holidays[0].first.year, region=None, content=off)
    notice = apply_notice(
        by=by, now=now, notice=notice, seen_revision=notice.revision, seen=calendars.version()
    )
    each_alone = _timed(notice, by, remember=False)
    notice = revoke_notice(
        by=by,
        now=now,
        notice=notice,
        seen_revision=notice.revision,
        seen=calendars.version(),
        reason="测量",
    )
    return {"each life by itself": each_alone, "like lives once": _timed(notice, by, remember=True)}


def main() -> None:
    logging.disable(logging.CRITICAL)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    largest, now = _largest(), timezone.now()
    root: Agency = largest.get_root()
    clerk = Membership.objects.filter(agency=largest, role=Role.CLERK).select_related("user")[0]
    told = {
        "largest": Application.objects.filter(agency=largest).count(),
        "open": Application.objects.filter(closed_on=None).count(),
        "agency": _milliseconds(40, _counted(largest, now, below=False)),
        "province": _milliseconds(20, _counted(root, now, below=True)),
        "bare": _milliseconds(20, _bare),
        "cookie": _cookie(clerk.user),
        "replays": _replays(root),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
