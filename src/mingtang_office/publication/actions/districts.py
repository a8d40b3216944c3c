"""The districts of schools in an item: a table handed in, matched, looked at, then taken in whole or not
at all. What is taken in goes the way of the item: reviewed, signed, frozen with its edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mingtang.publication.districts import FIELD
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.drafting import revise
from mingtang_office.publication.actions.holding import hold, require_state
from mingtang_office.publication.district_rows import (
    COLUMNS,
    Checked,
    check,
    gathered,
    guessed,
    missing,
)
from mingtang_office.publication.models import WRITABLE, DistrictImport, Item
from mingtang_office.publication.queries.districts import names_within
from mingtang_office.ui.files import shown_name
from mingtang_office.ui.matched_tables import Row, Table, read_table


@transaction.atomic
def hand_in(*, item: Item, name: str, data: bytes, by: User, now: datetime) -> DistrictImport:
    """Keep a table to be looked at, in the place of one handed in before; the item stays as it is.
    Raises ValidationError for a file that is no table."""
    held = _held(item, by, now)
    table = read_table(data)
    DistrictImport.objects.filter(item=held).delete()
    row = DistrictImport.objects.create(
        item=held,
        by=by,
        at=now,
        name=shown_name(name),
        sha256=sha256(data).hexdigest(),
        heads=list(table.heads),
        lines=[[line.number, list(line.texts)] for line in table.rows],
        mapping={str(at): field for at, field in guessed(table).items()},
    )
    entries.record(
        "publication.districts_handed_in",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"sha256": row.sha256, "rows": len(table.rows)},
    )
    return row


@transaction.atomic
def match(*, row: DistrictImport, mapping: Mapping[int, str], by: User, now: datetime) -> None:
    """Say which column is which field."""
    _held(row.item, by, now)
    names = list(mapping.values())
    twice = [each.heading for each in COLUMNS if names.count(each.name) > 1]
    if twice:
        raise Refused(f"“{'、'.join(twice)}”对应了不止一列，每个栏目只能对应一列，请核对。")
    row.mapping = {str(at): name for at, name in mapping.items()}
    row.save(update_fields=("mapping",))


def table_of(row: DistrictImport) -> Table:
    return Table(tuple(row.heads), tuple(Row(number, tuple(texts)) for number, texts in row.lines))


def mapping_of(row: DistrictImport) -> dict[int, str]:
    return {int(at): name for at, name in row.mapping.items()}


def look_at(row: DistrictImport) -> Checked:
    """What would be taken in, and what stands in the way."""
    return check(table_of(row), mapping_of(row), names_within(row.item.agency))


@transaction.atomic
def take_in(*, row: DistrictImport, expected_revision: int, by: User, now: datetime) -> Item:
    """Take every row of the table into the item, in the place of the one before; none where a single
    row has a fault."""
    held = _held(row.item, by, now, expected_revision)
    row = DistrictImport.objects.select_for_update().get(item=held)
    unmatched = missing(mapping_of(row))
    if unmatched:
        named = "、".join(column.heading for column in unmatched)
        raise Refused(f"还没有指明哪一列是“{named}”，没有导入。请先核对栏目对应。")
    found = look_at(row)
    if found.faults:
        raise Refused(
            f"表格中有 {len(found.faults)} 处需要更正，没有导入。请在原表中更正后重新上传。"
        )
    rows = gathered(found.rows)
    saved = revise(
        item=held,
        written={"details": {**held.details, FIELD: [each.line for each in rows]}},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )
    entries.record(
        "publication.districts_taken_in",
        item=saved,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={
            "sha256": row.sha256,
            "schools": len({each.school for each in rows}),
            "areas": found.areas,
        },
    )
    row.delete()
    return saved


@transaction.atomic
def give_up(*, row: DistrictImport, by: User, now: datetime) -> None:
    """Give a table up that was not taken in."""
    held = _held(row.item, by, now)
    entries.record(
        "publication.districts_given_up",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"sha256": row.sha256},
    )
    row.delete()


@transaction.atomic
def remove(*, item: Item, expected_revision: int, by: User, now: datetime) -> Item:
    """Take the table out of the working copy; what is public keeps what was signed."""
    held = _held(item, by, now, expected_revision)
    left = {name: value for name, value in held.details.items() if name != FIELD}
    return revise(
        item=held,
        written={"details": left},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


def _held(item: Item, by: User, now: datetime, expected_revision: int | None = None) -> Item:
    held = hold(item, item.revision if expected_revision is None else expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="导入学区划分表")
    if held.kind != ItemKind.ADMISSIONS:
        raise Refused(f"学区划分表只能放在“{ItemKind.ADMISSIONS.label}”一类的信息中。")
    return held
