"""Who fills which column, how often; columns that an agency does not keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication.columns import Column, columns
from mingtang.publication.freshness import PeriodUnit
from mingtang.publication.own_periods import PeriodNotAllowed, own_period
from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication.queries.public import placements
from mingtang_office.upkeep.kept_columns import below, fillable, why_kept
from mingtang_office.upkeep.models import ColumnDuty
from mingtang_office.upkeep.queries.facts import facts_of

_SHOWN_MOST = 5


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`length` None: the pace of the column's class."""

    section: str = ""
    owner: User | None = None
    length: int | None = None
    unit: PeriodUnit | None = None


@transaction.atomic
def assign(
    *,
    agency: Agency,
    chosen: Mapping[str, int],
    arrangement: Arrangement,
    by: User,
    now: datetime,
) -> int:
    """Give these columns to a section or a person: all of them or none; how many were changed. A closed
    one is kept again. `chosen`: each column's code and the revision that was looked at.

    Refuses a column that is none of the agency's, one that somebody else changed meanwhile, a person who
    does not see the agency's columns, and a pace slower than the inspection asks.
    """
    own = _hold(agency, chosen, by, now)
    section = arrangement.section.strip()
    if not section and arrangement.owner is None:
        raise Refused("请填写责任科室或者选择责任人，至少填一项。")
    _check_owner(arrangement.owner, agency, now)
    changed = 0
    for duty, column in _rows(agency, own, chosen, now):
        _set_pace(duty, column, arrangement)
        duty.section, duty.owner = section, arrangement.owner
        duty.closed_at, duty.closed_because = None, ""
        changed += _keep(duty, "upkeep.assigned", by, now)
    return changed


@transaction.atomic
def close(
    *, agency: Agency, chosen: Mapping[str, int], reason: str, by: User, now: datetime
) -> int:
    """Keep these columns no more, for `reason`; how many. Refuses prescribed columns, those of what every
    agency has, and those in which something stands."""
    own = _hold(agency, chosen, by, now)
    reason = reason.strip()
    if not reason:
        raise Refused("请写明停用栏目的理由，例如本机关没有此类职能。")
    for each in own:
        if why := why_kept(each):
            raise Refused(f"{why}请取消勾选后再提交。")
    _refuse_filled(agency, own, now)
    closed = 0
    for duty, _ in _rows(agency, own, chosen, now):
        if not duty.is_closed:
            duty.closed_at, duty.closed_because = now, reason[:200]
            closed += _keep(duty, "upkeep.closed", by, now, reason=reason)
    return closed


def _hold(agency: Agency, chosen: Mapping[str, int], by: User, now: datetime) -> tuple[Column, ...]:
    """The columns chosen, in order; nobody else arranges this agency's until the transaction ends."""
    policy.require(by, Permission.ASSIGN_COLUMNS, agency, timezone.localdate(now))
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if not chosen:
        raise Refused("请先勾选栏目。")
    facts = facts_of(agency, now)
    own = fillable(facts.particulars, facts.columns)
    strange = set(chosen) - {each.code for each in own}
    if strange:
        raise Refused("所选的栏目中有本机关没有的，请刷新页面后重新勾选。")
    return tuple(each for each in own if each.code in chosen)


def _check_owner(owner: User | None, agency: Agency, now: datetime) -> None:
    if owner is None:
        return
    on = timezone.localdate(now)
    if not owner.is_active or not policy.may(owner, Permission.VIEW_COLUMNS, agency, on):
        raise Refused(f"{owner.full_name}目前在本机关没有办理公开事务的角色，不能作为责任人。")


def _refuse_filled(agency: Agency, own: tuple[Column, ...], now: datetime) -> None:
    codes = {each.code: each.title for each in own}
    for each in own:
        codes |= {other.code: each.title for other in below(each, columns().values())}
    rows = placements(now).filter(agency=agency, column__in=codes).order_by()
    filled = sorted({codes[code] for code in rows.values_list("column", flat=True).distinct()})
    if filled:
        named = "、".join(f"“{title}”" for title in filled[:_SHOWN_MOST])
        raise Refused(f"{named}中还有公开信息，不能停用。请先把这些信息移到别的栏目，或者撤下。")


def _rows(
    agency: Agency, own: tuple[Column, ...], chosen: Mapping[str, int], now: datetime
) -> list[tuple[ColumnDuty, Column]]:
    codes = [each.code for each in own]
    held = {d.column: d for d in ColumnDuty.objects.filter(agency=agency, column__in=codes)}
    moved = [
        each
        for each in own
        if (held[each.code].revision if each.code in held else 0) != chosen[each.code]
    ]
    if moved:
        titles = "、".join(f"“{each.title}”" for each in moved[:_SHOWN_MOST])
        last = entries.last_change(held[moved[0].code]) if moved[0].code in held else ""
        raise Overtaken(
            f"您打开页面之后，{titles}的责任分派已有变动：{last}您这次的操作没有保存，"
            "请核对现在的情况后再提交。"
        )
    today = timezone.localdate(now)
    return [
        (held.get(each.code) or ColumnDuty(agency=agency, column=each.code, since=today), each)
        for each in own
    ]


def _set_pace(duty: ColumnDuty, column: Column, arrangement: Arrangement) -> None:
    if arrangement.length is None or arrangement.unit is None:
        duty.length, duty.unit = None, ""
        return
    try:
        own_period(column.freshness, arrangement.length, arrangement.unit)
    except PeriodNotAllowed as error:
        raise Refused(f"“{column.title}”：{error}") from None
    duty.length, duty.unit = arrangement.length, arrangement.unit.value


def _keep(duty: ColumnDuty, action: str, by: User, now: datetime, *, reason: str = "") -> int:
    """Store the row where it differs from what is stored, with its entry of the trail."""
    before = ColumnDuty.objects.filter(pk=duty.pk).first() if duty.pk else None
    if before is not None and _told(before) == _told(duty):
        return 0
    if before is None or before.owner_id != duty.owner_id or before.section != duty.section:
        duty.since = timezone.localdate(now)
    duty.revision += 1
    duty.save()
    entries.write(
        action,
        on=duty,
        agency=duty.agency,
        by=by,
        now=now,
        permission=Permission.ASSIGN_COLUMNS,
        facts={
            "column": duty.column,
            "owner": duty.owner_id,
            "pace": f"{duty.length or ''}{duty.unit}",
        },
        personal={"section": duty.section, "reason": reason},
    )
    return 1


def _told(duty: ColumnDuty) -> tuple[object, ...]:
    return (
        duty.section,
        duty.owner_id,
        duty.length,
        duty.unit,
        duty.closed_at,
        duty.closed_because,
    )
