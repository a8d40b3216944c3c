"""What the page of a case shows: where it stands, what is to be done until when, what may follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingtang.applications import spelled
from mingtang.applications.remedies import (
    ImpossibleStep,
    RemedyCase,
    RemedyDuty,
    RemedyObligation,
    RemedyRoute,
    RemedyStep,
    may_follow,
    remedy_obligations,
)
from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.remedies.models import Remedy
from mingtang_office.remedies.projection import replayed
from mingtang_office.remedies.queries.history import events_of
from mingtang_office.remedies.shown import CONFIRM_EFFECT, limit_words, told

# What brings a duty to its end stands first among what may be entered.
_ENDS = {
    RemedyDuty.ANSWER: (RemedyStep.ANSWERED,),
    RemedyDuty.ATTEND: (RemedyStep.HEARING_HELD,),
    RemedyDuty.WEIGH_APPEAL: (RemedyStep.IN_EFFECT, RemedyStep.APPEALED),
    RemedyDuty.OBEY: (RemedyStep.COMPLIED,),
    RemedyDuty.AWAIT_COPY: (RemedyStep.COPY_REACHED, RemedyStep.ACCEPTED),
    RemedyDuty.AWAIT_DECISION: (RemedyStep.DECIDED,),
}
_LITIGATION = {
    RemedyStep.ANSWER_EXTENDED,
    RemedyStep.APPEALED,
    RemedyStep.REMANDED,
    RemedyStep.IN_EFFECT,
    RemedyStep.RETRIED,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A duty with its words; `why` says how its day came about."""

    label: str
    is_ours: bool
    by: date | None
    is_past: bool
    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A step that cannot be entered now, and why."""

    label: str
    why: str


class RemedyScreen:
    """A case as it stands on a day. `case` is None where its steps cannot be replayed: `broken` then
    says why."""

    def __init__(self, remedy: Remedy, today: date) -> None:
        self.remedy, self.today = remedy, today
        self.calendar = calendar_for(remedy.agency)
        self.case: RemedyCase | None = None
        self.broken = ""
        self.obligations: tuple[RemedyObligation, ...] = ()
        try:
            self.case = replayed(remedy, events_of(remedy), self.calendar)
            if not remedy.is_struck:
                self.obligations = remedy_obligations(self.case, self.calendar)
        except (ImpossibleStep, NotInForce, OutsideCalendar) as error:
            self.broken = spelled(str(error))

    @property
    def duties(self) -> tuple[Shown, ...]:
        return tuple(self._shown(each) for each in self.obligations)

    def _shown(self, duty: RemedyObligation) -> Shown:
        is_past = duty.by is not None and duty.by < self.today
        label = told(duty.duty, RemedyRoute(self.remedy.route))
        if duty.duty is RemedyDuty.WEIGH_APPEAL and is_past:
            label = CONFIRM_EFFECT
        return Shown(label, duty.is_ours, duty.by, is_past, self._why(duty))

    def _why(self, duty: RemedyObligation) -> str:
        case = self.case
        if case is None:
            return ""
        if duty.limit is not None:
            if duty.duty is RemedyDuty.ANSWER and case.extended_to is not None:
                return f"人民法院准许延期提供证据（{duty.limit.rests_on}）。"
            is_answer = duty.duty is RemedyDuty.ANSWER
            start = case.copy_on if is_answer else case.decision and case.decision.on
            return limit_words(duty.limit, start) if start else ""
        if duty.duty is RemedyDuty.OBEY:
            return (
                "决定、裁判写明的履行期限。" if duty.by else "决定、裁判没有写明期限，请及时履行。"
            )
        return "听证、开庭通知写明的日期。" if duty.duty is RemedyDuty.ATTEND else ""

    def _steps(self) -> list[RemedyStep]:
        first = [step for duty in self.obligations for step in _ENDS[duty.duty]]
        rest = [step for step in RemedyStep if step not in first and step is not RemedyStep.FILED]
        steps = first + rest
        if self.case is not None and not self.case.route.is_litigation:
            steps = [step for step in steps if step not in _LITIGATION]
        return steps

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What may have happened by today, the most likely first."""
        if self.case is None or self.remedy.is_struck:
            return ()
        return tuple(
            Offer(
                f"登记：{told(step, self.case.route)}",
                reverse("remedies:do", args=(self.remedy.pk, step.value)),
            )
            for step in self._steps()
            if may_follow(self.case, step, self.today, self.calendar) is None
        )

    @property
    def bars(self) -> tuple[Bar, ...]:
        if self.case is None or self.remedy.is_struck:
            return ()
        found = (
            (step, may_follow(self.case, step, self.today, self.calendar)) for step in self._steps()
        )
        return tuple(
            Bar(told(step, self.case.route), spelled(str(why)))
            for step, why in found
            if why is not None
        )

    @property
    def may_reopen(self) -> bool:
        """Whether the application can be taken up again under what was decided."""
        return (
            self.case is not None
            and self.case.must_obey
            and self.remedy.application_id is not None
            and self.remedy.anew_id is None
            and not self.remedy.is_struck
        )
