"""Year reports looked up within what the policy shows, and whose turn it is."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils import timezone

from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.law import report_deadline
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, AgencyKind, Role
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.turns import turn_of
from mingtang_office.annual.models import ReportPassage, ReportState, Verdict, YearReport
from mingtang_office.annual.queries.question import Question

CHAIN = (Role.SECTION_REVIEWER, Role.HEAD, Role.SIGNATORY)
"""Who passes a report on its way to the signature, in their order; the last signs."""


def visible_year_reports(
    person: Person, on: date, permission: Permission = Permission.VIEW_ANNUAL
) -> models.QuerySet[YearReport]:
    """The reports that this person reaches with this permission."""
    return policy.visible(YearReport.objects.all(), person, permission, on)


def due_on(agency: Agency, year: int) -> date:
    """The last day on which the report of this year is to be published (条例第四十九条)."""
    is_government = agency.kind == AgencyKind.GOVERNMENT
    due: date = report_deadline(year, government=is_government).value
    return due


def overdue(on: date) -> models.Q:
    """Reports whose last day of publication has gone by."""
    last = on.year - 1
    government = models.Q(agency__kind=AgencyKind.GOVERNMENT)
    late = models.Q(year__lt=last)
    if on > report_deadline(last, government=True).value:
        late |= models.Q(year=last) & government
    if on > report_deadline(last, government=False).value:
        late |= models.Q(year=last) & ~government
    return late


def usual_cut_off(year: int) -> datetime:
    """The end of the year's last day."""
    return timezone.make_aware(datetime(year + 1, 1, 1))  # noqa: DTZ001 (made aware)


def question_of(report: YearReport, at: datetime | None = None) -> Question:
    """What its tables ask of the registers: at its own moment, or as known `at` another."""
    return Question(
        report.agency,
        below=False,
        period=Period.of_year(report.year),
        cut_off=at or report.counted_at,
        form=edition(report.edition),
    )


def permission_of(role: Role) -> Permission:
    """What it takes to do the step of this role."""
    return Permission.SIGN_ANNUAL if role is CHAIN[-1] else Permission.REVIEW_ANNUAL


def whose_work(report: YearReport) -> frozenset[int]:
    """Everybody who has had a hand in this report and may therefore not take its next step: who wrote
    any of it, who passed it in this round, and those in whose place they did."""
    rows = ReportPassage.objects.filter(_hands(report.round), report=report)
    people = rows.values_list("by", "acting_for")
    return frozenset(number for row in people for number in row if number is not None)


def waiting_for(person: User, on: date) -> models.QuerySet[YearReport]:
    """Reports whose next step this person may take today: theirs by role, own or covered, and not
    their own work."""
    mine = turn_of(
        person,
        on,
        (Permission.REVIEW_ANNUAL, Permission.SIGN_ANNUAL),
        lambda role: models.Q(turn=role),
        _handled_by,
    )
    return YearReport.objects.filter(state=ReportState.IN_REVIEW).filter(mine)


def _handled_by(people: set[int]) -> models.Exists:
    hands = models.Q(by__in=people) | models.Q(acting_for__in=people)
    rows = ReportPassage.objects.filter(hands, report=models.OuterRef("pk"))
    return models.Exists(rows.filter(_hands(models.F("report__round"))))


def _hands(round_: int | models.F) -> models.Q:
    writing = (Verdict.BEGUN, Verdict.WRITTEN)
    return models.Q(verdict__in=writing) | models.Q(verdict=Verdict.PASSED, round=round_)


def with_publication(reports: models.QuerySet[YearReport]) -> models.QuerySet[YearReport]:
    """With all that it takes to tell whether they are public, in two queries however many they are."""
    related = ("agency", "signed_by", "item", "item__edition", "item__public")
    return reports.select_related(*related).prefetch_related("files")


def is_public(report: YearReport) -> bool:
    """Whether what stands in public is this version: the published edition holds its very files."""
    item = report.item
    if item is None or item.edition is None or not hasattr(item, "public"):
        return False
    shown = {file["sha256"] for file in item.edition.files}
    return {file.sha256 for file in report.files.all()} <= shown
