"""Whom a decision is about: an organisation in clear, a natural person sealed and masked."""

from __future__ import annotations

from mingtang.privacy.masking import masked_name
from mingtang_office.powers.models import PartyKind, PowerDecision
from mingtang_office.trail import sealing


def shown_name(kind: str, name: str) -> str:
    """What lists, exports and versions show of a party."""
    name = name.strip()
    if kind != PartyKind.NATURAL_PERSON:
        return name
    return masked_name(name) or f"{name[0]}某"


def sealed_name(decision: PowerDecision, name: str) -> bytes:
    """The name under the key of the decision, which must have its number."""
    return sealing.seal_bytes(decision, name.strip().encode())


def open_name(decision: PowerDecision) -> str:
    """The name of a natural person. Raises `sealing.Erased`. The caller has asked the policy."""
    if decision.sealed is None:
        return decision.party
    return sealing.open_bytes(decision, bytes(decision.sealed)).decode()
