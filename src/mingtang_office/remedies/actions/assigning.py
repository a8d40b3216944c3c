"""Who has a case in hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.remedies.actions import holding
from mingtang_office.remedies.models import Remedy


@transaction.atomic
def assign(*, remedy: Remedy, to: User, expected_revision: int, by: User, now: datetime) -> Remedy:
    """Hand a case to somebody who handles such cases at its agency."""
    held = holding.take(remedy, expected_revision, by, now)
    if not policy.may(to, Permission.HANDLE_REMEDIES, held.agency, timezone.localdate(now)):
        raise Refused(f"{to.full_name}没有在{held.agency}办理复议、诉讼案件的权限，请另选承办人。")
    before, held.handler = held.handler_id, to
    holding.save(held, "handler")
    holding.record(
        "remedies.assigned", remedy=held, by=by, now=now, facts={"to": to.pk, "before": before}
    )
    return held
