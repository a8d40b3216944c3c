"""Applications counted: the overview, the statutory tables, and the cases behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang.annual.compile_applications import NoSuchCell
from mingtang.annual.compile_remedies import counted_remedies
from mingtang.annual.edition import APPLICATIONS, REMEDIES
from mingtang.annual.period import Period
from mingtang.annual.report import AnnualReport
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.remedies import RemedyColumn
from mingtang.audit.labels import cell_name
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.views.forms import person_of
from mingtang_office.annual import spans
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.drawing import drawn
from mingtang_office.annual.exports.kinds import REPORTS, Kind
from mingtang_office.annual.forms.question import QuestionForm
from mingtang_office.annual.overview import overview
from mingtang_office.annual.queries import table_three
from mingtang_office.annual.queries.question import Question, counted_for
from mingtang_office.applications.models import Standing
from mingtang_office.remedies import statistics as remedies
from mingtang_office.remedies.models import RemedyStanding
from mingtang_office.ui.components import Tab
from mingtang_office.ui.paging import Order, page_of

_INVALID = 422


@dataclass(frozen=True, slots=True)
class Line:
    """A case as the list behind a figure shows it: as it stood at the cut-off."""

    standing: Standing
    kind: str
    disposition: str
    may_open: bool

    @classmethod
    def of(cls, standing: Standing, may_open: bool) -> Line:
        ended = Disposition(standing.disposition) if standing.disposition else None
        kind = ApplicantKind(standing.applicant_kind).label
        return cls(standing, kind, terms(ended).label if ended else "", may_open)


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """A reconsideration or a suit behind a figure: as it stood at the cut-off and counts in the
    period."""

    standing: RemedyStanding
    column: str
    concluded_on: date | None
    may_open: bool

    @classmethod
    def of(cls, standing: RemedyStanding, period: Period, may_open: bool) -> RemedyLine:
        ended = standing.concluded_on
        if ended is None or ended > period.last:
            return cls(standing, RemedyColumn.PENDING.label, None, may_open)
        return cls(standing, RemedyColumn(standing.column).label, ended, may_open)


def asked(request: HttpRequest, now: datetime) -> QuestionForm:
    return QuestionForm(request.GET, person=person_of(request), on=timezone.localdate(now), now=now)


def _tabs(form: QuestionForm, here: str) -> list[Tab]:
    tail = f"?{form.address_part()}" if form.is_valid() else ""
    return [
        Tab(label, reverse(f"annual:{name}") + tail, is_current=name == here)
        for name, label in (("overview", "概况"), ("tables", "表三、表四"))
    ]


@holders_only(Permission.COUNT_APPLICATIONS)
@require_GET
def show_overview(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = asked(request, now)
    context = {"form": form, "tabs": _tabs(form, "overview")}
    if not form.is_valid():
        return render(request, "annual/overview.html", context, status=_INVALID)
    told = overview(form.question, person_of(request), timezone.localdate(now))
    context |= {
        "told": told,
        "period": spans.words(form.question.period),
        "kept": form.address_part(),
        "downloads": [(kind.value, kind.label) for kind in Kind if not kind.is_report],
        "branches": [
            (each, form.address_part(agency=each.agency, below=not each.is_top))
            for each in told.branches
        ],
    }
    return render(request, "annual/overview.html", context)


@holders_only(Permission.COUNT_APPLICATIONS)
@require_GET
def show_tables(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = asked(request, now)
    context = {"form": form, "tabs": _tabs(form, "tables")}
    if not form.is_valid():
        return render(request, "annual/tables.html", context, status=_INVALID)
    question = form.question
    report = compiled(question, person_of(request), timezone.localdate(now))
    context |= {
        "question": question,
        "period": spans.words(question.period),
        "tables": drawn(report),
        "kept": form.address_part(),
        "kinds": REPORTS if question.period.is_year else (),
    }
    return render(request, "annual/tables.html", context)


@holders_only(Permission.COUNT_APPLICATIONS)
@require_GET
def show_cases(request: HttpRequest) -> HttpResponse:
    """The cases that a cell counts: applications behind table three, remedies behind table four."""
    now = timezone.now()
    person, on = person_of(request), timezone.localdate(now)
    form = asked(request, now)
    if not form.is_valid():
        raise Http404
    question, address = form.question, request.GET.get("cell", f"{APPLICATIONS}/new_received/total")
    is_remedies = address.startswith(f"{REMEDIES}/")
    find = _remedies if is_remedies else _applications
    try:
        found = find(request, question, address, person, on)
    except NoSuchCell as error:
        raise Http404(str(error)) from error
    context = {
        "cell": _cell_words(question, address),
        "question": question,
        "period": spans.words(question.period),
        "kept": form.address_part(),
        **found,
    }
    template = "annual/remedies.html" if is_remedies else "annual/cases.html"
    return render(request, template, context)


def _applications(
    request: HttpRequest, question: Question, address: str, person: Person, on: date
) -> dict[str, Any]:
    standings = counted_for(Standing.objects.all(), person, on)
    found = table_three.behind(question, address, standings)
    scope = policy.scope(person, Permission.VIEW_APPLICATIONS, on)
    page = page_of(found.select_related("application", "agency"), Order(rising=True), request.GET)
    return {
        "page": page,
        "rows": [Line.of(each, scope.covers(each.agency)) for each in page.rows],
    }


def _remedies(
    request: HttpRequest, question: Question, address: str, person: Person, on: date
) -> dict[str, Any]:
    standings = counted_for(RemedyStanding.objects.all(), person, on)
    cell = counted_remedies(address, question.form)
    found = remedies.behind(question.known_of_agency(standings), question.period, cell)
    scope = policy.scope(person, Permission.VIEW_REMEDIES, on)
    page = page_of(found.select_related("remedy", "agency"), Order(rising=True), request.GET)
    return {
        "page": page,
        "rows": [
            RemedyLine.of(each, question.period, scope.covers(each.agency)) for each in page.rows
        ],
    }


def _cell_words(question: Question, address: str) -> str:
    """“表三“（一）予以公开”行“自然人”列”"""
    return cell_name(AnnualReport(None, None, question.form.code), address)
