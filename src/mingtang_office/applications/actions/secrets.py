"""A new secret for an applicant who has none or lost it; the former one opens nothing any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding, numbers
from mingtang_office.applications.models import Application


@transaction.atomic
def renew_secret(*, application: Application, by: User, now: datetime) -> str:
    """The new secret, told only now. The officer has seen who asks for it."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application)
    if held.erased_at is not None:
        raise Refused("这件申请的个人信息已按规定擦除，不能再查询。")
    secret = numbers.new_secret()
    held.tracking_digest = numbers.secret_digest(held.number, secret)
    held.save(update_fields=("tracking_digest",))
    holding.record(
        "applications.secret_renewed",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return secret
