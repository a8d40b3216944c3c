"""What was registered wrongly is put right: the kind of applicant, which table three counts, and the
particulars of the request, before it is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import Request, faults
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.applicants import masked, open_identity, seal_identity
from mingtang_office.applications.marking import mark
from mingtang_office.applications.models import Application, Identity
from mingtang_office.applications.projection import restate
from mingtang_office.trail.sealing import Erased

_PLAIN = (
    "content",
    "delivery",
    "form",
    "accepts_other_form",
    "help_needed",
    "suggests_publication",
)


@transaction.atomic
def change_applicant_kind(
    *,
    application: Application,
    kind: ApplicantKind,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Application:
    """Put the kind of applicant right, also in a closed case: table three counts it anew from now
    on, and what was reported before stays as it was known."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    before = held.applicant_kind
    if before == kind:
        raise Refused(f"申请人类型已经是“{kind.label}”，没有改动。")
    try:
        applicant = replace(open_identity(held), kind=kind)
    except Erased:
        raise Refused("申请人的个人信息已按规定擦除，不能再更正申请人类型。") from None
    _reseal(held, seal_identity(held, applicant))
    held.applicant_kind, held.applicant_masked = kind.value, masked(applicant)
    holding.save(held, "applicant_kind", "applicant_masked")
    restate(held, now)
    holding.record(
        "applications.applicant_kind_changed",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"before": before, "after": kind.value},
    )
    return held


@transaction.atomic
def correct_request(
    *,
    application: Application,
    request: Request,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Application:
    """Put right what was copied wrongly when the application was registered. Refused once a decision
    is signed: what was decided on must stay what it was. The kind of applicant has its own action."""
    held = holding.take(application, expected_revision, by, now)
    if held.decided_on is not None:
        raise Refused("答复已经签发，不能再更正登记内容。")
    if not reason.strip():
        raise Refused("请写明更正的理由，例如：登记时漏录、录错。")
    if request.applicant.kind != held.applicant_kind:
        raise Refused("更正申请人类型请使用“更正申请人类型”。")
    lacking = faults(request)
    if lacking:
        raise Refused("；".join(f"{each.message}（{each.rests_on}）" for each in lacking))
    changed = [name for name in _PLAIN if getattr(held, name) != _plain(request, name)]
    if open_identity(held) != request.applicant:
        _reseal(held, seal_identity(held, request.applicant))
        changed.append("applicant")
    if not changed:
        raise Refused("没有改动的内容。")
    before = held.content
    for name in _PLAIN:
        setattr(held, name, _plain(request, name))
    held.applicant_masked = masked(request.applicant)
    holding.save(held, *_PLAIN, "applicant_masked")
    mark(held)
    holding.record(
        "applications.request_corrected",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"changed": changed},
        personal={
            "reason": reason.strip(),
            **({"content_before": before} if "content" in changed else {}),
        },
    )
    return held


def _plain(request: Request, name: str) -> object:
    value = getattr(request, name)
    if name in ("content", "help_needed"):
        return str(value).strip()
    return value if isinstance(value, bool) else str(value.value)


def _reseal(application: Application, identity: Identity) -> None:
    Identity.objects.filter(application=application).update(
        sealed=identity.sealed, blind=identity.blind
    )
