"""As what the catalogues name an agency, and of what it has nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication.catalogue import catalogue, catalogue_fields
from mingtang.publication.coverage import NeverAbsent, Owed, coverage
from mingtang.publication.duties import CatalogueRole
from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.upkeep.judging import judge
from mingtang_office.upkeep.models import CatalogueSeat, Nothing
from mingtang_office.upkeep.queries.facts import facts_of


@transaction.atomic
def take_seats(
    *, agency: Agency, seats: Collection[CatalogueRole], by: User, now: datetime
) -> None:
    """Say as what the catalogues name this agency, in the place of what was said before. Refuses an organ
    that no catalogue in force names."""
    _hold(agency, by, now)
    on = timezone.localdate(now)
    known = {
        CatalogueRole(field, organ)
        for field in catalogue_fields()
        for row in catalogue(field, on).rows
        for organ in row.organs
    }
    if not set(seats) <= known:
        raise Refused("所选的公开主体不在现行的标准目录中，请刷新页面后重新选择。")
    held = {CatalogueRole(each.field, each.organ): each for each in _seats(agency)}
    if held.keys() == set(seats):
        return
    for role in held.keys() - set(seats):
        held[role].delete()
    CatalogueSeat.objects.bulk_create(
        CatalogueSeat(agency=agency, field=role.field, organ=role.organ, by=by, at=now)
        for role in sorted(set(seats) - held.keys(), key=lambda role: (role.field, role.organ))
    )
    _write(
        "upkeep.seats_taken", agency, by, now, seats=sorted(f"{r.field}:{r.organ}" for r in seats)
    )


@transaction.atomic
def declare_nothing(*, agency: Agency, code: str, reason: str, by: User, now: datetime) -> None:
    """Declare that the agency has no information of this kind. Refuses what it does not owe, what every
    agency has, and what it has published."""
    _hold(agency, by, now)
    reason = reason.strip()
    if not reason:
        raise Refused("请写明理由，例如本机关没有这项职能。")
    judged = judge(facts_of(agency, now), timezone.localdate(now), calendar_for(agency))
    item = next((each for each in judged.coverage.items if each.owed.code == code), None)
    if item is None:
        raise Refused("这不是本机关应当公开的事项，无须标注。")
    _refuse_always(item.owed, judged.on)
    if item.published.count or item.published.overdue:
        raise Refused(f"“{item.owed.label}”已有信息公开或者应当公开，不能标注“无此类信息”。")
    if not Nothing.objects.filter(agency=agency, code=code, ended_at__isnull=True).exists():
        Nothing.objects.create(agency=agency, code=code, reason=reason[:200], by=by, at=now)
        _write("upkeep.nothing_declared", agency, by, now, code=code)


@transaction.atomic
def take_back_nothing(*, agency: Agency, code: str, by: User, now: datetime) -> None:
    """There is, or may be, such information after all."""
    _hold(agency, by, now)
    rows = Nothing.objects.filter(agency=agency, code=code, ended_at__isnull=True)
    if not rows.update(ended_at=now):
        raise Refused("这一事项没有标注“无此类信息”，或者已经取消。")
    _write("upkeep.nothing_taken_back", agency, by, now, code=code)


def _refuse_always(owed: Owed, on: date) -> None:
    try:
        coverage((owed,), (), on, absent=(owed.code,))
    except NeverAbsent as error:
        raise Refused(str(error)) from None


def _hold(agency: Agency, by: User, now: datetime) -> None:
    policy.require(by, Permission.ASSIGN_COLUMNS, agency, timezone.localdate(now))
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


def _seats(agency: Agency) -> list[CatalogueSeat]:
    return list(CatalogueSeat.objects.filter(agency=agency))


def _write(action: str, agency: Agency, by: User, now: datetime, **facts: object) -> None:
    entries.write(
        action,
        on=agency,
        agency=agency,
        by=by,
        now=now,
        permission=Permission.ASSIGN_COLUMNS,
        facts=facts,
    )
