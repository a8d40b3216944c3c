"""Events enter a case here and nowhere else: the law is asked, the row, its projection and the trail
are written together."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang.applications import Case, Event, ImpossibleEvent, event_to_wire, spelled
from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding, notifying
from mingtang_office.applications.following import follow
from mingtang_office.applications.models import AnnulmentReason, Application, CaseEvent
from mingtang_office.applications.projection import PROJECTED, project, replayed, restate
from mingtang_office.applications.queries.history import ANNULLED, as_event, events_of, in_force


def append(
    *,
    application: Application,
    event: Event,
    action: str,
    by: User | None,
    now: datetime,
    permission: Permission | None = None,
    letter: int | None = None,
    personal: dict[str, str] | None = None,
) -> Case:
    """Enter an event into a case that the caller holds. Raises `Refused` with the article where the
    law does not allow it; then nothing is written."""
    case = _lawful(application, [*events_of(application), event])
    _insert(application, event.kind.value, event, by, now, letter=letter)
    _settle(application, case, now)
    holding.record(
        action,
        application=application,
        by=by,
        now=now,
        permission=permission,
        facts=event_to_wire(event),
        personal=personal,
    )
    notifying.notify(application, event.kind.value, now)
    return case


@transaction.atomic
def annul(
    *,
    application: Application,
    number: int,
    reason: AnnulmentReason,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Case:
    """Annul an event that was entered by mistake; what remains must itself be lawful. The row stays
    and is shown struck out. Only the head of the disclosure office does this."""
    holding.allow(application, Permission.ASSIGN_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    rows = in_force(held.events.all())
    gone = next((row for row in rows if row.number == number), None)
    if gone is None:
        raise Refused("没有找到这项登记，或者它已经作废。请刷新页面查看。")
    if gone.letter is not None:
        raise Refused("这项登记由签发或者送达文书产生，不能直接作废；请先在文书页面作废该文书。")
    return strike(
        application=held,
        row=gone,
        reason=reason,
        action="applications.event_annulled",
        by=by,
        now=now,
        permission=Permission.ASSIGN_APPLICATIONS,
    )


def strike(
    *,
    application: Application,
    row: CaseEvent,
    reason: AnnulmentReason,
    action: str,
    by: User | None,
    now: datetime,
    permission: Permission | None = None,
    instead: Event | None = None,
) -> Case:
    """Annul an event of a case that the caller holds, and enter another in its place where one is
    given: a fact that was known only later. What remains must itself be lawful. A case whose record
    changes so is archived no more: its bundle would not tell what it should."""
    rows = in_force(application.events.all())
    left = [as_event(each) for each in rows if each.number != row.number]
    case = _lawful(application, [*left, *([instead] if instead else [])])
    CaseEvent.objects.create(
        application=application,
        number=_next_number(application),
        kind=ANNULLED,
        on=row.on,
        annuls=row.number,
        reason=reason,
        letter=row.letter,
        by=by,
        at=now,
    )
    if instead is not None:
        _insert(application, instead.kind.value, instead, by, now, letter=row.letter)
    if application.archived_at is not None:
        application.archived_at = None
        application.save(update_fields=("archived_at",))
    _settle(application, case, now)
    holding.record(
        action,
        application=application,
        by=by,
        now=now,
        permission=permission,
        facts={
            "event": row.kind,
            "number": row.number,
            "reason": str(reason),
            **({"instead": event_to_wire(instead)} if instead else {}),
        },
    )
    return case


def _lawful(application: Application, events: list[Event]) -> Case:
    try:
        return replayed(application, events)
    except (ImpossibleEvent, NotInForce, OutsideCalendar) as error:
        raise Refused(spelled(str(error))) from error


def _insert(
    application: Application,
    kind: str,
    event: Event,
    by: User | None,
    now: datetime,
    *,
    letter: int | None,
) -> None:
    CaseEvent.objects.create(
        application=application,
        number=_next_number(application),
        kind=kind,
        on=event.on,
        facts=event_to_wire(event)["facts"],
        letter=letter,
        by=by,
        at=now,
    )


def _next_number(application: Application) -> int:
    """The case is held, so nobody else takes it."""
    last = application.events.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _settle(application: Application, case: Case, now: datetime) -> None:
    project(application, case)
    holding.touch(application)
    application.save(update_fields=(*PROJECTED, "revision"))
    follow(application, case)
    restate(application, now)
