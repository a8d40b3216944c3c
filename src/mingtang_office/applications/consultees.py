"""Whose opinion is sought: sealed under the key of the application, shown masked in lists."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from mingtang.privacy.masking import masked_name
from mingtang_office.applications.models import Application, Consultation
from mingtang_office.trail import sealing


@dataclass(frozen=True, slots=True)
class Consultee:
    """A third party, or an organ that does not work on this platform, and how it is reached."""

    name: str
    is_organisation: bool
    contact: str = ""
    telephone: str = ""
    address: str = ""


def masked(consultee: Consultee) -> str:
    """What lists show."""
    name = consultee.name.strip()
    if not consultee.is_organisation:
        return masked_name(name) or f"{name[:1]}某"
    return name if len(name) <= 4 else f"{name[:2]}****{name[-2:]}"


def seal(application: Application, consultee: Consultee) -> bytes:
    data = json.dumps(asdict(consultee), ensure_ascii=False, sort_keys=True).encode()
    return sealing.seal_bytes(application, data)


def consultee_of(consultation: Consultation) -> Consultee:
    """Who is asked. Raises `sealing.Erased`; the caller has asked the policy."""
    if consultation.organ is not None:
        return Consultee(consultation.organ.name, is_organisation=True)
    data = sealing.open_bytes(consultation.application, bytes(consultation.sealed))
    return Consultee(**json.loads(data))
