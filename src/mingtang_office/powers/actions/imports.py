"""Many entries at once from a table: handed in, matched, looked at, then entered whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import holding
from mingtang_office.powers.actions.entering import BEFORE_SEALING, made
from mingtang_office.powers.ledgers import Ledger, ledger_of
from mingtang_office.powers.models import (
    NormativeDocument,
    PowerDecision,
    Registered,
    TableImport,
    ValidityChange,
)
from mingtang_office.powers.projection import keep_first_versions, settle, state_all
from mingtang_office.powers.reading import (
    Checked,
    Matching,
    Read,
    checked,
    guessed,
)
from mingtang_office.trail import sealed_files, sealing
from mingtang_office.ui import storage
from mingtang_office.ui.files import shown_name
from mingtang_office.ui.matched_tables import Table, read_table

FOLDER = "powers"
_AT_ONCE = 500


@transaction.atomic
def hand_in(
    *, ledger: Ledger, agency: Agency, name: str, data: bytes, by: User, now: datetime
) -> TableImport:
    """Keep a table to be looked at; nothing is entered yet. Tables that the person handed in for this
    register before and never entered go. Raises ValidationError for a file that is no table."""
    holding.allow(agency, by, now)
    table = read_table(data)
    for earlier in TableImport.objects.filter(
        by=by, register=ledger.register, entered_at__isnull=True
    ):
        _discard(earlier)
    guess = guessed(ledger, table)
    row = TableImport.objects.create(
        agency=agency,
        register=ledger.register,
        name=shown_name(name),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        mapping={str(at): field for at, field in guess.columns.items()},
        constants=dict(guess.constants),
        by=by,
        at=now,
    )
    row.stored = sealed_files.keep(row, data, folder=FOLDER, now=now)
    row.save(update_fields=("stored",))
    _write("powers.table_handed_in", row, by, now, rows=len(table.rows))
    return row


@transaction.atomic
def match(*, row: TableImport, matching: Matching, by: User, now: datetime) -> None:
    """Say which column is which field, and what holds for every row."""
    holding.allow(row.agency, by, now)
    _refuse_entered(row)
    ledger = ledger_of(row.register)
    known = {column.name for column in ledger.columns}
    chosen = list(matching.columns.values())
    twice = {name for name in chosen if chosen.count(name) > 1}
    if twice:
        headings = "、".join(ledger.column(name).heading for name in sorted(twice))
        raise Refused(f"“{headings}”对应了不止一列，每个栏目只能对应一列，请核对。")
    row.mapping = {str(at): name for at, name in matching.columns.items() if name in known}
    row.constants = {name: text for name, text in matching.constants.items() if text}
    row.save(update_fields=("mapping", "constants"))


def table_of(row: TableImport) -> Table:
    """The table as it was handed in. Raises `Refused` where the file is not there."""
    try:
        return read_table(sealed_files.read(row, row.stored))
    except (OSError, sealing.Erased) as error:
        raise Refused("这份表格的文件读不出来，请重新上传。") from error


def matching_of(row: TableImport) -> Matching:
    return Matching({int(at): name for at, name in row.mapping.items()}, row.constants)


def look_at(row: TableImport, table: Table, now: datetime) -> Checked:
    """What would be entered, and what stands in the way."""
    return checked(ledger_of(row.register), row.agency, table, matching_of(row), now)


@transaction.atomic
def enter(*, row: TableImport, by: User, now: datetime) -> int:
    """Enter every row of the table, or none where a single one has a fault; gives how many."""
    holding.allow(row.agency, by, now)
    holding.close_gate(row.agency)
    row = TableImport.objects.select_for_update().get(pk=row.pk)
    _refuse_entered(row)
    ledger = ledger_of(row.register)
    missing = matching_of(row).missing(ledger)
    if missing:
        listed = "、".join(column.heading for column in missing)
        raise Refused(f"还没有指明哪一列是“{listed}”，没有录入。请先核对栏目对应。")
    found = look_at(row, table_of(row), now)
    if found.faults:
        raise Refused(
            f"表格中有 {len(found.faults)} 处需要更正，没有录入。请在原表中更正后重新上传。"
        )
    made_of = _made(ledger, row, found.rows, by, now)
    row.entered_at, row.rows = now, len(made_of)
    row.save(update_fields=("entered_at", "rows"))
    _write("powers.table_entered", row, by, now, rows=len(made_of))
    return len(made_of)


@transaction.atomic
def discard(*, row: TableImport, by: User, now: datetime) -> None:
    """Give a table up that was not entered: the row and its file go."""
    holding.allow(row.agency, by, now)
    _refuse_entered(row)
    _write("powers.table_discarded", row, by, now)
    _discard(row)


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no import holds; their names."""
    held = set(TableImport.objects.values_list("stored", flat=True))
    return storage.sweep(FOLDER, held, now=now)


def _made(
    ledger: Ledger, row: TableImport, rows: Sequence[Read], by: User, now: datetime
) -> list[Registered]:
    """Every entry with what hangs on it, with a few statements rather than some for each."""
    new = [made(ledger, row.agency, each.values, by=by, now=now, batch=row) for each in rows]
    ends = [_end_of(each.values) for each in rows]
    for entry, end in zip(new, ends, strict=True):
        if isinstance(entry, NormativeDocument):
            settle(entry, [end] if end else [])
    ledger.model._default_manager.bulk_create(new, batch_size=_AT_ONCE)
    ValidityChange.objects.bulk_create(
        (
            ValidityChange(
                document=entry,
                to=end.to.value,
                on=end.on,
                by_title=end.by_title,
                reason=end.reason,
                by=by,
                at=now,
            )
            for entry, end in zip(new, ends, strict=True)
            if end is not None and isinstance(entry, NormativeDocument)
        ),
        batch_size=_AT_ONCE,
    )
    _seal(new, rows)
    state_all(new, now)
    keep_first_versions(new, by=by, now=now)
    return new


def _end_of(values: dict[str, object]) -> Change | None:
    """How a document of the table ended before it came into the register."""
    to, on, by_what = values.get("end"), values.get("end_on"), str(values.get("end_by") or "")
    if not to or on is None:
        return None
    repealed = to == Validity.REPEALED
    return Change(
        Validity(str(to)),
        on,  # type: ignore[arg-type]
        by_title=by_what if repealed else "",
        reason="" if repealed else by_what,
    )


def _seal(new: Sequence[Registered], rows: Sequence[Read]) -> None:
    people = [
        (entry, str(row.values["party"]).strip().encode())
        for entry, row in zip(new, rows, strict=True)
        if isinstance(entry, PowerDecision) and entry.sealed == BEFORE_SEALING
    ]
    for (entry, _name), sealed in zip(people, sealing.seal_new(people), strict=True):
        entry.sealed = sealed
    PowerDecision.objects.bulk_update([entry for entry, _ in people], ("sealed",), _AT_ONCE)


def _refuse_entered(row: TableImport) -> None:
    if row.entered_at is not None:
        raise Refused("这份表格已经录入，无需再次办理。")


def _discard(row: TableImport) -> None:
    stored, name = row.stored, sealing.holder_name(row)
    row.delete()
    sealing.forget(name)
    transaction.on_commit(lambda: storage.discard(stored))


def _write(action: str, row: TableImport, by: User, now: datetime, **facts: int) -> None:
    entries.write(
        action,
        on=row,
        agency=row.agency,
        by=by,
        now=now,
        permission=Permission.KEEP_POWERS,
        facts={"register": row.register, "sha256": row.sha256, **facts},
    )
