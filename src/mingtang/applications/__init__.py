"""Disclosure on application (依申请公开): events in, and out of them the state of an application, what
is still to be done, and the due date with its reasons."""

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.case import Case
from mingtang.applications.delivery import NotServed, ServiceManner, served_on
from mingtang.applications.dispositions import Disposition
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
    Opinion,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Rectified,
    Served,
    Submitted,
    WithdrawalCause,
    Withdrawn,
)
from mingtang.applications.obligations import Duty, Obligation, Whose
from mingtang.applications.phases import Phase
from mingtang.applications.practice import Practice
from mingtang.applications.receipt import Channel, NotReceived, received_on
from mingtang.applications.reckoning import DayReason, DueDate, to_wire
from mingtang.applications.replay import advance, replay
from mingtang.applications.spelled import spelled
from mingtang.applications.steps import Choice, Step, choices, refusal, steps
from mingtang.applications.wire import UnreadableEvent, event_from_wire, event_to_wire
from mingtang.applications.wording import UnknownEvent, parse_event

__all__ = [
    "Abandoned",
    "ApplicantKind",
    "Case",
    "Channel",
    "Choice",
    "ConsultationAnswered",
    "ConsultationSent",
    "Consultee",
    "DayReason",
    "Decided",
    "Deferred",
    "Disposition",
    "DueDate",
    "Duty",
    "Event",
    "EventKind",
    "Extended",
    "FeeNoticed",
    "ImpossibleEvent",
    "NotReceived",
    "NotServed",
    "Obligation",
    "Opinion",
    "Paid",
    "Phase",
    "Practice",
    "ReasonsAsked",
    "ReasonsGiven",
    "Received",
    "RectificationAsked",
    "Rectified",
    "Served",
    "ServiceManner",
    "Step",
    "Submitted",
    "UnknownEvent",
    "UnreadableEvent",
    "Whose",
    "WithdrawalCause",
    "Withdrawn",
    "advance",
    "choices",
    "due",
    "event_from_wire",
    "event_to_wire",
    "parse_event",
    "received_on",
    "refusal",
    "replay",
    "served_on",
    "spelled",
    "steps",
    "to_wire",
]
