import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingtang.applications import (
    ConsultationSent,
    Consultee,
    Decided,
    Disposition,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Rectified,
    Served,
    ServiceManner,
    UnreadableEvent,
    event_from_wire,
    event_to_wire,
)

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("event", "kind", "facts"),
    [
        (Rectified(DAY), "rectified", {}),
        (
            ConsultationSent(DAY, Consultee.OTHER_ORGAN, DAY, "乙"),
            "consultation_sent",
            {"consultee": "other_organ", "reached_on": "2026-03-10", "ref": "乙"},
        ),
        (Extended(DAY, 0), "extended", {"days": 0}),
        (FeeNoticed(DAY, amount=Decimal("720.00")), "fee_noticed", {"amount": "720.00"}),
        (Decided(DAY, Disposition.PETITION), "decided", {"disposition": "petition"}),
        (Served(DAY, ServiceManner.POST), "served", {"manner": "post"}),
    ],
)
def test_an_event_is_written_as_plain_json(event: Event, kind: str, facts: dict[str, Any]) -> None:
    stored = event_to_wire(event)
    assert stored == {"kind": kind, "on": "2026-03-10", "facts": facts}
    assert event_from_wire(**json.loads(json.dumps(stored))) == event


def test_a_day_may_come_as_a_day() -> None:
    assert event_from_wire("rectified", DAY, {}) == Rectified(DAY)


@pytest.mark.parametrize(
    ("kind", "on", "facts", "message"),
    [
        ("prolonged", "2026-03-10", {}, "没有名为“prolonged”的事件"),
        ("paid", "2026-02-30", {}, "“完成缴费”的日期“2026-02-30”不是日期"),
        ("paid", None, {}, "“完成缴费”的日期“None”不是日期"),
        ("paid", "2026-03-10", {"sum": "5", "by": "x"}, "不认识的内容：by、sum"),
        ("served", "2026-03-10", {}, "“送达答复”缺少的内容：manner"),
        ("deferred", "2026-03-10", {}, "缺少的内容：until"),
        ("extended", "2026-03-10", {"days": "10"}, "“days”不能是“10”，应为：整数"),
        ("extended", "2026-03-10", {"days": True}, "“days”不能是“True”，应为：整数"),
        ("extended", "2026-03-10", {"consented_on": "昨天"}, "应为：日期，如“2026-03-10”"),
        ("paid", "2026-03-10", {"amount": "many"}, "应为：金额"),
        ("paid", "2026-03-10", {"amount": "NaN"}, "应为：金额"),
        ("paid", "2026-03-10", {"amount": 5}, "应为：金额"),
        (
            "decided",
            "2026-03-10",
            {"disposition": "lost"},
            "“disposition”不能是“lost”，应为：provided、",
        ),
        ("consultation_sent", "2026-03-10", {"ref": 7}, "“ref”不能是“7”，应为：文字"),
    ],
)
def test_what_makes_no_event_is_refused_with_what_would(
    kind: str, on: Any, facts: dict[str, Any], message: str
) -> None:
    with pytest.raises(UnreadableEvent, match=message):
        event_from_wire(kind, on, facts)


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_can_be_stored(kind: EventKind) -> None:
    needed = {
        "submitted": {"channel": "fax"},
        "served": {"manner": "post"},
        "deferred": {"until": "2026-04-30"},
    }
    stored = {"kind": kind.value, "on": "2026-03-10", "facts": needed.get(kind.value, {})}
    assert event_from_wire(**stored).kind is kind
