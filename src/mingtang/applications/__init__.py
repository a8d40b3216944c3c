"""Disclosure on application (依申请公开): events in, due date and its reasons out."""

from mingtang.applications.due import due
from mingtang.applications.events import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
)
from mingtang.applications.receipt import Channel, NotReceived, received_on
from mingtang.applications.reckoning import DayReason, DueDate, to_wire
from mingtang.applications.wording import UnknownEvent, parse_event

__all__ = [
    "Abandoned",
    "Channel",
    "ConsultationAnswered",
    "ConsultationSent",
    "Consultee",
    "DayReason",
    "Decided",
    "Deferred",
    "DueDate",
    "Event",
    "EventKind",
    "Extended",
    "FeeNoticed",
    "ImpossibleEvent",
    "NotReceived",
    "Paid",
    "ReasonsAsked",
    "ReasonsGiven",
    "RectificationAsked",
    "Rectified",
    "UnknownEvent",
    "Withdrawn",
    "due",
    "parse_event",
    "received_on",
    "to_wire",
]
