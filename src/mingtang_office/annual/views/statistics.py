"""Applications counted: the overview, the statutory tables, and the cases behind a figure."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang.annual.compile_applications import NoSuchCell
from mingtang.annual.edition import APPLICATIONS
from mingtang.annual.report import AnnualReport
from mingtang.audit.labels import cell_name
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.annual import spans
from mingtang_office.annual.behind import cases_behind, with_portal
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.drawing import drawn
from mingtang_office.annual.exports.kinds import REPORTS, Kind
from mingtang_office.annual.forms.question import QuestionForm
from mingtang_office.annual.overview import overview
from mingtang_office.annual.queries.question import Question
from mingtang_office.ui.components import Tab


def asked(request: HttpRequest, now: datetime) -> QuestionForm:
    return QuestionForm(request.GET, person=person_of(request), on=timezone.localdate(now), now=now)


def _tabs(form: QuestionForm, here: str) -> list[Tab]:
    tail = f"?{form.address_part()}" if form.is_valid() else ""
    return [
        Tab(label, reverse(f"annual:{name}") + tail, is_current=name == here)
        for name, label in (("overview", "概况"), ("tables", "表二、表三、表四"))
    ]


@holders_only(Permission.COUNT_APPLICATIONS)
@require_GET
def show_overview(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = asked(request, now)
    context = {"form": form, "tabs": _tabs(form, "overview")}
    if not form.is_valid():
        return render(request, "annual/overview.html", context, status=INVALID)
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
        return render(request, "annual/tables.html", context, status=INVALID)
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
    try:
        listed = cases_behind(question, address, person, on, request.GET)
    except NoSuchCell as error:
        raise Http404(str(error)) from error
    context = {
        "cell": _cell_words(question, address),
        "question": question,
        "period": spans.words(question.period),
        "listed": listed,
        "page": listed.page,
        "kept": form.address_part(),
        "reconciled": with_portal(question, address),
        "may_open": policy.may(person, Permission.VIEW_POWERS, question.agency, on),
    }
    return render(request, "annual/cases.html", context)


def _cell_words(question: Question, address: str) -> str:
    """“表三“（一）予以公开”行“自然人”列”"""
    return cell_name(AnnualReport(None, None, question.form.code), address)
