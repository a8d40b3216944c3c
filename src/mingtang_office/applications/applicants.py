"""Who applied: sealed under the key of the application, shown masked to all but those who handle it."""

from __future__ import annotations

import json
from dataclasses import asdict

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import Applicant, Document
from mingtang.privacy.masking import masked_name
from mingtang_office.applications.models import Application, Identity
from mingtang_office.trail import sealing

_PURPOSE = "applications.identity"


def masked(applicant: Applicant) -> str:
    """What lists show: the family name of a person, the ends of an organisation's name."""
    name = applicant.name.strip()
    if not name:
        return ""
    if not applicant.kind.is_organisation:
        return masked_name(name) or f"{name[0]}某"
    return name if len(name) <= 4 else f"{name[:2]}****{name[-2:]}"


def blind(document_number: str) -> str:
    """By which the same applicant is found again; empty where there is no document."""
    number = "".join(document_number.split()).upper()
    return sealing.blind_index(number, _PURPOSE) if number else ""


def seal_identity(application: Application, applicant: Applicant) -> Identity:
    """The row, sealed and unsaved."""
    data = json.dumps(asdict(applicant), ensure_ascii=False, sort_keys=True).encode()
    return Identity(
        application=application,
        sealed=sealing.seal_bytes(application, data),
        blind=blind(applicant.document_number),
    )


def open_identity(application: Application) -> Applicant:
    """Who applied. Raises `sealing.Erased`. The caller has asked the policy for `SEE_APPLICANTS`."""
    identity = Identity.objects.filter(application=application).first()
    if identity is None or not identity.sealed:
        raise sealing.Erased
    data = json.loads(sealing.open_bytes(application, bytes(identity.sealed)))
    data["kind"] = ApplicantKind(data["kind"])
    data["document"] = Document(data["document"])
    return Applicant(**data)
