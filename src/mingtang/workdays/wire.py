"""A notice as plain data: how the office stores it, and how a file of ours hands it in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from mingtang.workdays.plan import Holiday, Notice, WorkingWeekend


class UnreadableNotice(ValueError):
    """Data that is no notice; the message says what is missing or wrong, and where."""


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableNotice(f"{where}缺少“{key}”，或不是文字。")
    return value.strip()


def _day(data: Mapping[str, Any], key: str, where: str) -> date:
    value = data.get(key)
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise UnreadableNotice(f"{where}的“{key}”不是日期，应写作 2027-02-05。") from None


def _rows(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableNotice(f"“{key}”应是由各行组成的列表。")
    return rows


def holidays_from_wire(data: Mapping[str, Any]) -> tuple[Holiday, ...]:
    return tuple(
        Holiday(_text(row, "name", where), _day(row, "from", where), _day(row, "to", where))
        for n, row in enumerate(_rows(data, "holidays"), 1)
        for where in (f"第{n}个假期",)
    )


def weekends_from_wire(data: Mapping[str, Any]) -> tuple[WorkingWeekend, ...]:
    return tuple(
        WorkingWeekend(_text(row, "name", where), _day(row, "on", where))
        for n, row in enumerate(_rows(data, "working_weekends"), 1)
        for where in (f"第{n}个调休上班日",)
    )


def notice_from_wire(data: Mapping[str, Any]) -> Notice:
    """The notice in this data. Raises `UnreadableNotice`."""
    number = data.get("number")
    if number is not None and not isinstance(number, str):
        raise UnreadableNotice("“number”应是文字，如“国办发明电〔2026〕7号”。")
    return Notice(
        issuer=_text(data, "issuer", "通知"),
        title=_text(data, "title", "通知"),
        holidays=holidays_from_wire(data),
        working_weekends=weekends_from_wire(data),
        number=number or None,
        issued_on=_day(data, "issued_on", "通知") if data.get("issued_on") else None,
    )


def notice_to_wire(notice: Notice) -> dict[str, Any]:
    """The notice as JSON; `notice_from_wire` reads it back.

    >>> made = Notice("国务院办公厅", "通知", (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),))
    >>> notice_from_wire(notice_to_wire(made)) == made
    True
    """
    return {
        "issuer": notice.issuer,
        "title": notice.title,
        "number": notice.number,
        "issued_on": notice.issued_on and notice.issued_on.isoformat(),
        "holidays": [
            {"name": h.name, "from": h.first.isoformat(), "to": h.last.isoformat()}
            for h in notice.holidays
        ],
        "working_weekends": [
            {"name": w.name, "on": w.on.isoformat()} for w in notice.working_weekends
        ],
    }


def read_notice_file(toml: str) -> tuple[int, Notice]:
    """The year and the last notice of a year's file of ours. Raises `UnreadableNotice`."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableNotice(f"文件不是合格的 TOML：{error}。") from error
    year, notices = data.get("year"), _rows(data, "notices")
    if not isinstance(year, int) or isinstance(year, bool):
        raise UnreadableNotice("文件缺少“year”，应写作 year = 2027。")
    if not notices:
        raise UnreadableNotice("文件里没有通知，应有一段 [[notices]]。")
    if data.get("provisional"):
        raise UnreadableNotice("文件标为暂定（provisional），不是正式通知，不能录入。")
    return year, notice_from_wire(notices[-1])
