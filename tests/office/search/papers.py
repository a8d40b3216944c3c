"""Documents of 云江县 for the tests of the search."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from mingtang_office.search.document import Document

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def paper(which: int = 1, /, title: str = "关于校车安全的通知", **told: Any) -> Document:
    """A document that has been public for long; `told` is what is different."""
    return Document(
        **{
            "key": f"test.paper:{which}",
            "agency": 0,
            "title": title,
            "published_on": date(2026, 3, 1),
            "visible_from": LONG_AGO,
            **told,
        }
    )
