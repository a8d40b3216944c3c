"""What a decision asks of the agency is done: the application is taken up again under the order."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.remedies import RemedyEvent, RemedyStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import reopening
from mingtang_office.applications.actions.intake import Taken
from mingtang_office.remedies.actions import course, holding
from mingtang_office.remedies.models import Remedy
from mingtang_office.remedies.projection import replayed
from mingtang_office.remedies.queries.history import events_of


@transaction.atomic
def apply_outcome(
    *, remedy: Remedy, runs_from: date, expected_revision: int, by: User, now: datetime
) -> Taken:
    """Take the application up again as a new case under the decision that ended this one; its reply
    period runs from `runs_from`. Refused where the decision was upheld, is not in effect yet, or asks
    for nothing; and where the case concerns no application here."""
    held = holding.take(remedy, expected_revision, by, now)
    if held.application is None:
        raise Refused(
            "这件案件不针对本系统中的申请，没有可以重新办理的申请；履行以后请登记“履行完毕”。"
        )
    if held.anew_id is not None:
        raise Refused("已按这件案件的结果重新办理申请，不用再次办理。")
    case = replayed(held, events_of(held))
    if case.concluded_on is None or case.decision is None:
        raise Refused("决定或者裁判还没有生效，生效以后再重新办理。")
    if not case.must_obey:
        raise Refused(f"结果是“{case.outcome.label}”，没有要求重新答复或者履行，不用重新办理申请。")
    if runs_from < case.decision.on:
        raise Refused("重新办理的起算日期不会早于收到决定、裁判之日，请核对。")
    order = reopening.Order(
        authority=case.forum, reference=case.decision.reference, runs_from=runs_from
    )
    taken = reopening.reopen(original=held.application, order=order, by=by, now=now)
    held.anew = taken.application
    held.save(update_fields=("anew",))
    if case.complied_on is None:
        done = RemedyEvent(RemedyStep.COMPLIED, max(timezone.localdate(now), case.concluded_on))
        course.append(remedy=held, event=done, by=by, now=now)
    holding.record(
        "remedies.outcome_applied",
        remedy=held,
        by=by,
        now=now,
        facts={"anew": taken.application.number, "runs_from": runs_from.isoformat()},
    )
    return taken
