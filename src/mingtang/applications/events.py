"""What happens to an application for information, as an append-only list of events.

Every event is a frozen value with the day it happened on; its `kind` is the stable code under
which the command line, the database and the trail know it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class EventKind(StrEnum):
    RECTIFICATION_ASKED = "rectification_asked"
    RECTIFIED = "rectified"
    CONSULTATION_SENT = "consultation_sent"
    CONSULTATION_ANSWERED = "consultation_answered"
    EXTENDED = "extended"
    REASONS_ASKED = "reasons_asked"
    REASONS_GIVEN = "reasons_given"
    DEFERRED = "deferred"
    FEE_NOTICED = "fee_noticed"
    PAID = "paid"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        """The event as a letter names it."""
        return _LABELS[self]


_LABELS = {
    EventKind.RECTIFICATION_ASKED: "告知补正",
    EventKind.RECTIFIED: "收到补正",
    EventKind.CONSULTATION_SENT: "发出征求意见书",
    EventKind.CONSULTATION_ANSWERED: "收到征求意见答复",
    EventKind.EXTENDED: "告知延期",
    EventKind.REASONS_ASKED: "要求说明理由",
    EventKind.REASONS_GIVEN: "收到理由说明",
    EventKind.DEFERRED: "告知延迟答复的合理期限",
    EventKind.FEE_NOTICED: "发出收费通知",
    EventKind.PAID: "完成缴费",
    EventKind.ABANDONED: "视为放弃申请",
    EventKind.WITHDRAWN: "申请人撤回申请",
    EventKind.DECIDED: "作出答复",
}


class Consultee(StrEnum):
    """Whose opinion is sought: silence of a third party decides nothing (条例第三十二条), that of
    another organ counts as consent (第三十四条)."""

    THIRD_PARTY = "third_party"
    OTHER_ORGAN = "other_organ"

    @property
    def label(self) -> str:
        return "第三方" if self is Consultee.THIRD_PARTY else "其他机关"


@dataclass(frozen=True, slots=True)
class RectificationAsked:
    """补正告知 (条例第三十条). `reply_by`: the reasonable limit set to the applicant."""

    kind: ClassVar[EventKind] = EventKind.RECTIFICATION_ASKED
    on: date
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class Rectified:
    """The rectified application is received; the reply period starts anew."""

    kind: ClassVar[EventKind] = EventKind.RECTIFIED
    on: date


@dataclass(frozen=True, slots=True)
class ConsultationSent:
    """征求意见书 sent. `reached_on`: the day the consultee received it, from which its own limit
    runs (taken to be the day of sending where unknown, which gives the earlier due date); `ref`
    tells several consultations of one application apart."""

    kind: ClassVar[EventKind] = EventKind.CONSULTATION_SENT
    on: date
    consultee: Consultee = Consultee.THIRD_PARTY
    reached_on: date | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class ConsultationAnswered:
    """The opinion is received. `ref` is that of the consultation it answers."""

    kind: ClassVar[EventKind] = EventKind.CONSULTATION_ANSWERED
    on: date
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Extended:
    """The applicant is told of the extension (条例第三十三条第二款). `days`: working days, None for
    the most that the law allows."""

    kind: ClassVar[EventKind] = EventKind.EXTENDED
    on: date
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ReasonsAsked:
    """说明理由告知 (条例第三十五条); the clock runs on."""

    kind: ClassVar[EventKind] = EventKind.REASONS_ASKED
    on: date


@dataclass(frozen=True, slots=True)
class ReasonsGiven:
    kind: ClassVar[EventKind] = EventKind.REASONS_GIVEN
    on: date


@dataclass(frozen=True, slots=True)
class Deferred:
    """The reasons are accepted and a reasonable later day is set and told (条例第三十五条)."""

    kind: ClassVar[EventKind] = EventKind.DEFERRED
    on: date
    until: date


@dataclass(frozen=True, slots=True)
class FeeNoticed:
    """收费通知 (国办函〔2020〕109号). `reached_on`: the day the applicant received it, from which the
    payment limit runs (taken to be the day of sending where unknown)."""

    kind: ClassVar[EventKind] = EventKind.FEE_NOTICED
    on: date
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The fee is paid in full; the processing period starts anew on the next day."""

    kind: ClassVar[EventKind] = EventKind.PAID
    on: date


@dataclass(frozen=True, slots=True)
class Abandoned:
    """Not rectified or not paid in time: held to have given up the application."""

    kind: ClassVar[EventKind] = EventKind.ABANDONED
    on: date


@dataclass(frozen=True, slots=True)
class Withdrawn:
    kind: ClassVar[EventKind] = EventKind.WITHDRAWN
    on: date


@dataclass(frozen=True, slots=True)
class Decided:
    """The reply is made. The due date stays what it was."""

    kind: ClassVar[EventKind] = EventKind.DECIDED
    on: date


Event = (
    RectificationAsked
    | Rectified
    | ConsultationSent
    | ConsultationAnswered
    | Extended
    | ReasonsAsked
    | ReasonsGiven
    | Deferred
    | FeeNoticed
    | Paid
    | Abandoned
    | Withdrawn
    | Decided
)


class ImpossibleEvent(ValueError):
    """An event that the law does not allow at this point. The message says what is wrong, by
    which article, and what to do; `cites` are the articles."""

    def __init__(self, event: Event, reason: str, advice: str, *cites: str) -> None:
        self.event = event
        self.cites = cites
        ground = f"（{'、'.join(cites)}）" if cites else ""
        super().__init__(f"{event.on}“{event.kind.label}”不能成立：{reason}{ground}。{advice}。")
