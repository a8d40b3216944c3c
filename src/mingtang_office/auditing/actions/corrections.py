"""Correcting a cell: the raw value stays, the audit runs over the corrected one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mingtang.annual.number_form import NotThisNumber, parse_number
from mingtang.annual.report import AnnualReport, Cell, CellState
from mingtang.audit.labels import cell_name
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import entries, findings, queue
from mingtang_office.auditing.actions.holding import hold_unchanged
from mingtang_office.auditing.models import CheckedReport, Correction

_LONGEST_REASON = 200
_RAW_KEPT = 200


@transaction.atomic
def correct_cell(
    *,
    report: CheckedReport,
    cell: str,
    value: Decimal | None,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Correction:
    """Put `value` (None: a blank) in the place of what was read in a cell, and audit again.

    Refuses a cell that the form does not have, a number that the cell cannot hold, a value that
    already stands there; raises `Overtaken` where the report changed since revision
    `expected_revision`.
    """
    entries.allow(report, Permission.CORRECT_REPORTS, by, now)
    held = hold_unchanged(report, expected_revision)
    raw = queries.raw_report(held)
    reason = reason.strip()
    _check(raw, queries.corrected_report(held), cell, value, reason)
    correction = Correction.objects.create(
        report=held,
        cell=cell,
        raw=_raw(raw.cell(cell)),
        value=value,
        reason=reason,
        by=by,
        at=now,
    )
    _audit_again(held, now)
    entries.record(
        "auditing.corrected",
        report=held,
        by=by,
        now=now,
        permission=Permission.CORRECT_REPORTS,
        facts={"cell": cell, "value": _plain(value), "revision": held.revision},
        personal={"raw": correction.raw or "", "reason": reason},
    )
    return correction


@transaction.atomic
def withdraw_correction(
    *,
    report: CheckedReport,
    cell: str,
    reason: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Correction:
    """Let the raw value of a cell stand again, and audit again. The correction stays on record."""
    entries.allow(report, Permission.CORRECT_REPORTS, by, now)
    held = hold_unchanged(report, expected_revision)
    standing = queries.corrections_in_force(held).get(cell)
    if standing is None:
        raise Refused("这个单元格没有生效的更正，无需撤回。")
    _check_reason(reason.strip())
    withdrawal = Correction.objects.create(
        report=held,
        cell=cell,
        raw=standing.raw,
        value=None,
        withdrawn=True,
        reason=reason.strip(),
        by=by,
        at=now,
    )
    _audit_again(held, now)
    entries.record(
        "auditing.correction_withdrawn",
        report=held,
        by=by,
        now=now,
        permission=Permission.CORRECT_REPORTS,
        facts={"cell": cell, "value": _plain(standing.value), "revision": held.revision},
        personal={"reason": reason.strip()},
    )
    return withdrawal


def _audit_again(report: CheckedReport, now: datetime) -> None:
    """This report at once, those that are compared with it soon."""
    report.revision += 1
    findings.renew(report, now=now)
    for later in report.next.values_list("pk", flat=True):
        queue.audit_again.enqueue(later)


def _check(
    raw: AnnualReport, corrected: AnnualReport, cell: str, value: Decimal | None, reason: str
) -> None:
    if raw.form is None or cell not in raw.form.cell_keys():
        raise Refused("这份报告的法定表格里没有这个单元格。请在表格中点选要更正的单元格。")
    _check_reason(reason)
    name = cell_name(raw, cell)
    if value is not None:
        _check_number(name, cell, value)
    present = corrected.cell(cell)
    same = present.state in (CellState.NUMBER, CellState.BLANK) and present.unit is None
    if same and present.value == value:
        shown = "空白" if value is None else f"{value:f}"
        raise Refused(f"{name}现在就是{shown}，没有需要更正的内容。")


def _check_number(name: str, cell: str, value: Decimal) -> None:
    try:
        parse_number(cell, f"{value:f}")
    except NotThisNumber as error:
        raise Refused(f"{name}：{error}") from error


def _check_reason(reason: str) -> None:
    if len(reason) > _LONGEST_REASON:
        raise Refused(f"说明最多 {_LONGEST_REASON} 字，现在是 {len(reason)} 字，请精简。")


def _raw(cell: Cell) -> str | None:
    return None if cell.raw is None else cell.raw[:_RAW_KEPT]


def _plain(value: Decimal | None) -> int | str | None:
    number = queries.as_number(value)
    return number if number is None or isinstance(number, int) else str(number)
