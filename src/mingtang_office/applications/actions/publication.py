"""Information given on application that all should have (条例第四十四条) is proposed for proactive
disclosure."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import (
    Application,
    ProposalGround,
    PublicationProposal,
)

_GIVEN = frozenset({Disposition.PROVIDED, Disposition.PARTLY_GRANTED})


@transaction.atomic
def propose_publication(
    *,
    application: Application,
    information: str,
    ground: ProposalGround,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> PublicationProposal:
    """Put the information into the queue of proactive disclosure. Refused for what was not given."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    if held.disposition not in _GIVEN:
        raise Refused("只有依申请公开的信息才可以转为主动公开（《条例》第四十四条）。")
    if ground is ProposalGround.SUGGESTED and not held.suggests_publication:
        raise Refused("申请人没有建议主动公开，请另选理由。")
    if held.proposals.filter(taken_at__isnull=True).exists():
        raise Refused("这件申请的信息已经建议转为主动公开，正等待办理。")
    for text, what, longest in ((information, "信息名称", 200), (reason, "说明", 300)):
        if not 0 < len(text.strip()) <= longest:
            raise Refused(f"请填写{what}，最多{longest}字。")
    row = PublicationProposal.objects.create(
        application=held,
        agency=held.agency,
        information=information.strip(),
        ground=ground,
        reason=reason.strip(),
        by=by,
        at=now,
    )
    holding.save(held)
    holding.record(
        "applications.publication_proposed",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"proposal": row.pk, "ground": str(ground)},
        personal={"information": row.information, "reason": row.reason},
    )
    return row


@transaction.atomic
def take_proposal(*, proposal: PublicationProposal, by: User, now: datetime) -> PublicationProposal:
    """Take a proposal out of the queue: somebody sees to its publication."""
    policy.require(by, Permission.HANDLE_APPLICATIONS, proposal.agency, timezone.localdate(now))
    row = PublicationProposal.objects.select_for_update().get(pk=proposal.pk)
    if row.taken_at is not None:
        raise Refused("这项建议已经有人接办，请刷新页面查看。")
    row.taken_at, row.taken_by = now, by
    row.save(update_fields=("taken_at", "taken_by"))
    holding.record(
        "applications.publication_proposal_taken",
        application=row.application,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"proposal": row.pk},
    )
    return row
