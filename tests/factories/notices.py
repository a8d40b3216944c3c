"""Notices of days off, invented: that of a coming year, and one of a place."""

from __future__ import annotations

from datetime import date

from mingtang.workdays import Holiday, Notice, WorkingWeekend


def national_2027(**changed: object) -> Notice:
    """As the State Council might arrange 2027: 春节 to 12 February, worked on 31 January and 20 February."""
    given: dict[str, object] = {
        "issuer": "国务院办公厅",
        "title": "国务院办公厅关于2027年部分节假日安排的通知",
        "number": "国办发明电〔2026〕3号",
        "issued_on": date(2026, 3, 2),
        "holidays": (
            Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),
            Holiday("春节", date(2027, 2, 5), date(2027, 2, 12)),
            Holiday("清明节", date(2027, 4, 3), date(2027, 4, 5)),
            Holiday("劳动节", date(2027, 5, 1), date(2027, 5, 5)),
            Holiday("端午节", date(2027, 6, 9), date(2027, 6, 9)),
            Holiday("中秋节", date(2027, 9, 15), date(2027, 9, 15)),
            Holiday("国庆节", date(2027, 10, 1), date(2027, 10, 7)),
        ),
        "working_weekends": (
            WorkingWeekend("春节", date(2027, 1, 31)),
            WorkingWeekend("春节", date(2027, 2, 20)),
            WorkingWeekend("劳动节", date(2027, 5, 8)),
            WorkingWeekend("国庆节", date(2027, 9, 26)),
            WorkingWeekend("国庆节", date(2027, 10, 9)),
        ),
    }
    return Notice(**(given | changed))  # type: ignore[arg-type]


def of_a_place(
    name: str = "云江节", first: date = date(2026, 4, 20), last: date = date(2026, 4, 21)
) -> Notice:
    return Notice(
        "云江县人民政府",
        f"云江县人民政府关于{first.year}年{name}放假的通知",
        (Holiday(name, first, last),),
        number="云政发〔2026〕2号",
        issued_on=date(2026, 3, 1),
    )
