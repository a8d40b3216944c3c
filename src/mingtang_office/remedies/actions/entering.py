"""A case enters the register: against a decision of the agency here, or against something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.remedies import RemedyEvent, RemedyRoute, RemedyStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter
from mingtang_office.remedies.actions import course, files, holding, numbers, parties
from mingtang_office.remedies.models import PartyRole, Remedy, RemedyFileKind
from mingtang_office.remedies.named import PartyDetails
from mingtang_office.remedies.projection import project, restate
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui.files import Incoming


@dataclass(frozen=True, slots=True)
class Against:
    """What is challenged: an application here, with the letter that answered it if there is one; or
    what `described` tells, without names."""

    application: Application | None = None
    letter: Letter | None = None
    described: str = ""
    by_applicant: bool = False  # the applicant of `application` is the claimant


@dataclass(frozen=True, slots=True)
class Filed:
    """How the case began. `follows` is the reconsideration before a suit, where it is on record."""

    route: RemedyRoute
    forum: str
    filed_on: date
    follows: Remedy | None = None


@transaction.atomic
def enter(
    *,
    agency: Agency,
    against: Against,
    filed: Filed,
    claimants: Sequence[PartyDetails],
    papers: Sequence[Incoming] = (),
    by: User,
    now: datetime,
) -> Remedy:
    """Enter a reconsideration or a suit that was brought against the agency."""
    policy.require(by, Permission.HANDLE_REMEDIES, agency, timezone.localdate(now))
    parties_named = (*_applicant(against, by, now), *claimants)
    _check(agency, against, filed, parties_named)
    event = RemedyEvent(RemedyStep.FILED, filed.filed_on, forum=filed.forum.strip())
    refuse_to_come(filed.filed_on, now)
    case = course.lawful(agency, filed.route, [event])
    remedy = Remedy(
        agency=agency,
        number=numbers.next_number(agency, timezone.localdate(now).year, filed.route),
        route=filed.route.value,
        application=against.application,
        letter=against.letter,
        described=against.described.strip(),
        follows=filed.follows,
        handler=by,
        entered_by=by,
        entered_at=now,
    )
    project(remedy, case, calendar_for(agency))
    remedy.save()
    for details in parties_named:
        parties.add(remedy, details, by=by, now=now)
    for paper in papers:
        files.store(remedy, paper, RemedyFileKind.CLAIM, by=by, now=now)
    course.append(remedy=remedy, event=event, by=by, now=now)
    return remedy


@transaction.atomic
def strike(*, remedy: Remedy, reason: str, expected_revision: int, by: User, now: datetime) -> None:
    """Strike a case that should not have been entered: entered twice, of another agency, not about
    government information. It stays readable and counts nowhere from now on."""
    held = holding.take(remedy, expected_revision, by, now)
    if held.anew_id is not None:
        raise Refused("已按这件案件的结果重新办理申请，不能撤销登记。")
    if not reason.strip():
        raise Refused("请写明撤销登记的理由。")
    held.struck_at = now
    held.next_code, held.next_by = "", None
    holding.save(held, "struck_at", "next_code", "next_by")
    restate(held, now)
    holding.record(
        "remedies.struck", remedy=held, by=by, now=now, personal={"reason": reason.strip()}
    )


def _applicant(against: Against, by: User, now: datetime) -> tuple[PartyDetails, ...]:
    """Out of one seal into the other."""
    if against.application is None or not against.by_applicant:
        return ()
    agency = against.application.agency
    policy.require(by, Permission.SEE_APPLICANTS, agency, timezone.localdate(now))
    try:
        applicant = open_identity(against.application)
    except Erased:
        raise Refused("这件申请的个人信息已按规定擦除，请直接填写申请人或者原告。") from None
    reached_at = "，".join(filter(None, (applicant.address, applicant.telephone)))
    is_organisation = applicant.kind.is_organisation
    return (PartyDetails(PartyRole.CLAIMANT, applicant.name, is_organisation, reached_at),)


def _check(
    agency: Agency, against: Against, filed: Filed, claimants: Sequence[PartyDetails]
) -> None:
    application, letter = against.application, against.letter
    if application is None and not against.described.strip():
        raise Refused("请选择被诉的申请，或者写明被申请复议、被诉的行为。")
    if application is not None and application.agency_id != agency.pk:
        raise Refused("被诉的申请不是这个机关办理的，请核对。")
    received_on = application.received_on if application is not None else None
    if received_on is not None and filed.filed_on < received_on:
        raise Refused("申请复议、起诉的日期早于收到政府信息公开申请之日，请核对。")
    if letter is not None and (
        application is None
        or letter.subject != (Application._meta.label_lower, str(application.pk))
    ):
        raise Refused("选择的文书不属于这件申请，请重新选择。")
    if not filed.forum.strip():
        raise Refused("请填写复议机关或者法院的名称。")
    if not claimants:
        raise Refused("请填写申请人或者原告。")
    _check_follows(agency, filed)


def _check_follows(agency: Agency, filed: Filed) -> None:
    before = filed.follows
    if before is None:
        return
    if filed.route is not RemedyRoute.LITIGATION_AFTER_RECONSIDERATION:
        raise Refused("只有“复议后起诉”才关联此前的复议案件，请核对类别。")
    if before.agency_id != agency.pk or before.route != RemedyRoute.RECONSIDERATION:
        raise Refused("此前的案件不是本机关的复议案件，请重新选择。")
    if filed.filed_on < before.filed_on:
        raise Refused("起诉日期早于申请复议的日期，请核对。")
