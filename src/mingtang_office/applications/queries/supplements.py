"""What applicants said after they had applied."""

from __future__ import annotations

from mingtang_office.applications.models import Application, Supplement, SupplementKind
from mingtang_office.trail import sealing


def words_of(supplement: Supplement) -> str:
    """The exact words. Raises `sealing.Erased`; the caller has asked the policy."""
    return sealing.open_bytes(supplement.application, bytes(supplement.sealed)).decode()


def last_words(application: Application, kind: SupplementKind) -> str:
    """The last words of this kind, empty where there are none. Raises `sealing.Erased`."""
    found = application.supplements.filter(kind=kind).order_by("-id").first()
    return words_of(found) if found is not None else ""
