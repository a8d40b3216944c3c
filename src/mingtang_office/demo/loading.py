"""Loads the demonstration: whole, in one transaction, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.demo import county, wider
from mingtang_office.demo.casework import cases, open_desks
from mingtang_office.demo.column_duties import arrange_columns
from mingtang_office.demo.conducting import Clock, Conductor, Days, office_hour
from mingtang_office.demo.founding import found_county, name_demo_deputy, take_up
from mingtang_office.demo.handing_in import hand_in_all
from mingtang_office.demo.moments import in_office
from mingtang_office.demo.people import cast, cast_above
from mingtang_office.demo.publishing import open_channels, publications
from mingtang_office.demo.year.course import years_of_publications
from mingtang_office.publication.actions.validity import restate_all
from mingtang_office.trail.actions import record
from mingtang_office.trail.models import Entry

_FOUNDED_AGO = 490  # working days: two years


class Outcome(StrEnum):
    LOADED = "loaded"
    PRESENT = "present"  # the same demonstration was there already


class Refused(Exception):
    """It may not be loaded here; the message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which demonstration: of this seed, with as many agencies, over the county `top` where it is
    larger than that."""

    seed: str
    agencies: int

    @property
    def top(self) -> str | None:
        return wider.top_of(self.agencies)


def present() -> Plan | None:
    """The demonstration that this database holds."""
    mark = Entry.objects.filter(action="demo.loaded").order_by("-id").first()
    return None if mark is None else Plan(mark.facts["seed"], mark.facts["agencies"])


def load(plan: Plan, *, now: datetime, add: bool = False) -> Outcome:
    """Load the demonstration as it stands at `now`: the weeks before it are its past.

    Refuses in production, beside another demonstration, and beside other data unless `add`; a
    process that is killed leaves nothing of it but files, which are swept.
    """
    if settings.PRODUCTION:
        raise Refused("演示数据含有公开的密码，不能装入正式环境。")
    there = present()
    if there == plan:
        return Outcome.PRESENT
    if there is not None:
        raise Refused(
            f"这个数据库已装有另一套演示数据（种子 {there.seed}，机关 {there.agencies} 个）。"
            "请换一个空的数据目录（环境变量 MINGTANG_DATA）或数据库（DATABASE_URL）再装。"
        )
    _refuse_other_data(plan, add)
    with transaction.atomic():
        _load(plan, now)
    return Outcome.LOADED


def _refuse_other_data(plan: Plan, add: bool) -> None:
    if not add and (Agency.objects.exists() or User.objects.exists()):
        raise Refused(
            "数据库里已有机关或人员，演示数据只装入空的数据库。"
            "确要与现有数据放在一起（例如测试环境），请加 --add。"
        )
    names = {office.name for office in county.offices()}
    users = {member.username for member in (*cast(), *cast_above(""))}
    if (
        Agency.objects.filter(name__in=names).exists()
        or User.objects.filter(username__in=users).exists()
    ):
        raise Refused("数据库里已有与演示数据同名的机关或用户名，不能再装入。请换一个数据库。")


def _load(plan: Plan, now: datetime) -> None:
    days = Days(timezone.localdate(now))
    founded = office_hour(days.ago(_FOUNDED_AGO), 8, 30)
    over = wider.found_above(plan.top, now=founded) if plan.top else None
    government = found_county(under=over, now=founded)
    if plan.top:
        wider.fill(plan.agencies, seed=plan.seed, now=founded)
    clock = Clock(office_hour(days.ago(_FOUNDED_AGO - 1)))
    conductor = Conductor(clock)
    desks = open_desks(clock, days)
    bureau = desks[county.EDUCATION]
    published = publications(bureau, open_channels(bureau))
    year = years_of_publications(desks, clock, days, plan.seed)
    for life in (*cases(desks, days, plan.seed), *published, *year):
        conductor.take_on(life)
    recently = in_office(now, 30, 8, 30)
    conductor.work_until(recently)
    take_up((*(cast_above(plan.top) if plan.top else ()), *cast()), seed=plan.seed, now=recently)
    hand_in_all(now=now, before=conductor.work_until)
    conductor.work_until(office_hour(days.ago(1), 16, 30))
    arrange_columns(bureau)
    restate_all(now=now)
    name_demo_deputy(now=office_hour(days.ago(1), 17, 30))
    facts = {"seed": plan.seed, "agencies": plan.agencies}
    record("demo.loaded", by=None, now=now, on=government, agency=government.pk, facts=facts)
