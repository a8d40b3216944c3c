from datetime import date

import pytest

from mingtang.applications import (
    ConsultationSent,
    Consultee,
    Deferred,
    Event,
    EventKind,
    Extended,
    RectificationAsked,
    UnknownEvent,
    parse_event,
)

DAY = date(2026, 3, 10)
BEFORE_AND_AFTER = {EventKind.SUBMITTED, EventKind.RECEIVED, EventKind.SERVED}
UNWRITTEN = BEFORE_AND_AFTER | {EventKind.DEFERRED}


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind not in UNWRITTEN])
def test_every_kind_is_written_as_kind_and_date(kind: EventKind) -> None:
    event = parse_event(f"{kind}=2026-03-10")
    assert (event.kind, event.on) == (kind, DAY)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("extended=2026-03-10:10", Extended(DAY, 10)),
        ("consultation_sent=2026-03-10:other_organ", ConsultationSent(DAY, Consultee.OTHER_ORGAN)),
        ("rectification_asked=2026-03-10:2026-03-31", RectificationAsked(DAY, date(2026, 3, 31))),
        ("deferred=2026-03-10:2026-05-29", Deferred(DAY, date(2026, 5, 29))),
    ],
)
def test_a_detail_follows_a_colon(text: str, event: Event) -> None:
    assert parse_event(text) == event


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("prolonged=2026-03-10", "没有名为“prolonged”的事件"),
        ("extended", "应写作“extended=2026-03-10”"),
        ("extended=2026-02-30", "应写作“extended=2026-03-10”"),
        ("extended=2026-03-10:many", "延长的工作日数"),
        ("paid=2026-03-10:5", "其后不再加内容"),
        ("deferred=2026-03-10", "必须在冒号后写延迟答复的日期"),
    ],
)
def test_a_wrong_wording_is_refused_with_the_right_one(text: str, help_: str) -> None:
    with pytest.raises(UnknownEvent, match=help_):
        parse_event(text)
