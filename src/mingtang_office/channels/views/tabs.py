from __future__ import annotations

from django.urls import reverse

from mingtang_office.ui.components import Tab

_SECTIONS = {
    "outbox": "发送情况",
    "boards": "公告栏",
    "batches": "公报和移交清单",
    "channels": "渠道设置",
}


def tabs_of(current: str) -> list[Tab]:
    """The four parts of the channels."""
    return [
        Tab(label, reverse(f"channels:{name}"), is_current=name == current)
        for name, label in _SECTIONS.items()
    ]
