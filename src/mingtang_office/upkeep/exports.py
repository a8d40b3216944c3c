"""The list of agencies that leaves the platform."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from mingtang_office.ui.sheets import Section, Value, csv_bytes, workbook_bytes
from mingtang_office.upkeep.models import DailyInspection
from mingtang_office.upkeep.screen import veto_words

MOST = 50_000
_HEAD = (
    "机关",
    "检查日期",
    "单项否决",
    "单项否决数",
    "距单项否决（个）",
    "一直不更新的触发日期",
    "栏目数",
    "逾期未更新",
    "空白栏目",
    "即将逾期",
    "未分派",
    "应公开事项",
    "已公开事项",
    "失效链接和附件",
)


class Form(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"

    @property
    def label(self) -> str:
        return {"xlsx": "电子表格（xlsx）", "csv": "数据（csv）"}[self.value]


def content(rows: Iterable[DailyInspection], form: Form) -> bytes:
    section = Section("栏目保障", _HEAD, tuple(_row(row) for row in rows))
    if form is Form.XLSX:
        return workbook_bytes((section,))
    return csv_bytes((section,), titled=False)


def _row(row: DailyInspection) -> tuple[Value, ...]:
    return (
        row.agency.name,
        row.day.isoformat(),
        veto_words(row)[0],
        row.vetoes,
        row.missing,
        row.veto_on.isoformat() if row.veto_on else None,
        row.kept,
        row.stale,
        row.empty,
        row.due_soon,
        row.unassigned,
        row.owed,
        row.covered,
        row.dead,
    )
