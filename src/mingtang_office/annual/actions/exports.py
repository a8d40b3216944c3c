"""Taking statistics out of the platform: nothing changes, but the trail tells who took what."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual.queries.question import Question
from mingtang_office.trail.actions import record


@transaction.atomic
def enter_export(*, question: Question, kind: str, by: User, now: datetime) -> None:
    """Write down that `by` took these figures; refuses who may not count there."""
    on = timezone.localdate(now)
    policy.require(by, Permission.COUNT_APPLICATIONS, question.agency, on)
    facts = {
        "kind": kind,
        "below": question.below,
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        "cut_off": question.cut_off.isoformat(),
        "edition": question.form.code,
    }
    principal = policy.acting_for(by, Permission.COUNT_APPLICATIONS, question.agency, on)
    if principal is not None:
        facts["acting_for"] = principal
    record(
        "annual.exported",
        by=by,
        now=now,
        on=question.agency,
        agency=question.agency.pk,
        facts=facts,
    )
