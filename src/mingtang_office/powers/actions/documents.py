"""What becomes of a document: amended, partly repealed, repealed, expired."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang.publication.validity import Change
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.powers.actions import holding
from mingtang_office.powers.models import Deed, NormativeDocument, ValidityChange
from mingtang_office.powers.projection import as_change, settle


@transaction.atomic
def change_validity(
    *,
    document: NormativeDocument,
    change: Change,
    expected_revision: int,
    by: User,
    now: datetime,
) -> NormativeDocument:
    """Enter a change of validity; refuses what cannot follow on what the document is."""
    held = holding.take(document, expected_revision, by, now)
    refuse_to_come(change.on, now)
    settle(held, [*_standing(held), change])
    ValidityChange.objects.create(
        document=held,
        to=change.to.value,
        on=change.on,
        by_title=change.by_title,
        by_number=change.by_number,
        reason=change.reason,
        by=by,
        at=now,
    )
    facts = {"to": change.to.value, "on": change.on.isoformat()}
    holding.keep(held, Deed.VALIDITY_CHANGED, by=by, now=now, facts=facts)
    return held


@transaction.atomic
def strike_change(
    *, document: NormativeDocument, number: int, expected_revision: int, by: User, now: datetime
) -> NormativeDocument:
    """Take out a change that was entered by mistake; what remains must itself be possible."""
    held = holding.take(document, expected_revision, by, now)
    row = held.changes.filter(pk=number, struck_at__isnull=True).first()
    if row is None:
        raise Refused("没有找到这项有效性变更，或者它已经撤销。请刷新页面查看。")
    row.struck_at = now
    row.save(update_fields=("struck_at",))
    settle(held, _standing(held))
    facts = {"to": row.to, "on": row.on.isoformat()}
    holding.keep(held, Deed.VALIDITY_STRUCK, by=by, now=now, facts=facts)
    return held


def _standing(document: NormativeDocument) -> list[Change]:
    return [as_change(row) for row in document.changes.filter(struck_at__isnull=True)]
