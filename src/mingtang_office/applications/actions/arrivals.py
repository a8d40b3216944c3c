"""The day on which a letter sent by post reached its addressee, known only later: from it the limits
of a consultee (条例第三十二条、第三十四条), of payment and of the remedies run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from mingtang.applications import Case, ConsultationSent, FeeNoticed, Served
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import events, holding
from mingtang_office.applications.models import AnnulmentReason, Application
from mingtang_office.applications.queries.history import as_event, in_force
from mingtang_office.ui.days import day_words


@transaction.atomic
def enter_arrival(
    *,
    application: Application,
    number: int,
    reached_on: date,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Case:
    """Complete the event of this number by the day its letter arrived; also in a closed case. The
    event as it was first entered stays on record, struck out."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    refuse_to_come(reached_on, now)
    row = next((each for each in in_force(held.events.all()) if each.number == number), None)
    event = None if row is None else as_event(row)
    if row is None or not isinstance(event, ConsultationSent | FeeNoticed | Served):
        raise Refused("这项登记不需要补记收到日期，请刷新页面查看。")
    if reached_on < event.on:
        raise Refused(f"收到日期不会早于发出日期{day_words(event.on)}，请核对。")
    if event.reached_on == reached_on:
        raise Refused("这个收到日期已经登记过了。")
    return events.strike(
        application=held,
        row=row,
        reason=AnnulmentReason.COMPLETED,
        action="applications.arrival_entered",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        instead=replace(event, reached_on=reached_on),
    )
