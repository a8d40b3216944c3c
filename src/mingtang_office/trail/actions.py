"""The one way into the trail: every action of every app writes its entry here, in its transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from mingtang.privacy.finding import find
from mingtang_office.trail import links, sealing
from mingtang_office.trail.models import Chain, Entry, ObjectKey, SealedDetail

PLATFORM = "platform"


class PersonalDataInFacts(ValueError):
    """A programming error: personal data must be given as `personal`, which can be erased."""


def chain_name(agency: int | None) -> str:
    return PLATFORM if agency is None else f"agency:{agency}"


def _refuse_personal_data(facts: Mapping[str, Any]) -> None:
    for value in facts.values():
        if isinstance(value, str) and any(m.certain and m.kind.is_personal for m in find(value)):
            raise PersonalDataInFacts("personal data among the facts of a trail entry")


def record(
    action: str,
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    on: models.Model,
    agency: int | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> Entry:
    """Write that `by` (None: the system itself) did `action` (`app.verb-in-past`) to `on`.

    Must stand in the transaction of what it tells of, so that neither is there without the other.
    `facts` are JSON without floats and without personal data; `personal` is sealed and can be
    erased. Entries of one agency are written one after the other under the lock of their chain.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a trail entry needs its action's transaction")
    facts = dict(facts or {})
    _refuse_personal_data(facts)
    object_type, object_id = on._meta.label_lower, str(on.pk)
    sealed = sealing.seal(object_type, object_id, personal) if personal else b""
    name = chain_name(agency)
    Chain.objects.get_or_create(name=name)
    chain = Chain.objects.select_for_update().get(name=name)
    entry = Entry(
        chain=chain,
        number=chain.length + 1,
        at=now,
        actor=None if by is None else by.pk,
        action=action,
        agency=agency,
        object_type=object_type,
        object_id=object_id,
        facts=facts,
        sealed_digest=sealing.fingerprint(sealed) if sealed else "",
        algorithm=settings.TRAIL_DIGEST,
        previous=chain.head,
    )
    entry.digest = links.entry_digest(entry, name)
    entry.save(force_insert=True)
    if sealed:
        SealedDetail.objects.create(entry=entry, ciphertext=sealed)
    chain.length, chain.head = entry.number, entry.digest
    chain.save(update_fields=("length", "head"))
    return entry


@transaction.atomic
def erase(
    *, by: AbstractBaseUser | None, now: datetime, on: models.Model, agency: int | None, ground: str
) -> Entry:
    """Erase for good the personal data that the trail holds of an object; the chain stays whole.

    `ground` names why (个人信息保护法第四十七条, the end of a retention period).
    """
    ObjectKey.objects.filter(object_type=on._meta.label_lower, object_id=str(on.pk)).delete()
    return record("trail.erased", by=by, now=now, on=on, agency=agency, facts={"ground": ground})
