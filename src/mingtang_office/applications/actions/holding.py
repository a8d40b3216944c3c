"""Taking hold of a case: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.models import Application
from mingtang_office.ui.days import day_words


def allow(application: Application, permission: Permission, by: User, now: datetime) -> None:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, application.agency, timezone.localdate(now))


def hold(application: Application, expected_revision: int | None = None) -> Application:
    """The case as it stands now, locked until the transaction ends; raises `Overtaken` where it was
    changed since the person looked at it."""
    try:
        held = (
            Application.objects.select_for_update(of=("self",))
            .select_related("agency", "agency__region")
            .get(pk=application.pk)
        )
    except Application.DoesNotExist:
        raise Refused("没有找到这件申请，请返回申请列表。") from None
    if expected_revision is not None and held.revision != expected_revision:
        raise entries.overtaken(held, "这件申请")
    return held


def hold_open(application: Application, expected_revision: int | None = None) -> Application:
    """The same, refused where the case is closed or merged into another."""
    held = hold(application, expected_revision)
    if held.merged_into_id is not None:
        raise Refused("这件申请已并入另一件申请，请在并入的申请中办理。")
    if held.closed_on is not None:
        raise Refused(f"这件申请已于{day_words(held.closed_on)}办结，不能再办理这一事项。")
    return held


def take(
    application: Application,
    expected_revision: int,
    by: User | None,
    now: datetime,
    permission: Permission = Permission.HANDLE_APPLICATIONS,
) -> Application:
    """An open case, held for one who may do this to it. `by` is nobody where the applicants themselves
    act, whom the portal knows by number and secret."""
    if by is not None:
        allow(application, permission, by, now)
    return hold_open(application, expected_revision)


def save(application: Application, *fields: str) -> None:
    """Store what an action changed on a case that it holds, and move the revision on."""
    touch(application)
    application.save(update_fields=(*fields, "revision"))


def touch(application: Application) -> None:
    """Every change of a case moves its revision on."""
    application.revision += 1


def record(
    action: str,
    *,
    application: Application,
    by: User | None,
    now: datetime,
    permission: Permission | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry; free text that people typed, and whatever names people, goes into `personal`."""
    entries.write(
        action,
        on=application,
        agency=application.agency,
        by=by,
        now=now,
        permission=permission,
        facts=facts,
        personal=personal,
    )
