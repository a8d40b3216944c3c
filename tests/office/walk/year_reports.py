"""The addresses of year reports: one of each side, that is being written."""

from __future__ import annotations

from typing import Any

from mingtang_office.agencies.grants import Permission
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def _report(side: Side) -> dict[str, Any]:
    return {"pk": side.year_report.pk}


_CHANGES = {
    Permission.WRITE_ANNUAL: (
        "check",
        "write",
        "draft",
        "figures",
        "tables",
        "freeze",
        "publish",
        "begin_new_version",
        "discard",
    ),
    Permission.REVIEW_ANNUAL: ("pass_on", "send_back"),
    Permission.SIGN_ANNUAL: ("sign",),
}
YEAR_REPORTS: dict[str, Surface] = {
    "year_reports:reports": Surface(Permission.VIEW_ANNUAL),
    "year_reports:begin": Surface(Permission.WRITE_ANNUAL, post=True),
    **{
        f"year_reports:{name}": Surface(Permission.VIEW_ANNUAL, _report)
        for name in ("report", "cell", "later")
    },
    "year_reports:preview": Surface(
        Permission.VIEW_ANNUAL, lambda side: {**_report(side), "form": "html"}
    ),
    **{
        f"year_reports:{name}": Surface(permission, _report, post=True)
        for permission, names in _CHANGES.items()
        for name in names
    },
}
