"""Cover for an absence: name a colleague for some days, and end it early."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.accounts.queries import colleagues_of
from mingtang_office.trail.actions import record

LONGEST = 180  # days, both ends counted; a longer absence is a matter of appointment


class NotNamed(Exception):
    """A deputy cannot be named so; `field` is the one at fault."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _check_dates(starts_on: date, ends_on: date, today: date) -> None:
    if starts_on < today:
        raise NotNamed(
            "starts_on", f"起始日期不能早于今天（{_day(today)}）。请改填今天或以后的日期。"
        )
    if ends_on < starts_on:
        raise NotNamed("ends_on", "截止日期早于起始日期。请核对两个日期。")
    if (ends_on - starts_on).days + 1 > LONGEST:
        raise NotNamed(
            "ends_on",
            f"一次代理最长 {LONGEST} 天（首尾两天都计算在内）。请缩短期限；更长的离岗请联系安全管理员调整任职。",
        )


def _check_deputy(principal: User, deputy: User, today: date) -> None:
    if deputy.pk == principal.pk:
        raise NotNamed("deputy", "不能由自己代理自己。请选择一位同事。")
    if not colleagues_of(principal, today).filter(pk=deputy.pk).exists():
        raise NotNamed("deputy", "代理人须是本机关现任、账号在用的同事。请从列表中另选一位。")


def _check_overlap(principal: User, starts_on: date, ends_on: date) -> None:
    other = (
        Deputy.objects.filter(
            principal=principal,
            ended_at__isnull=True,
            starts_on__lte=ends_on,
            ends_on__gte=starts_on,
        )
        .select_related("deputy")
        .first()
    )
    if other is not None:
        raise NotNamed(
            "starts_on",
            f"{_day(other.starts_on)}至{_day(other.ends_on)}已由{other.deputy.full_name}代理，"
            "同一天只能有一位代理人。请改日期，或者先提前结束那一次代理。",
        )


@transaction.atomic
def name_deputy(
    *, deputy: User, starts_on: date, ends_on: date, reason: str, by: User, now: datetime
) -> Deputy:
    """`by` names a colleague to cover the own absence. Raises `NotNamed` where that may not be."""
    today = timezone.localdate(now)
    User.objects.select_for_update().get(pk=by.pk)  # two requests at once come one after the other
    _check_dates(starts_on, ends_on, today)
    _check_deputy(by, deputy, today)
    _check_overlap(by, starts_on, ends_on)
    cover = Deputy.objects.create(
        principal=by, deputy=deputy, starts_on=starts_on, ends_on=ends_on, reason=reason
    )
    record(
        "accounts.deputy_named",
        by=by,
        now=now,
        on=cover,
        facts={
            "deputy": deputy.pk,
            "starts_on": starts_on.isoformat(),
            "ends_on": ends_on.isoformat(),
        },
        personal={"reason": reason},
    )
    return cover


@transaction.atomic
def end_deputy(*, cover: Deputy, by: User, now: datetime) -> bool:
    """End a cover of one's own before its last day; at once. False where it had ended already."""
    locked = Deputy.objects.select_for_update().get(pk=cover.pk, principal=by)
    if locked.ended_at is not None or locked.ends_on < timezone.localdate(now):
        return False
    locked.ended_at = now
    locked.save(update_fields=("ended_at",))
    record("accounts.deputy_ended", by=by, now=now, on=locked, facts={"deputy": locked.deputy_id})
    return True
