"""What every letter of a case says of it: filled in from the case, so that nobody types it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mingtang.applications import (
    Case,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Deferred,
    Event,
    Extended,
    ReasonsAsked,
    RectificationAsked,
)
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Value
from mingtang.applications.letters import CourseStep, LetterFacts, LetterKind, Withheld
from mingtang.applications.request import Delivery
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, SupplementKind
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.settings import practice_of, remedies_of
from mingtang_office.applications.queries.supplements import last_words
from mingtang_office.trail.sealing import Erased

ONLINE = frozenset({Delivery.EMAIL.value, Delivery.DOWNLOAD.value})
"""The ways of delivery by which a reply reaches the applicant over the internet."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter is for."""

    name: str
    is_organisation: bool


def applicant_of(application: Application) -> Addressee:
    """The applicant. Refused once their data have been erased."""
    try:
        applicant = open_identity(application)
    except Erased:
        raise Refused("申请人的个人信息已按规定擦除，不能再起草给申请人的文书。") from None
    return Addressee(applicant.name, applicant.kind.is_organisation)


def contact_of(agency: Agency) -> str:
    """The disclosure office and its telephone; empty, and so a gap, while neither is entered."""
    office = agency.office_name or agency.name
    return f"{office}，电话{agency.telephone}" if agency.telephone else ""


def course_of(application: Application, case: Case) -> tuple[CourseStep, ...]:
    """What has happened, as a letter tells it."""
    return tuple(_course(application, case))


def _course(application: Application, case: Case) -> Iterator[CourseStep]:
    asked = {each.ref: each.consultee for each in case.events if isinstance(each, ConsultationSent)}
    for at, event in enumerate(case.events):
        consultee = _consultee(event, asked)
        yield CourseStep(event.kind, event.on, _until(application, case, at), consultee)


def _consultee(event: Event, asked: Mapping[str, Consultee]) -> Consultee | None:
    if isinstance(event, ConsultationSent | ConsultationAnswered):
        return asked.get(event.ref)
    return None


def _until(application: Application, case: Case, at: int) -> date | None:
    event = case.events[at]
    match event:
        case RectificationAsked() | ReasonsAsked():
            return event.reply_by
        case Deferred():
            return event.until
        case Extended():
            return replayed(application, list(case.events[: at + 1]), case.calendar).due_on
    return None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is particular to one letter: its facts by code, whom it is for (None: the applicant), for
    a decision its disposition and what is withheld, what goes along, and the sub-case it belongs to."""

    found: Mapping[str, Value] = field(default_factory=dict)
    to: Addressee | None = None
    disposition: Disposition | None = None
    withheld: tuple[Withheld, ...] = ()
    attachments: tuple[str, ...] = ()
    part: str = ""


def facts_for(
    application: Application, case: Case, kind: LetterKind, on: date, particulars: Particulars
) -> LetterFacts:
    """The facts of a letter of this kind, dated `on`."""
    to = particulars.to
    addressee = to or applicant_of(application)
    complaint = practice_of(application.agency).complaint_to
    more: dict[str, Value] = {}
    if kind.is_decision and complaint:
        more["complaint_to"] = complaint
    if to is None and (words := last_words(application, SupplementKind.RECTIFICATION)):
        more["rectified_words"] = words
    return LetterFacts(
        agency=application.agency.name,
        addressee=addressee.name,
        addressee_is_organisation=addressee.is_organisation,
        application_no=application.number,
        received_on=case.received_on,
        channel=Channel(application.channel),
        request=application.content,
        due_on=case.due_on,
        contact=contact_of(application.agency),
        dated_on=on,
        disposition=particulars.disposition,
        course=course_of(application, case),
        found={**more, **particulars.found},
        withheld=particulars.withheld,
        remedies=remedies_of(
            application.agency, on, served_online=to is None and application.delivery in ONLINE
        ),
        attachments=particulars.attachments,
    )
