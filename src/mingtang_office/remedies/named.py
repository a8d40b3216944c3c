"""The parties of a case by name, out of their seal."""

from __future__ import annotations

import json
from dataclasses import dataclass

from mingtang_office.remedies.models import Party, PartyRole, Remedy
from mingtang_office.trail import sealing


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """A party as it is called; `reached_at` is an address, a telephone number, as people note it."""

    role: PartyRole
    name: str
    is_organisation: bool = False
    reached_at: str = ""


@dataclass(frozen=True, slots=True)
class OpenParty:
    """A party with its row."""

    row: Party
    details: PartyDetails


def named_parties(remedy: Remedy) -> tuple[OpenParty, ...]:
    """Raises `sealing.Erased`. The caller has asked the policy for `SEE_APPLICANTS`."""
    rows = remedy.parties.filter(removed_at__isnull=True).order_by("pk")
    return tuple(OpenParty(row, _details(remedy, row)) for row in rows)


def _details(remedy: Remedy, row: Party) -> PartyDetails:
    data = json.loads(sealing.open_bytes(remedy, bytes(row.sealed)))
    data["role"] = PartyRole(data["role"])
    return PartyDetails(**data)
