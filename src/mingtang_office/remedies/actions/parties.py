"""Who the parties of a case are: sealed under its key, shown masked to all but those who handle it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import Applicant, Document
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.applicants import masked
from mingtang_office.remedies.actions import holding
from mingtang_office.remedies.models import Party, PartyRole, Remedy
from mingtang_office.remedies.named import OpenParty, PartyDetails, named_parties
from mingtang_office.trail import sealing


@transaction.atomic
def enter_party(
    *, remedy: Remedy, details: PartyDetails, expected_revision: int, by: User, now: datetime
) -> Party:
    """Enter a party that joined the case."""
    held = holding.take(remedy, expected_revision, by, now)
    row = add(held, details, by=by, now=now)
    holding.save(held)
    return row


@transaction.atomic
def remove_party(*, party: Party, expected_revision: int, by: User, now: datetime) -> None:
    """Take out a party that was entered by mistake or left the case; the row stays."""
    held = holding.take(party.remedy, expected_revision, by, now)
    if party.role == PartyRole.CLAIMANT:
        others = held.parties.filter(role=PartyRole.CLAIMANT, removed_at__isnull=True)
        if not others.exclude(pk=party.pk).exists():
            raise Refused("案件至少要有一名申请人或者原告。请先登记正确的一名，再移除这一名。")
    party.removed_at = now
    party.save(update_fields=("removed_at",))
    _name_claimant(held)
    holding.save(held, "claimant_masked")
    holding.record("remedies.party_removed", remedy=held, by=by, now=now, facts={"party": party.pk})


def add(remedy: Remedy, details: PartyDetails, *, by: User, now: datetime) -> Party:
    """The row of a party of a case that the caller holds."""
    name = details.name.strip()
    if not name:
        raise Refused("请填写当事人的姓名或者名称。")
    kind = ApplicantKind.OTHER if details.is_organisation else ApplicantKind.NATURAL_PERSON
    data = json.dumps(asdict(details), ensure_ascii=False, sort_keys=True).encode()
    row = Party.objects.create(
        remedy=remedy,
        role=details.role,
        masked=masked(Applicant(kind, name, Document.OTHER, "")),
        sealed=sealing.seal_bytes(remedy, data),
        by=by,
        at=now,
    )
    _name_claimant(remedy)
    Remedy.objects.filter(pk=remedy.pk).update(claimant_masked=remedy.claimant_masked)
    holding.record(
        "remedies.party_entered",
        remedy=remedy,
        by=by,
        now=now,
        facts={"party": row.pk, "role": str(details.role)},
    )
    return row


@transaction.atomic
def open_parties(*, remedy: Remedy, by: User, now: datetime) -> tuple[OpenParty, ...]:
    """The parties by name, for who handles the case; that they were looked at stays on record."""
    held = holding.hold(remedy)
    holding.allow(held, Permission.SEE_APPLICANTS, by, now)
    try:
        opened = named_parties(held)
    except sealing.Erased as error:
        raise Refused(str(error)) from error
    holding.record(
        "remedies.parties_opened", remedy=held, by=by, now=now, permission=Permission.SEE_APPLICANTS
    )
    return opened


def _name_claimant(remedy: Remedy) -> None:
    """Lists show the first claimant, and how many more there are."""
    found = list(
        remedy.parties.filter(role=PartyRole.CLAIMANT, removed_at__isnull=True)
        .order_by("pk")
        .values_list("masked", flat=True)
    )
    more = f"等{len(found)}人" if len(found) > 1 else ""
    remedy.claimant_masked = f"{found[0]}{more}" if found else ""
