"""Who has a case in hand: assigned by the head of the disclosure office, or taken by whoever is free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import Application

AT_ONCE = 200


@transaction.atomic
def assign(
    *, applications: Sequence[Application], to: User, by: User, now: datetime
) -> list[Application]:
    """Put open cases into somebody's hands, all of them or none. The head gives them to anybody who
    handles applications there; others only take for themselves what nobody has."""
    if not applications:
        raise Refused("请先勾选要分派的申请。")
    if len(applications) > AT_ONCE:
        raise Refused(f"一次最多分派{AT_ONCE}件，现在勾选了{len(applications)}件，请分批办理。")
    # Always in one order, so that two who assign overlapping lists do not wait for each other.
    ordered = sorted(applications, key=lambda each: each.pk)
    return [_assign(application, to, by, now) for application in ordered]


def _assign(application: Application, to: User, by: User, now: datetime) -> Application:
    held = holding.hold_open(application)
    permission = _permission(held, to, by, now)
    if not policy.may(to, Permission.HANDLE_APPLICATIONS, held.agency, timezone.localdate(now)):
        raise Refused(
            f"{to.full_name}没有在{held.agency}办理申请的权限，请另选经办人，或者请安全管理员授权。"
        )
    if held.handler_id == to.pk:
        return held
    before = held.handler_id
    held.handler = to
    holding.touch(held)
    held.save(update_fields=("handler", "revision"))
    holding.record(
        "applications.assigned",
        application=held,
        by=by,
        now=now,
        permission=permission,
        facts={"to": to.pk, "before": before},
    )
    return held


def _permission(application: Application, to: User, by: User, now: datetime) -> Permission:
    """By which right this person assigns. Raises where there is none."""
    today = timezone.localdate(now)
    if policy.may(by, Permission.ASSIGN_APPLICATIONS, application.agency, today):
        return Permission.ASSIGN_APPLICATIONS
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    if to.pk != by.pk:
        raise Refused("把申请分派给他人，由政府信息公开工作机构负责人办理。")
    if application.handler_id not in (None, by.pk):
        raise Refused(f"申请{application.number}已有经办人，改派由政府信息公开工作机构负责人办理。")
    return Permission.HANDLE_APPLICATIONS
