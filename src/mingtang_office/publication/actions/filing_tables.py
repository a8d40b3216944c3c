"""Many documents filed at once from a table: looked at first, then entered whole or not at all."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions.documents import filed_row
from mingtang_office.publication.filing_rows import Checked, Row, check, read_filings
from mingtang_office.publication.models import FiledDocument, FilingTable

_AT_ONCE = 500


@transaction.atomic
def hand_in(*, agency: Agency, data: bytes, by: User, now: datetime) -> FilingTable:
    """Keep a table to be looked at; nothing is filed yet. Those that the person handed in before and
    never entered go. Raises ValidationError for what is no such table."""
    policy.require(by, Permission.DRAFT_ITEMS, agency, timezone.localdate(now))
    rows = read_filings(data)
    FilingTable.objects.filter(by=by, entered_at__isnull=True).delete()
    table = FilingTable.objects.create(
        agency=agency,
        by=by,
        at=now,
        sha256=sha256(data).hexdigest(),
        rows=[[row.number, row.texts] for row in rows],
    )
    entries.write(
        "publication.filings_handed_in",
        on=table,
        agency=agency,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"sha256": table.sha256, "rows": len(rows)},
    )
    return table


def look_at(table: FilingTable, now: datetime) -> Checked:
    """What would be filed, and what stands in the way."""
    rows = (Row(number, texts) for number, texts in table.rows)
    return check(rows, table.agency, timezone.localdate(now))


@transaction.atomic
def enter(*, table: FilingTable, by: User, now: datetime) -> int:
    """File every document of the table, or none where a single row has a fault; gives how many."""
    held = (
        FilingTable.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=table.pk)
    )
    policy.require(by, Permission.DRAFT_ITEMS, held.agency, timezone.localdate(now))
    if held.entered_at is not None:
        raise Refused("这份名单已经登记，无需再次办理。")
    checked = look_at(held, now)
    if checked.faults:
        raise Refused(
            f"名单中有 {len(checked.faults)} 处需要更正，没有登记任何公文。请更正后重新上传。"
        )
    FiledDocument.objects.bulk_create(
        [filed_row(held.agency, filing, by, now) for _, filing in checked.filings],
        batch_size=_AT_ONCE,
    )
    held.rows, held.entered_at, held.entered = [], now, len(checked.filings)
    held.save(update_fields=("rows", "entered_at", "entered"))
    entries.write(
        "publication.filings_entered",
        on=held,
        agency=held.agency,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"sha256": held.sha256, "documents": held.entered},
    )
    return held.entered
