"""Opinions sought, looked up within what the policy shows."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.applications.models import Application, Consultation


def opened_consultations(application: Application, on: date) -> QuerySet[Consultation]:
    """Those sent out whose answer is still to come and whose limit has not passed on this day."""
    return application.consultations.filter(
        sent_on__isnull=False, answered_on__isnull=True, lapses_on__gte=on
    )


def asked_of(person: Person, on: date) -> QuerySet[Consultation]:
    """The consultations that reached an organ of the platform for which this person handles
    applications: there they are answered (条例第三十四条)."""
    return policy.visible(
        Consultation.objects.filter(organ__isnull=False, sent_on__isnull=False).select_related(
            "application__agency", "organ"
        ),
        person,
        Permission.HANDLE_APPLICATIONS,
        on,
        field="organ",
    )


def waiting_for_us(person: Person, on: date) -> QuerySet[Consultation]:
    """Those of them that are still unanswered, the earliest limit first."""
    return (
        asked_of(person, on)
        .filter(answered_on__isnull=True, application__closed_on__isnull=True)
        .order_by("lapses_on", "pk")
    )
