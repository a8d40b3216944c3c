"""An application comes in: by the public form, or registered at the desk (条例第二十九条、第三十一条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Channel, NotReceived, Received, Submitted, received_on
from mingtang.applications.request import Request, blocking, faults
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import events, files, holding, numbers
from mingtang_office.applications.applicants import masked, seal_identity
from mingtang_office.applications.marking import mark
from mingtang_office.applications.models import Application, FileKind
from mingtang_office.ui.files import Incoming

# 条例第五十五条: public institutions answer inquiries, they take no applications.
NO_APPLICATIONS = frozenset({AgencyKind.SCHOOL, AgencyKind.PUBLIC_INSTITUTION})


@dataclass(frozen=True, slots=True)
class Arrival:
    """How and when an application came: which of the days decide, 条例第三十一条 says by channel."""

    channel: Channel
    submitted_on: date
    signed_on: date | None = None
    confirmed_on: date | None = None
    dictated: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A registered application and the secret by which it is followed, which is told only now."""

    application: Application
    secret: str


def takes_applications(agency: Agency) -> bool:
    return agency.kind not in NO_APPLICATIONS and agency.abolished_on is None


@transaction.atomic
def submit(
    *,
    agency: Agency,
    request: Request,
    arrival: Arrival,
    attachments: Sequence[Incoming] = (),
    as_it_came: bool = False,
    by: User | None,
    now: datetime,
) -> Taken:
    """Register an application. `by` is nobody for the public form, else whoever registers it.

    Refuses an agency that takes no applications, and an application that lacks a statutory part,
    unless the desk registers it `as_it_came`: then the applicant is asked to rectify (条例第三十条).
    It counts as received at once where its channel lets it.
    """
    if by is not None:
        policy.require(by, Permission.HANDLE_APPLICATIONS, agency, timezone.localdate(now))
    if not takes_applications(agency):
        raise Refused(
            f"{agency.name}不受理政府信息公开申请。学校、医院等公共企事业单位的信息，"
            "请向其信息公开咨询窗口提出（《条例》第五十五条）；机关已撤销的，请向承继其职权的机关提出。"
        )
    lacking = blocking(request) if as_it_came and by is not None else faults(request)
    if lacking:
        raise Refused("；".join(f"{each.message}（{each.rests_on}）" for each in lacking))
    secret = numbers.new_secret()
    application = _entered(agency, request, arrival, secret, by, now)
    for attachment in attachments:
        files.keep(application, attachment, FileKind.ATTACHMENT, by=by, now=now)
    events.append(
        application=application,
        event=Submitted(arrival.submitted_on, arrival.channel),
        action="applications.submitted",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    received = _received(arrival)
    if received is not None:
        events.append(
            application=application,
            event=Received(received),
            action="applications.received",
            by=by,
            now=now,
            permission=Permission.HANDLE_APPLICATIONS,
        )
    return Taken(application, secret)


@transaction.atomic
def confirm_receipt(
    *, application: Application, on: date, expected_revision: int, by: User, now: datetime
) -> Application:
    """The day on which both sides confirmed the receipt: of post that nobody signs for, of fax and
    of what came online (条例第三十一条第（二）项、第（三）项)."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold_open(application, expected_revision)
    if on > timezone.localdate(now):
        raise Refused(f"确认日期{on}还没有到，请核对。")
    events.append(
        application=held,
        event=Received(on),
        action="applications.received",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held


def _received(arrival: Arrival) -> date | None:
    try:
        return received_on(
            arrival.channel,
            submitted_on=arrival.submitted_on,
            signed_on=arrival.signed_on,
            confirmed_on=arrival.confirmed_on,
        )
    except NotReceived:
        return None


def _entered(
    agency: Agency,
    request: Request,
    arrival: Arrival,
    secret: str,
    by: User | None,
    now: datetime,
) -> Application:
    number = numbers.next_number(agency, timezone.localdate(now).year)
    applicant = request.applicant
    application = Application.objects.create(
        agency=agency,
        number=number,
        tracking_digest=numbers.secret_digest(number, secret),
        channel=arrival.channel.value,
        applicant_kind=applicant.kind.value,
        applicant_masked=masked(applicant),
        content=request.content.strip(),
        delivery=request.delivery.value,
        form=request.form.value,
        accepts_other_form=request.accepts_other_form,
        help_needed=request.help_needed.strip(),
        suggests_publication=request.suggests_publication,
        dictated=arrival.dictated,
        submitted_at=now,
        registered_by=by,
        handler=by,
    )
    seal_identity(application, applicant).save()
    mark(application)
    return application
