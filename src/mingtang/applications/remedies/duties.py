"""What is still to be done in a reconsideration or a suit, whose turn it is, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.applications.remedies.clocks import Limit
from mingtang.applications.remedies.state import RemedyCase, Stage
from mingtang.workdays import Calendar


class RemedyDuty(StrEnum):
    """What is to be done; the code is stable."""

    ANSWER = "answer"
    ATTEND = "attend"
    WEIGH_APPEAL = "weigh_appeal"
    OBEY = "obey"
    AWAIT_COPY = "await_copy"
    AWAIT_DECISION = "await_decision"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    RemedyDuty.ANSWER: "提交书面答复、答辩和证据、依据",
    RemedyDuty.ATTEND: "参加听证、开庭",
    RemedyDuty.WEIGH_APPEAL: "决定是否上诉；上诉期满的，核实裁判是否生效",
    RemedyDuty.OBEY: "履行决定、裁判",
    RemedyDuty.AWAIT_COPY: "等候受理和副本",
    RemedyDuty.AWAIT_DECISION: "等候决定、裁判",
}


@dataclass(frozen=True, slots=True)
class RemedyObligation:
    """`is_ours` tells whether the organ must act; `limit` is the period and the article that set
    `by`, where the law and not the order of an authority sets it."""

    duty: RemedyDuty
    is_ours: bool
    by: date | None = None
    limit: Limit | None = None


def remedy_obligations(case: RemedyCase, calendar: Calendar) -> tuple[RemedyObligation, ...]:
    """Everything outstanding, the organ's own before what it waits for."""
    found = sorted(_outstanding(case, calendar), key=lambda each: each.by or date.max)
    return tuple(sorted(found, key=lambda each: not each.is_ours))


def _outstanding(case: RemedyCase, calendar: Calendar) -> Iterator[RemedyObligation]:
    if case.stage is Stage.CONCLUDED:
        if case.must_obey and case.complied_on is None:
            by = case.decision.until if case.decision else None
            yield RemedyObligation(RemedyDuty.OBEY, True, by)
        return
    if case.stage is Stage.APPEALABLE:
        limit = case.appeal_limit(calendar)
        by = limit.by if limit is not None else None
        yield RemedyObligation(RemedyDuty.WEIGH_APPEAL, True, by, limit)
        return
    # A suspension stops the hearing of the case, not the period in which the organ answers.
    if case.copy_on is not None and case.answered_on is None:
        limit = case.answer_limit(calendar)
        if limit is not None:
            yield RemedyObligation(RemedyDuty.ANSWER, True, limit.by, limit)
    if case.hearing_on is not None:
        yield RemedyObligation(RemedyDuty.ATTEND, True, case.hearing_on)
    waits = RemedyDuty.AWAIT_COPY if case.copy_on is None else RemedyDuty.AWAIT_DECISION
    yield RemedyObligation(waits, False)
