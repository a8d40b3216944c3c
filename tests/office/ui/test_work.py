from __future__ import annotations

from datetime import date

from mingtang_office.accounts.models import User
from mingtang_office.ui import work
from mingtang_office.ui.work import Urgency, WorkItem, WorkList
from tests.office.conftest import TODAY


def test_the_lists_of_all_sources_come_together_the_earliest_due_first(
    owner: User, monkeypatch: object
) -> None:
    def item(title: str, due: date | None) -> WorkItem:
        return WorkItem(Urgency.LATE, title, "/", "申请", due_on=due)

    first = WorkList((item("后到期", date(2026, 3, 9)), item("无期限", None)), 5)
    second = WorkList((item("先到期", date(2026, 3, 2)),), 1)
    monkeypatch.setattr(  # type: ignore[attr-defined]
        work,
        "_sources",
        [lambda *_: [(Urgency.LATE, first)], lambda *_: [(Urgency.LATE, second)]],
    )

    late = work.work_of(owner, TODAY)[Urgency.LATE]

    assert [each.title for each in late.shown] == ["先到期", "后到期", "无期限"]
    assert late.total == 6
