"""Decisions of the demonstration that are challenged: reconsiderations and suits in every column of
table four, and what the agency does when it lost."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import (
    Appellant,
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
)
from mingtang_office.applications.models import Application
from mingtang_office.demo import case_papers
from mingtang_office.demo.arranging import forums
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.deciding import decided
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.ending import answered, letter_of
from mingtang_office.demo.filings import Filing
from mingtang_office.remedies.actions.course import enter_step
from mingtang_office.remedies.actions.entering import Against, Filed, enter
from mingtang_office.remedies.actions.outcome import apply_outcome
from mingtang_office.remedies.models import Remedy

Heard = Generator[datetime, None, Remedy]

_RECONSIDERATION = RemedyRoute.RECONSIDERATION
_DIRECT = RemedyRoute.LITIGATION_DIRECT
_AFTERWARDS = RemedyRoute.LITIGATION_AFTER_RECONSIDERATION
_APPEALS_COURT = "江临市中级人民法院"


@dataclass(frozen=True, slots=True)
class Challenge:
    """How a decision is challenged, and how that ends; without an outcome it has not ended. `anew`:
    the agency is ordered to decide again, and has done so (True) or is about to (False)."""

    route: RemedyRoute
    outcome: RemedyOutcome | None = None
    is_appealed: bool = False
    is_answered: bool = True
    anew: bool | None = None

    def __call__(self, desk: Desk, filing: Filing) -> Life:
        """The application, its reply, and what follows."""
        application = yield from decided(desk, filing)
        before = None
        if self.route is _AFTERWARDS:
            upheld = Challenge(_RECONSIDERATION, RemedyOutcome.UPHELD)
            before = yield from _heard(desk, application, upheld, None)
        remedy = yield from _heard(desk, application, self, before)
        if self.anew is not None:
            yield from _obeyed(desk, filing, remedy, is_done=self.anew)


def _heard(
    desk: Desk, application: Application, challenge: Challenge, before: Remedy | None
) -> Heard:
    yield office_hour(desk.days.after(desk.clock_day, 12), 10)
    remedy = _entered(desk, application, challenge, before)
    yield office_hour(desk.days.after(desk.clock_day, 4), 9)
    _then(desk, remedy, RemedyStep.ACCEPTED, reference=_reference(desk, challenge, "受", remedy))
    _then(desk, remedy, RemedyStep.COPY_REACHED)
    if not challenge.is_answered:
        return remedy
    if challenge.outcome is RemedyOutcome.SUIT_WITHDRAWN:
        yield office_hour(desk.days.after(desk.clock_day, 3), 9)
        _decided(desk, remedy, challenge)
        return remedy
    yield office_hour(desk.days.after(desk.clock_day, 5), 16)
    _then(desk, remedy, RemedyStep.ANSWERED)
    if challenge.route.is_litigation:
        yield from _at_the_hearing(desk, remedy)
    yield office_hour(desk.days.after(desk.clock_day, 18), 11)
    if challenge.outcome is not None:
        _decided(desk, remedy, challenge)
        if challenge.route.is_litigation and remedy.concluded_on is None:
            yield from _final(desk, remedy, challenge)
    return remedy


def _at_the_hearing(desk: Desk, remedy: Remedy) -> Generator[datetime, None, None]:
    yield office_hour(desk.days.after(desk.clock_day, 3), 10)
    held_on = desk.days.after(desk.clock_day, 12)
    _then(desk, remedy, RemedyStep.HEARING_SET, held_on=held_on)
    yield office_hour(held_on, 16)
    _then(desk, remedy, RemedyStep.HEARING_HELD)


def _final(desk: Desk, remedy: Remedy, challenge: Challenge) -> Generator[datetime, None, None]:
    """A judgment of first instance becomes effective, or the other side appeals."""
    if not challenge.is_appealed:
        yield office_hour(desk.clock_day + timedelta(days=25), 10)
        _then(desk, remedy, RemedyStep.IN_EFFECT)
        return
    yield office_hour(desk.days.after(desk.clock_day, 8), 10)
    _then(desk, remedy, RemedyStep.APPEALED, appellant=Appellant.OTHERS, forum=_APPEALS_COURT)
    yield office_hour(desk.days.after(desk.clock_day, 6), 10)
    _then(desk, remedy, RemedyStep.COPY_REACHED)
    yield office_hour(desk.days.after(desk.clock_day, 6), 10)
    _then(desk, remedy, RemedyStep.ANSWERED)
    yield office_hour(desk.days.after(desk.clock_day, 25), 10)
    _decided(desk, remedy, challenge)


def _entered(
    desk: Desk, application: Application, challenge: Challenge, before: Remedy | None
) -> Remedy:
    authority, court = forums(desk.agency.name)
    forum = court if challenge.route.is_litigation else authority
    what = "行政起诉状" if challenge.route.is_litigation else "行政复议申请书"
    return enter(
        agency=desk.agency,
        against=Against(application, letter_of(application), by_applicant=True),
        filed=Filed(challenge.route, forum, desk.clock_day, before),
        claimants=(),
        papers=(case_papers.note(what, "请求撤销被申请人、被告作出的政府信息公开答复。"),),
        by=desk.clerk,
        now=desk.clock.tick(),
    )


def _decided(desk: Desk, remedy: Remedy, challenge: Challenge) -> None:
    told: dict[str, Any] = {"orders_anew": True} if challenge.anew is not None else {}
    if challenge.anew is not None:
        told["until"] = desk.days.after(desk.clock_day, 40)
    reference = _reference(desk, challenge, "决", remedy)
    _then(desk, remedy, RemedyStep.DECIDED, outcome=challenge.outcome, reference=reference, **told)


def _reference(desk: Desk, challenge: Challenge, mark: str, remedy: Remedy) -> str:
    """As authority and court number their papers."""
    year = desk.clock_day.year
    if not challenge.route.is_litigation:
        return f"云政复{mark}〔{year}〕{remedy.pk}号"
    stage = "终" if remedy.forum == _APPEALS_COURT else "初"
    return f"（{year}）岱9921行{stage}{remedy.pk}号"


def _then(desk: Desk, remedy: Remedy, kind: RemedyStep, **facts: Any) -> None:
    remedy.refresh_from_db()
    enter_step(
        remedy=remedy,
        event=RemedyEvent(kind, desk.clock_day, **facts),
        expected_revision=remedy.revision,
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    remedy.refresh_from_db()


def _obeyed(desk: Desk, filing: Filing, remedy: Remedy, *, is_done: bool) -> Life:
    """The application is taken up again, and answered otherwise than before."""
    yield office_hour(desk.days.after(desk.clock_day, 2), 10)
    remedy.refresh_from_db()
    taken = apply_outcome(
        remedy=remedy,
        runs_from=desk.clock_day,
        expected_revision=remedy.revision,
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    if is_done:
        found = replace(
            filing.matter,
            outcome=Disposition.PROVIDED,
            title=f"重新检索到的材料（{filing.matter.content[:24]}）",
            paragraphs=(
                "按照决定、判决重新检索，在移交档案中找到下列材料。",
                filing.matter.content,
            ),
        )
        yield from answered(desk, replace(filing, matter=found, pace=8), taken.application)
