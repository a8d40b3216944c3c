"""The tables: counted from the registers, again with another cut-off, and frozen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import hold, require_state, save
from mingtang_office.annual.kept import as_text
from mingtang_office.annual.models import WRITABLE, YearReport
from mingtang_office.annual.queries.cells import counted_cells
from mingtang_office.annual.queries.reports import question_of, usual_cut_off
from mingtang_office.ui.days import moment

_COUNTED = ("cut_off", "counted_at", "frozen_at", "cells")


def count(report: YearReport, cut_off: datetime, now: datetime) -> None:
    """Count the tables as the registers knew them at the cut-off, or now while that is to come."""
    report.cut_off, report.counted_at = cut_off, min(cut_off, now)
    report.cells = as_text(counted_cells(question_of(report)))


@transaction.atomic
def refresh_tables(
    *,
    report: YearReport,
    cut_off: datetime,
    expected_revision: int,
    by: User,
    now: datetime,
) -> YearReport:
    """Count anew, with this cut-off; what was frozen is so no more. Refuses a cut-off within the year
    (the figures would not be those of the year) or in the future beyond its end."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="重新统计")
    usual = usual_cut_off(held.year)
    if cut_off < usual:
        raise Refused(
            f"截止时点不能早于{moment(usual)}：统计期限到12月31日止（《条例》第四十九条），请往后填。"
        )
    if cut_off > max(usual, now):
        raise Refused("这个时点还没有到。请填写已经过去的时点，或者该年度最后一日终了。")
    count(held, cut_off, now)
    held.frozen_at = None
    save(held, *_COUNTED)
    entries.note_writer(held, hand)
    entries.record(
        "annual.counted",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"cut_off": cut_off.isoformat()},
    )
    return held


@transaction.atomic
def freeze(*, report: YearReport, expected_revision: int, by: User, now: datetime) -> YearReport:
    """Fix the tables as they were known at the cut-off; what is entered later changes them no more.
    Refuses before the cut-off."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="冻结表格")
    if now < held.cut_off:
        raise Refused(
            f"统计截止时点是{moment(held.cut_off)}，还没有到，全年数据尚未形成，请到时再冻结表格。"
        )
    count(held, held.cut_off, now)
    held.frozen_at = now
    save(held, *_COUNTED)
    entries.note_writer(held, hand)
    entries.record(
        "annual.frozen",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"cut_off": held.cut_off.isoformat()},
    )
    return held
