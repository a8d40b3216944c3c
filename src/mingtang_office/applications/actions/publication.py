"""Information given on application that all should have (条例第四十四条) is proposed for proactive
disclosure."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.dispositions import Disposition
from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files, holding
from mingtang_office.applications.models import (
    Application,
    FileKind,
    ProposalGround,
    PublicationProposal,
)
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.drafting import draft
from mingtang_office.publication.models import Item
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui.files import Incoming

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
def take_proposal(*, proposal: PublicationProposal, by: User, now: datetime) -> Item:
    """Take a proposal out of the queue: a draft begins, with the files that the applicant got. It
    goes through the whole review, since what one person may have need not be fit for everybody."""
    policy.require(by, Permission.DRAFT_ITEMS, proposal.agency, timezone.localdate(now))
    row = PublicationProposal.objects.select_for_update().get(pk=proposal.pk)
    if row.taken_at is not None:
        raise Refused("这项建议已经有人接办，请刷新页面查看。")
    item = _drafted(row, by, now)
    row.taken_at, row.taken_by, row.item = now, by, item
    row.save(update_fields=("taken_at", "taken_by", "item"))
    holding.record(
        "applications.publication_proposal_taken",
        application=row.application,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"proposal": row.pk, "item": item.pk},
    )
    return item


def _drafted(row: PublicationProposal, by: User, now: datetime) -> Item:
    item = draft(
        agency=row.agency,
        written={
            "kind": ItemKind.OFFICIAL_DOCUMENT,
            "title": row.information,
            "formed_on": timezone.localdate(row.at),
            "attribute": Attribute.PROACTIVE,
        },
        by=by,
        now=now,
    )
    for file in row.application.files.filter(kind=FileKind.PROVIDED).order_by("pk"):
        try:
            given = Incoming(file.name, files.opened(file), file.media_type)
        except (Erased, OSError):
            continue  # the draft begins without it; its editor adds the document anew
        item = attach(item=item, file=given, expected_revision=item.revision, by=by, now=now)
    return item
