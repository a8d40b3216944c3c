"""How one agency stands now, and the lists of a supervisor."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Membership
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.reach import within_reach
from mingtang_office.upkeep.judging import Judged, judge
from mingtang_office.upkeep.models import DailyInspection, InspectionRun
from mingtang_office.upkeep.queries.facts import facts_of


def judged_now(agency: Agency, now: datetime) -> Judged:
    return judge(facts_of(agency, now), timezone.localdate(now), calendar_for(agency))


def seen_agencies(person: Person, on: date) -> QuerySet[Agency]:
    """Those whose columns this person sees, abolished ones too."""
    found: QuerySet[Agency] = policy.visible(
        Agency.objects.select_related("region"), person, Permission.VIEW_COLUMNS, on, field=""
    )
    return found


def only_agency(person: Person, on: date) -> Agency | None:
    """The one agency whose columns this person sees, where it is one."""
    found = list(agencies_for(person, Permission.VIEW_COLUMNS, on)[:2])
    return found[0] if len(found) == 1 else None


def last_run() -> InspectionRun | None:
    """The newest inspection that is complete."""
    return InspectionRun.objects.filter(finished_at__isnull=False).first()


def inspected(person: Person, on: date, day: date) -> QuerySet[DailyInspection]:
    """What was found of the agencies that this person sees, on a day."""
    rows = DailyInspection.objects.filter(day=day).select_related("agency")
    return within_reach(rows, person, Permission.VIEW_COLUMNS, on)


def days_of(agency: Agency) -> QuerySet[DailyInspection]:
    return DailyInspection.objects.filter(agency=agency).order_by("-day")


def who_may_own(agency: Agency, on: date) -> list[User]:
    """Active people with a role here by which they see the columns."""
    held = Membership.objects.in_force(on).filter(agency=agency).values("user")
    people = User.objects.filter(pk__in=held, is_active=True).order_by("full_name", "pk")
    return [each for each in people if policy.may(each, Permission.VIEW_COLUMNS, agency, on)]
