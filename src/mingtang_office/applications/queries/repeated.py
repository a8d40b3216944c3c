"""The same applicant's other applications at the same agency, found by the blind index."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingtang_office.applications.models import Application, Identity


def of_same_applicant(application: Application) -> QuerySet[Application]:
    """Every application of this applicant here, this one among them; this one alone where the
    applicant gave no document."""
    identity = Identity.objects.filter(application=application).first()
    if identity is None or not identity.blind:
        return Application.objects.filter(pk=application.pk)
    return Application.objects.filter(
        agency_id=application.agency_id,
        identity__blind=identity.blind,
        merged_into__isnull=True,
    )


def nth_of_month(application: Application) -> int:
    """Which of the applicant's applications of its month of receipt this one is (信息处理费管理办法第四条);
    1 before it is received."""
    on = application.received_on
    if on is None:
        return 1
    of_month = of_same_applicant(application).filter(
        received_on__year=on.year, received_on__month=on.month
    )
    earlier = of_month.filter(received_on__lt=on).count()
    return earlier + of_month.filter(received_on=on, pk__lt=application.pk).count() + 1


def received_since(application: Application, since: date) -> QuerySet[Application]:
    """The applicant's applications received here since that day, this one among them."""
    return (
        of_same_applicant(application).filter(received_on__gte=since).order_by("received_on", "pk")
    )
