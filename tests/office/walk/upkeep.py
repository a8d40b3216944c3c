"""The columns of each side: an inspection of a day, a dead link, something declared to be nothing."""

from __future__ import annotations

from typing import Any

from mingtang_office.agencies.grants import Permission
from mingtang_office.upkeep.models import (
    CheckKind,
    CheckResult,
    ColumnDuty,
    DailyInspection,
    InspectionRun,
    LinkCheck,
    Nothing,
)
from tests.office.conftest import NOW, TODAY
from tests.office.upkeep.shelf import put
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def kept(side: Side) -> dict[str, Any]:
    """Made when it is first asked for."""
    agency = side.agency
    if not ColumnDuty.objects.filter(agency=agency).exists():
        ColumnDuty.objects.create(
            agency=agency, column="news", section=side.mark, since=TODAY, revision=1
        )
        InspectionRun.objects.get_or_create(
            day=TODAY, defaults={"begun_at": NOW, "finished_at": NOW}
        )
        DailyInspection.objects.create(
            agency=agency, day=TODAY, at=NOW, findings={"W-D9": f"{side.mark}打不开"}
        )
        public = put(agency, side.person, "news", on=TODAY, title=f"{side.mark}动态")
        LinkCheck.objects.create(
            item_id=public.pk,
            agency=agency,
            kind=CheckKind.INTERNAL,
            address=f"/{side.mark}/",
            mark=side.mark,
            name=side.mark,
            result=CheckResult.UNKNOWN,
            failures=1,
            is_dead=True,
            since=TODAY,
            checked_at=NOW,
        )
        Nothing.objects.create(
            agency=agency, code="A20-12", reason=side.mark, by=side.person, at=NOW
        )
    return {"pk": agency.pk}


def _day(side: Side) -> dict[str, Any]:
    return {**kept(side), "year": TODAY.year, "month": TODAY.month, "day": TODAY.day}


SEES, GIVES = Permission.VIEW_COLUMNS, Permission.ASSIGN_COLUMNS
UPKEEP: dict[str, Surface] = {
    "upkeep:agencies": Surface(SEES),
    "upkeep:export": Surface(SEES, lambda side: {"kind": "csv"}, post=True),
    "upkeep:mine": Surface(SEES),
    "upkeep:seen": Surface(SEES, post=True),
    "upkeep:columns": Surface(SEES, kept),
    "upkeep:inspection": Surface(SEES, kept),
    "upkeep:coverage": Surface(SEES, kept),
    "upkeep:links": Surface(SEES, kept),
    "upkeep:days": Surface(SEES, kept),
    "upkeep:day": Surface(SEES, _day),
    "upkeep:assign": Surface(GIVES, kept, post=True),
    "upkeep:close": Surface(GIVES, kept, post=True),
    "upkeep:declare": Surface(GIVES, kept, post=True),
    "upkeep:take_back": Surface(GIVES, lambda side: {**kept(side), "code": "A20-12"}, post=True),
    "upkeep:seats": Surface(GIVES, kept, post=True),
}
