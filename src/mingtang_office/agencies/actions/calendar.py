"""Notices that arrange the working days: entered, corrected, applied, revoked.

Only applying and revoking change what is counted. Both hold the one row of `CalendarVersion`, renew
it, and tell the registers that count days, all in one transaction.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from mingtang.privacy.finding import find
from mingtang.workdays import Doubt, Notice, check_notice, notice_to_wire
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendar_changes import Change, change_of, tell
from mingtang_office.agencies.calendars import current
from mingtang_office.agencies.models import (
    CalendarNotice,
    CalendarVersion,
    NoticeKind,
    NoticeState,
    Region,
)
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.trail.actions import record

YEARS_AHEAD = 2
DENIED = "全国放假安排由顶层机关的系统管理员办理，地区安排由该地人民政府或其上级的系统管理员办理，请与其联系。"


def _allow(by: User, region: Region | None, now: datetime) -> None:
    if not policy.may_manage_calendar(by, region, timezone.localdate(now)):
        raise PermissionDenied(DENIED)


def doubts(year: int, region: Region | None, notice: Notice) -> tuple[Doubt, ...]:
    """What is impossible or odd about a notice, against the calendar that stands."""
    standing = next((plan for plan in current().national.years if plan.year == year), None)
    return check_notice(notice, year, national=region is None, standing=standing)


def _names(notice: Notice) -> set[str]:
    return {h.name for h in notice.holidays} | {w.name for w in notice.working_weekends}


def _check(year: int, region: Region | None, notice: Notice, now: datetime) -> None:
    today = timezone.localdate(now)
    covered = sorted(plan.year for plan in current().national.years)
    if not covered[0] <= year <= today.year + YEARS_AHEAD:
        raise ValidationError(
            {"year": f"年度应在{covered[0]}年至{today.year + YEARS_AHEAD}年之间，请核对。"}
        )
    if region is not None and year not in covered:
        raise ValidationError({"year": f"还没有{year}年的全国安排，请先录入全国的，再录入地区的。"})
    if notice.issued_on is None or notice.issued_on > today:
        raise ValidationError(
            {"issued_on": "成文日期应为通知上写明的日期，不晚于今日。请对照通知填写。"}
        )
    words = (notice.title, notice.number or "", notice.issuer, *_names(notice))
    if any(m.certain and m.kind.is_personal for text in words for m in find(text)):
        raise ValidationError(
            {
                "title": "通知标题、文号、发文机关、节日名称会公开显示，不能含证件号、电话等个人信息。"
            }
        )
    fatal = [doubt.message for doubt in doubts(year, region, notice) if doubt.fatal]
    if fatal:
        raise ValidationError({"holidays": fatal})


def _check_once(
    year: int, region: Region | None, content: Notice, own: CalendarNotice | None
) -> None:
    same = CalendarNotice.objects.filter(
        year=year, region=region, title=content.title, revoked_at__isnull=True
    )
    if own is not None:
        same = same.exclude(pk=own.pk)
    if same.filter(number=content.number or "").exists():
        raise ValidationError(
            {"title": "同一标题、文号的通知已经录入，请在列表中查看；确需重录的，先撤下原来的。"}
        )


def _put(notice: CalendarNotice, year: int, region: Region | None, content: Notice) -> None:
    wire = notice_to_wire(content)
    notice.kind = NoticeKind.NATIONAL if region is None else NoticeKind.REGIONAL
    notice.region = region
    notice.year = year
    notice.title = content.title
    notice.number = content.number or ""
    notice.issuer = content.issuer
    assert content.issued_on is not None
    notice.issued_on = content.issued_on
    notice.holidays = wire["holidays"]
    notice.working_weekends = wire["working_weekends"]


def _facts(notice: CalendarNotice, **more: Any) -> dict[str, Any]:
    return {
        "year": notice.year,
        "region": notice.region.code if notice.region else "",
        "title": notice.title,
        "number": notice.number,
        **more,
    }


@transaction.atomic
def enter_notice(
    *, by: User, now: datetime, year: int, region: Region | None, content: Notice
) -> CalendarNotice:
    """Enter a notice for the country (no `region`) or a division. Nothing is counted by it yet.
    Refuses days that cannot be those of a notice for this year, and one that is entered already."""
    _allow(by, region, now)
    _check(year, region, content, now)
    _check_once(year, region, content, None)
    notice = CalendarNotice(entered_by=by, entered_at=now)
    _put(notice, year, region, content)
    notice.clean_fields()
    notice.save()
    record("agencies.calendar_notice_entered", by=by, now=now, on=notice, facts=_facts(notice))
    return notice


def _held(notice: CalendarNotice, state: NoticeState, seen_revision: int) -> CalendarNotice:
    """The row, locked, if it is still as the person saw it."""
    held = CalendarNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if held.state is not state:
        raise Overtaken(f"这份安排已经是“{held.state.label}”，没有再办理。请刷新页面查看。")
    if held.revision != seen_revision:
        raise Overtaken("这份安排刚被他人更正，没有办理。请刷新页面，看过新的内容再办理。")
    return held


@transaction.atomic
def change_notice(
    *,
    by: User,
    now: datetime,
    notice: CalendarNotice,
    seen_revision: int,
    year: int,
    region: Region | None,
    content: Notice,
) -> CalendarNotice:
    """Correct a notice that is not applied yet."""
    held = _held(notice, NoticeState.ENTERED, seen_revision)
    _allow(by, held.region, now)
    _allow(by, region, now)
    _check(year, region, content, now)
    _check_once(year, region, content, held)
    _put(held, year, region, content)
    held.revision += 1
    held.clean_fields()
    held.save()
    record("agencies.calendar_notice_changed", by=by, now=now, on=held, facts=_facts(held))
    return held


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "请写明原因。"})
    return reason.strip()


def _end(held: CalendarNotice, *, by: User, now: datetime, reason: str) -> None:
    held.revoked_at, held.revoked_by = now, by
    held.revocation_reason = _reason(reason)
    held.clean_fields()
    held.save()


@transaction.atomic
def discard_notice(
    *, by: User, now: datetime, notice: CalendarNotice, seen_revision: int, reason: str
) -> CalendarNotice:
    """Take away a notice that was never applied. It stays in the list."""
    held = _held(notice, NoticeState.ENTERED, seen_revision)
    _allow(by, held.region, now)
    _end(held, by=by, now=now, reason=reason)
    record(
        "agencies.calendar_notice_discarded",
        by=by,
        now=now,
        on=held,
        facts=_facts(held),
        personal={"reason": held.revocation_reason},
    )
    return held


def _lock_calendar(seen: UUID | None) -> CalendarVersion:
    """The version row, locked, if the calendar is still what the person saw a preview against."""
    row, is_new = CalendarVersion.objects.get_or_create(pk=1)
    row = CalendarVersion.objects.select_for_update().get(pk=1)
    if (None if is_new else row.token) != seen:
        raise Overtaken("日历刚有变动，没有办理。请刷新页面，看过新的变动预览再办理。")
    return row


def _renew(row: CalendarVersion, now: datetime) -> None:
    row.token, row.at = uuid4(), now
    row.save()


def _turned(change: Change) -> list[str]:
    return [day.on.isoformat() for day in change.days]


@transaction.atomic
def apply_notice(
    *, by: User, now: datetime, notice: CalendarNotice, seen_revision: int, seen: UUID | None
) -> CalendarNotice:
    """Let the notice count from now on, and have every register count anew what it moves. `seen` is
    the version of the calendars against which the person saw what would move; refuses where either
    has changed since."""
    row = _lock_calendar(seen)
    held = _held(notice, NoticeState.ENTERED, seen_revision)
    _allow(by, held.region, now)
    _check(held.year, held.region, held.notice, now)
    change = change_of(held)
    held.applied_by, held.applied_at = by, now
    held.save()
    _renew(row, now)
    tell(change, by=by, now=now)
    record(
        "agencies.calendar_notice_applied",
        by=by,
        now=now,
        on=held,
        facts=_facts(held, days=_turned(change)),
    )
    return held


@transaction.atomic
def revoke_notice(
    *,
    by: User,
    now: datetime,
    notice: CalendarNotice,
    seen_revision: int,
    seen: UUID | None,
    reason: str,
) -> CalendarNotice:
    """Let an applied notice count no more, and have every register count anew what it moves."""
    row = _lock_calendar(seen)
    held = _held(notice, NoticeState.APPLIED, seen_revision)
    _allow(by, held.region, now)
    change = change_of(held)
    _end(held, by=by, now=now, reason=reason)
    _renew(row, now)
    tell(change, by=by, now=now)
    record(
        "agencies.calendar_notice_revoked",
        by=by,
        now=now,
        on=held,
        facts=_facts(held, days=_turned(change)),
        personal={"reason": held.revocation_reason},
    )
    return held
