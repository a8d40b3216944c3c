"""The cases behind a figure, as they stood at the cut-off: of either table, in like lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from mingtang.annual.compile_powers import PowerRow
from mingtang.annual.edition import PROACTIVE, REMEDIES
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person, Scope
from mingtang_office.annual.queries import table_four, table_three, table_two
from mingtang_office.annual.queries.question import Question, counted_for
from mingtang_office.applications.models import Standing
from mingtang_office.powers.models import PowerStanding, Registered
from mingtang_office.powers.queries.lists import entries_numbered
from mingtang_office.powers.queries.reconciling import Reconciled, reconcile
from mingtang_office.powers.shown import counted_words, other_side
from mingtang_office.publication.models import PublicItem
from mingtang_office.remedies.models import RemedyStanding
from mingtang_office.ui.paging import Order, Page, page_of

_BY_NUMBER = Order(rising=True)


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns of the list are called."""

    case: str
    person: str
    kind: str
    began: str
    ended: str
    not_ended: str
    outcome: str
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class Line:
    """One case; `url` is empty where the person may count it, but not open it."""

    number: str
    url: str
    agency: Agency
    person: str
    kind: str
    began_on: date
    ended_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the cases, and how many there are in all."""

    total: int
    heads: Heads
    lines: tuple[Line, ...]
    page: Page[Standing] | Page[RemedyStanding] | Page[PowerStanding]


_APPLICATIONS = Heads(
    "申请编号", "申请人", "申请人类型", "收到日期", "办结日期", "尚未办结", "处理结果"
)
_REMEDIES = Heads(
    "案件", "申请人、原告", "类别", "申请、起诉日期", "审结日期", "尚未审结", "表四所计"
)
_POWERS = Heads(
    "登记", "相对人、供应商", "类别", "日期", "失效、移出日期", "—", "件数、金额、来源", "条登记"
)
_IN_FORCE = f"{PROACTIVE}/{PowerRow.NORMATIVE_DOCUMENTS}.in_force"


def cases_behind(
    question: Question, address: str, person: Person, on: date, query: QueryDict
) -> Listed:
    """A page of them. Raises `NoSuchCell`."""
    if address.startswith(f"{REMEDIES}/"):
        return _remedies(question, address, person, on, query)
    if address.startswith(f"{PROACTIVE}/"):
        return _powers(question, address, person, on, query)
    return _applications(question, address, person, on, query)


def with_portal(question: Question, address: str) -> Reconciled | None:
    """Of 现行有效 also what the portal shows, and by name why it differs; of one agency alone."""
    if address != _IN_FORCE or question.below:
        return None
    known = question.known_of_agency(PowerStanding.objects.all())
    public = PublicItem.objects.filter(agency=question.agency)
    return reconcile(known, public, question.period.last)


def _applications(
    question: Question, address: str, person: Person, on: date, query: QueryDict
) -> Listed:
    rows = counted_for(Standing.objects.select_related("application", "agency"), person, on)
    found = table_three.behind(question, address, rows)
    page = page_of(found, _BY_NUMBER, query)
    scope = policy.scope(person, Permission.VIEW_APPLICATIONS, on)
    return Listed(
        found.count(), _APPLICATIONS, tuple(_application(each, scope) for each in page.rows), page
    )


def _application(standing: Standing, scope: Scope) -> Line:
    ended = Disposition(standing.disposition) if standing.disposition else None
    may_open = scope.covers(standing.agency)
    return Line(
        standing.application.number,
        reverse("applications:case", args=(standing.application_id,)) if may_open else "",
        standing.agency,
        standing.application.applicant_masked,
        ApplicantKind(standing.applicant_kind).label,
        standing.received_on,
        standing.closed_on,
        terms(ended).label if ended else "",
    )


def _remedies(
    question: Question, address: str, person: Person, on: date, query: QueryDict
) -> Listed:
    rows = counted_for(RemedyStanding.objects.select_related("remedy", "agency"), person, on)
    found = table_four.behind(question, address, rows)
    page = page_of(found, _BY_NUMBER, query)
    scope = policy.scope(person, Permission.VIEW_REMEDIES, on)
    lines = tuple(_remedy(each, question.period, scope) for each in page.rows)
    return Listed(found.count(), _REMEDIES, lines, page)


def _powers(question: Question, address: str, person: Person, on: date, query: QueryDict) -> Listed:
    standings = PowerStanding.objects.select_related("agency")
    rows = counted_for(standings, person, on, Permission.COUNT_POWERS)
    found = table_two.behind(question, address, rows)
    page = page_of(found, _BY_NUMBER, query)
    scope = policy.scope(person, Permission.VIEW_POWERS, on)
    entries = entries_numbered((each.register, each.entry) for each in page.rows)
    lines = tuple(
        _power(each, entries[each.register, each.entry], question.period, scope)
        for each in page.rows
    )
    return Listed(found.count(), _POWERS, lines, page)


def _power(standing: PowerStanding, entry: Registered, period: Period, scope: Scope) -> Line:
    """As it was counted; its name, and whose it is, as they stand today."""
    may_open = scope.covers(standing.agency)
    return Line(
        entry.called,
        reverse("powers:entry", args=(standing.register, standing.entry)) if may_open else "",
        standing.agency,
        other_side(entry),
        PowerRow(standing.row).label,
        standing.began_on,
        _within(standing.ended_on, period),
        counted_words(standing, entry),
    )


def _within(on: date | None, period: Period) -> date | None:
    return on if on is not None and on in period else None


def _remedy(standing: RemedyStanding, period: Period, scope: Scope) -> Line:
    """One that ended after the period was pending in it, and counts as that."""
    may_open = scope.covers(standing.agency)
    ended = _within(standing.concluded_on, period)
    column = RemedyColumn(standing.column) if ended else RemedyColumn.PENDING
    return Line(
        standing.remedy.number,
        reverse("remedies:remedy", args=(standing.remedy_id,)) if may_open else "",
        standing.agency,
        standing.remedy.claimant_masked,
        RemedyRoute(standing.route).label,
        standing.filed_on,
        ended,
        column.label,
    )
