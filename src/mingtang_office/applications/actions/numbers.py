"""Numbers of applications, and the secret by which an applicant follows theirs."""

from __future__ import annotations

import hashlib
import secrets

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import ReceiptCounter

# No characters that are mistaken for one another when read aloud or copied by hand.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_SECRET_LENGTH = 12


def next_number(agency: Agency, year: int) -> str:
    """SQ, the agency's number, the year and a running number; must stand in a transaction."""
    serial = ReceiptCounter.take(agency=agency, year=year)
    return f"SQ{agency.pk:05d}-{year}-{serial:05d}"


def new_secret() -> str:
    """Twelve characters, some 59 bits; shown once, kept as a digest."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_SECRET_LENGTH))


def secret_digest(number: str, secret: str) -> str:
    written = "".join(secret.split()).replace("-", "").upper()
    return hashlib.sha256(f"{number}:{written}".encode()).hexdigest()
