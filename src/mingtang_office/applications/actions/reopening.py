"""A decision was reversed: the application is taken up again as a new case under the order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Channel, Received, Submitted
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import events, files, holding, numbers
from mingtang_office.applications.actions.intake import Taken
from mingtang_office.applications.applicants import open_identity, seal_identity
from mingtang_office.applications.marking import mark
from mingtang_office.applications.models import Application, FileKind
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui.files import Incoming

_SAME = (
    "agency",
    "channel",
    "applicant_kind",
    "applicant_masked",
    "content",
    "delivery",
    "form",
    "accepts_other_form",
    "help_needed",
    "suggests_publication",
    "dictated",
    "handler",
)


@dataclass(frozen=True, slots=True)
class Order:
    """The decision of a reconsideration authority or a court that orders a new reply. The reply period
    runs from `runs_from`, the day that the order states or on which it reached the agency."""

    authority: str
    reference: str
    runs_from: date


@transaction.atomic
def reopen(*, original: Application, order: Order, by: User, now: datetime) -> Taken:
    """Take a closed application up again: a case of its own, with its own key, number and clock, for
    the same applicant and the same information."""
    holding.allow(original, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(original)
    refuse_to_come(order.runs_from, now)
    if held.closed_on is None:
        raise Refused("原申请还没有办结，不用重新办理。")
    if order.runs_from < held.closed_on:
        raise Refused("重新办理的起算日期不会早于原申请办结之日，请核对。")
    if not order.reference.strip() or not order.authority.strip():
        raise Refused("请填写责令重新答复的机关和文书的文号。")
    if held.reopened_by.filter(closed_on__isnull=True).exists():
        raise Refused("这件申请已经在重新办理，不用再次登记。")
    number = numbers.next_number(held.agency, timezone.localdate(now).year)
    secret = numbers.new_secret()
    anew = Application.objects.create(
        **{name: getattr(held, name) for name in _SAME},
        number=number,
        tracking_digest=numbers.secret_digest(number, secret),
        submitted_at=now,
        registered_by=by,
        reopens=held,
    )
    mark(anew)
    _same_applicant(held, anew, by, now)
    _enter(anew, held, order, by, now)
    holding.save(held)
    holding.record(
        "applications.reopened",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={
            "anew": anew.number,
            "authority": order.authority.strip(),
            "reference": order.reference.strip(),
            "runs_from": order.runs_from.isoformat(),
        },
    )
    return Taken(anew, secret)


def _same_applicant(held: Application, anew: Application, by: User, now: datetime) -> None:
    """Identity and attachments, sealed under the new key."""
    try:
        seal_identity(anew, open_identity(held)).save()
        for row in held.files.filter(kind=FileKind.ATTACHMENT).order_by("pk"):
            incoming = Incoming(row.name, files.opened(row), row.media_type)
            files.keep(anew, incoming, FileKind.ATTACHMENT, by=by, now=now)
    except Erased:
        raise Refused("原申请的个人信息已按规定擦除，不能重新办理；请申请人重新提出。") from None
    except OSError as error:
        raise Refused("原申请的附件读不出来，没有重新办理。请告知系统维护人员。") from error


def _enter(anew: Application, held: Application, order: Order, by: User, now: datetime) -> None:
    for event, action in (
        (Submitted(order.runs_from, Channel(held.channel)), "applications.submitted"),
        (Received(order.runs_from), "applications.received"),
    ):
        events.append(
            application=anew,
            event=event,
            action=action,
            by=by,
            now=now,
            permission=Permission.HANDLE_APPLICATIONS,
        )
