"""Administrative divisions and their codes (GB/T 2260), from when to when they hold."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.models import Region
from mingtang_office.agencies.region_codes import codes_above, digits_below
from mingtang_office.trail.actions import record


def _allow(by: User | None, now: datetime) -> None:
    if by is not None and not policy.may_manage_regions(by, timezone.localdate(now)):
        raise PermissionDenied("行政区划由顶层机关的系统管理员维护，请与其联系。")


@transaction.atomic
def add_region(*, code: str, name: str, valid_from: date, by: User | None, now: datetime) -> Region:
    """Enter a division. Its code must lie under a province and a city that are valid on its first
    day, and may not be in use by another."""
    _allow(by, now)
    list(Region.objects.select_for_update().filter(code__startswith=code[:2]))
    region = Region(code=code, name=name, valid_from=valid_from)
    region.clean_fields()
    for above in codes_above(code):
        if not Region.objects.valid(valid_from).filter(code=above).exists():
            raise ValidationError(
                {
                    "code": f"代码 {code} 的上级 {above} 在{date_format(valid_from, 'Y年n月j日')}没有有效的行政区划。"
                    "请先录入上级，或核对代码和启用日期（GB/T 2260）。"
                }
            )
    if Region.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from), code=code
    ).exists():
        raise ValidationError(
            {"code": f"代码 {code} 在所填日期之后仍在使用。请先停用原区划，再录入新的。"}
        )
    region.save()
    record(
        "agencies.region_added",
        by=by,
        now=now,
        on=region,
        facts={"code": code, "name": name, "valid_from": valid_from.isoformat()},
    )
    return region


@transaction.atomic
def end_region(*, region: Region, valid_to: date, by: User | None, now: datetime) -> Region:
    """Withdraw a code: `valid_to` is its last day. Refuses while a division below it goes on."""
    _allow(by, now)
    below = digits_below(region.code)
    list(Region.objects.select_for_update().filter(code__startswith=region.code[:2]))
    region = Region.objects.get(pk=region.pk)
    if region.valid_to is not None:
        raise ValidationError(
            f"“{region}”已于{date_format(region.valid_to, 'Y年n月j日')}停用，无需再次办理。"
        )
    if valid_to < region.valid_from:
        raise ValidationError({"valid_to": "停用日期不能早于启用日期，请核对。"})
    going_on = (
        Region.objects.filter(code__startswith=below)
        .exclude(code=region.code)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_to))
    )
    if len(below) < 6 and going_on.exists():
        raise ValidationError(
            f"“{region}”之下还有{going_on.count()}个在用的行政区划，如“{going_on.first()}”。请先停用下级。"
        )
    region.valid_to = valid_to
    region.save(update_fields=("valid_to",))
    record(
        "agencies.region_ended",
        by=by,
        now=now,
        on=region,
        facts={"code": region.code, "valid_to": valid_to.isoformat()},
    )
    return region
