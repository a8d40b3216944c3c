"""What happens to an application for information, as an append-only list of events.

Every event is a frozen value with the day it happened on; its `kind` is the stable code under
which the command line, the database and the trail know it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.applications.receipt import Channel


class EventKind(StrEnum):
    SUBMITTED = "submitted"
    RECEIVED = "received"
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
    SERVED = "served"

    @property
    def label(self) -> str:
        """The event as a letter names it."""
        return _LABELS[self]


_LABELS = {
    EventKind.SUBMITTED: "提交申请",
    EventKind.RECEIVED: "收到申请",
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
    EventKind.SERVED: "送达答复",
}


class Consultee(StrEnum):
    """Whose opinion is sought: silence of a third party decides nothing (条例第三十二条), that of
    another organ counts as consent (第三十四条)."""

    THIRD_PARTY = "third_party"
    OTHER_ORGAN = "other_organ"

    @property
    def label(self) -> str:
        return "第三方" if self is Consultee.THIRD_PARTY else "其他机关"


class Opinion(StrEnum):
    """What a consultee answered: to disclose all, nothing, or a part (条例第三十二条、第三十四条)."""

    CONSENT = "consent"
    REFUSAL = "refusal"
    PARTIAL = "partial"

    @property
    def label(self) -> str:
        return {"consent": "同意公开", "refusal": "不同意公开", "partial": "同意部分公开"}[
            self.value
        ]


class WithdrawalCause(StrEnum):
    """Why an application ends without a reply: all count as 其他 of table three (其他处理之三)."""

    WITHDRAWN = "withdrawn"
    NO_SUCCESSOR = "no_successor"
    NOT_AN_APPLICATION = "not_an_application"

    @property
    def label(self) -> str:
        return {
            "withdrawn": "申请人撤回申请",
            "no_successor": "申请人死亡或者终止，无人承继",
            "not_an_application": "来件不是政府信息公开申请",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Submitted:
    """The application is handed in or sent (条例第二十九条). No period runs before it is received."""

    kind: ClassVar[EventKind] = EventKind.SUBMITTED
    on: date
    channel: Channel


@dataclass(frozen=True, slots=True)
class Received:
    """The application counts as received: the day that `received_on` finds (条例第三十一条)."""

    kind: ClassVar[EventKind] = EventKind.RECEIVED
    on: date


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
    """The opinion is received. `ref` is that of the consultation it answers; `answer` is None where
    its purport is not told."""

    kind: ClassVar[EventKind] = EventKind.CONSULTATION_ANSWERED
    on: date
    ref: str = ""
    answer: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Extended:
    """The applicant is told of the extension (条例第三十三条第二款). `days`: working days, None for
    the most that the law allows. `consented_on`: the day on which the head of the disclosure
    office consented; without it a life cannot be replayed."""

    kind: ClassVar[EventKind] = EventKind.EXTENDED
    on: date
    days: int | None = None
    consented_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReasonsAsked:
    """说明理由告知 (条例第三十五条); the clock runs on. `reply_by`: the limit set to the applicant."""

    kind: ClassVar[EventKind] = EventKind.REASONS_ASKED
    on: date
    reply_by: date | None = None


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
    payment limit runs (taken to be the day of sending where unknown); `amount` in yuan."""

    kind: ClassVar[EventKind] = EventKind.FEE_NOTICED
    on: date
    reached_on: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The fee is paid in full; the processing period starts anew on the next day."""

    kind: ClassVar[EventKind] = EventKind.PAID
    on: date
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Abandoned:
    """Not rectified or not paid in time: held to have given up the application."""

    kind: ClassVar[EventKind] = EventKind.ABANDONED
    on: date


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The application ends without a reply, be it received already or not."""

    kind: ClassVar[EventKind] = EventKind.WITHDRAWN
    on: date
    cause: WithdrawalCause = WithdrawalCause.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Decided:
    """The reply is signed (条例第三十六条). The due date stays what it was. `disposition` may be left
    out where only the due date is asked for."""

    kind: ClassVar[EventKind] = EventKind.DECIDED
    on: date
    disposition: Disposition | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """The reply is served, and the application closed. `on` is the day that counts: the one that
    `served_on` finds. `dispatched_on`: the day it left the house; `reached_on`: the day a reply by
    post came to the applicant, from which the time limits of the remedies run."""

    kind: ClassVar[EventKind] = EventKind.SERVED
    on: date
    manner: ServiceManner
    dispatched_on: date | None = None
    reached_on: date | None = None


Event = (
    Submitted
    | Received
    | RectificationAsked
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
    | Served
)


class ImpossibleEvent(ValueError):
    """An event that the law does not allow at this point. The message says what is wrong, by
    which article, and what to do; `cites` are the articles."""

    def __init__(self, event: Event, reason: str, advice: str, *cites: str) -> None:
        self.event = event
        self.cites = cites
        ground = f"（{'、'.join(cites)}）" if cites else ""
        super().__init__(f"{event.on}“{event.kind.label}”不能成立：{reason}{ground}。{advice}。")
