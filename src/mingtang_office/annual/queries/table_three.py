"""Table three by query: one grouped count for its cells, the same filter for the cases behind one."""

from __future__ import annotations

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from mingtang.annual.compile_applications import Counted, Tally, counted
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import Standing


def concerned(question: Question, standings: QuerySet[Standing]) -> QuerySet[Standing]:
    """The applications that the table counts at all: received by the end of the period, and not
    closed before it began."""
    period = question.period
    return (
        question.known_of_agency(standings)
        .filter(received_on__lte=period.last)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gte=period.first))
    )


def tallies(question: Question, standings: QuerySet[Standing]) -> tuple[Tally, ...]:
    """Everything table three counts, in one query."""
    period = question.period
    ended = Case(
        When(closed_on__lte=period.last, then=F("disposition")),
        default=Value(""),
        output_field=CharField(),
    )
    is_new = Case(When(received_on__gte=period.first, then=Value(True)), default=Value(False))
    grouped = (
        concerned(question, standings)
        .order_by()
        .values("applicant_kind", is_new=is_new, ended=ended)
        .annotate(number=Count("*"))
    )
    return tuple(
        Tally(
            ApplicantKind(group["applicant_kind"]),
            bool(group["is_new"]),
            Disposition(group["ended"]) if group["ended"] else None,
            group["number"],
        )
        for group in grouped
    )


def behind(question: Question, address: str, standings: QuerySet[Standing]) -> QuerySet[Standing]:
    """The applications that a cell counts. Raises `NoSuchCell`."""
    cell = counted(address, question.form)
    return concerned(question, standings).filter(_holds(cell, question.period))


def _holds(cell: Counted, period: Period) -> Q:
    condition = Q(applicant_kind__in=sorted(cell.kinds))
    if cell.is_new is not None:
        condition &= (
            Q(received_on__gte=period.first) if cell.is_new else Q(received_on__lt=period.first)
        )
    if cell.is_closed is None:
        return condition
    if not cell.is_closed:
        return condition & (Q(closed_on__isnull=True) | Q(closed_on__gt=period.last))
    return condition & Q(closed_on__lte=period.last, disposition__in=sorted(cell.dispositions))
