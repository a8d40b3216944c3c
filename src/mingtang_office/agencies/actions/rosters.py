"""Many agencies entered at once from a table: looked at first, then entered whole or not at all."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import trees
from mingtang_office.agencies.actions.agencies import allow
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Roster
from mingtang_office.agencies.roster_check import Checked, Draft, check
from mingtang_office.agencies.roster_table import Row, read_table
from mingtang_office.trail.actions import record

_AT_ONCE = 500


@transaction.atomic
def hand_in(*, parent: Agency, data: bytes, by: User, now: datetime) -> Roster:
    """Keep a table to be looked at; no agency is entered yet. Tables that the person handed in
    before and never entered go."""
    allow(by, Permission.MANAGE_AGENCIES, parent, now)
    trees.refuse_abolished(parent)
    rows = read_table(data)
    Roster.objects.filter(by=by, entered_at__isnull=True).delete()
    roster = Roster.objects.create(
        parent=parent,
        by=by,
        at=now,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=[[row.number, row.texts] for row in rows],
    )
    record(
        "agencies.roster_handed_in",
        by=by,
        now=now,
        on=roster,
        agency=parent.pk,
        facts={"sha256": roster.sha256, "rows": len(rows)},
    )
    return roster


def look_at(roster: Roster, now: datetime) -> Checked:
    """What would be entered, and what stands in the way."""
    rows = (Row(number, texts) for number, texts in roster.rows)
    return check(rows, roster.parent, timezone.localdate(now))


def names_above(drafts: Sequence[Draft]) -> dict[int, str]:
    """The names of the standing agencies under which drafts come; one query."""
    standing = {draft.above for draft in drafts if draft.above is not None}
    return dict(Agency.objects.filter(pk__in=standing).values_list("pk", "name"))


@transaction.atomic
def enter(*, roster: Roster, by: User, now: datetime) -> int:
    """Enter every agency of the table, or none where a single row has a fault; gives how many."""
    [parent] = trees.lock(roster.parent)
    roster = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    allow(by, Permission.MANAGE_AGENCIES, parent, now)
    trees.refuse_abolished(parent)
    if roster.entered_at is not None:
        raise ValidationError("这份名单已经录入，无需再次办理。")
    checked = look_at(roster, now)
    if checked.faults:
        raise ValidationError(
            f"名单中有 {len(checked.faults)} 处需要更正，尚未录入任何机关。请按下表更正后重新上传。"
        )
    agencies = _plant(checked.drafts)
    through = Roster.entered.through
    through.objects.bulk_create(
        (through(roster_id=roster.pk, agency_id=agency.pk) for agency in agencies),
        batch_size=_AT_ONCE,
    )
    roster.rows, roster.entered_at = [], now
    roster.save(update_fields=("rows", "entered_at"))
    record(
        "agencies.roster_entered",
        by=by,
        now=now,
        on=roster,
        agency=parent.pk,
        facts={"sha256": roster.sha256, "agencies": len(agencies)},
    )
    return len(agencies)


def _plant(drafts: list[Draft]) -> list[Agency]:
    """Put new agencies into the tree with a few statements rather than four for each."""
    under_standing: dict[int, list[Draft]] = defaultdict(list)
    under_new: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.above is not None:
            under_standing[draft.above].append(draft)
        elif draft.above_row is not None:
            under_new[draft.above_row].append(draft)
    waiting: deque[Draft] = deque()
    for above in Agency.objects.filter(pk__in=under_standing):
        last = above.get_last_child()
        taken = 0 if last is None else Agency._str2int(last.path[-Agency.steplen :])
        _place(under_standing[above.pk], above, taken)
        waiting.extend(under_standing[above.pk])
        Agency.objects.filter(pk=above.pk).update(
            numchild=F("numchild") + len(under_standing[above.pk])
        )
    placed: list[Agency] = []
    while waiting:
        draft = waiting.popleft()
        children = under_new[draft.row]
        draft.agency.numchild = len(children)
        _place(children, draft.agency, 0)
        waiting.extend(children)
        placed.append(draft.agency)
    Agency.objects.bulk_create(placed, batch_size=_AT_ONCE)
    return placed


def _place(children: list[Draft], above: Agency, taken: int) -> None:
    for number, draft in enumerate(children, start=taken + 1):
        draft.agency.depth = above.depth + 1
        draft.agency.path = Agency._get_path(above.path, draft.agency.depth, number)
