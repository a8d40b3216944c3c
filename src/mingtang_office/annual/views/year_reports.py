"""The list of year reports, the page of one, and where its figures lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mingtang.annual.edition import edition
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.forms.fields import written
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.queries import home_of
from mingtang_office.annual import report_screen as screens
from mingtang_office.annual.forms.question import written_moment
from mingtang_office.annual.forms.report_steps import (
    BeginForm,
    CutOffForm,
    FiguresForm,
    OpinionForm,
    ReasonForm,
)
from mingtang_office.annual.models import ReportState, YearReport
from mingtang_office.annual.queries.later import later_changes
from mingtang_office.annual.queries.reports import (
    due_on,
    is_public,
    visible_year_reports,
    with_publication,
)
from mingtang_office.annual.views.report_doors import report_or_404, rights_of
from mingtang_office.ui.paging import Order, page_of


@holders_only(Permission.VIEW_ANNUAL)
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    return show_list(request)


def show_list(
    request: HttpRequest, form: BeginForm | None = None, problem: str = ""
) -> HttpResponse:
    """The reports within reach, the newest first, and the form that begins one."""
    person, today = person_of(request), timezone.localdate()
    rows = with_publication(visible_year_reports(person, today))
    page = page_of(rows, Order(), request.GET)
    may_begin = bool(policy.scope(person, Permission.WRITE_ANNUAL, today))
    context = {
        "page": page,
        "rows": [_row(report) for report in page.rows],
        "problem": problem,
        "begin_form": form or (_begin_form(request) if may_begin else None),
    }
    status = 422 if form is not None else 200
    return render(request, "annual/year_reports.html", context, status=status)


def _begin_form(request: HttpRequest) -> BeginForm:
    person, today = person_of(request), timezone.localdate()
    home = home_of(person)
    # In January and February the report of the year before is written.
    usual = {"agency": home, "year": today.year - 1 if today.month < 10 else today.year}
    return BeginForm(initial=usual, person=person, on=today)


def _row(report: YearReport) -> dict[str, Any]:
    return {
        "report": report,
        "tone": screens.TONES[ReportState(report.state)],
        "due": due_on(report.agency, report.year),
        "is_public": is_public(report),
    }


@login_required
@never_cache
@require_GET
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, report_or_404(request, pk))


def show(
    request: HttpRequest,
    report: YearReport,
    *,
    status: int = 200,
    problem: str = "",
    typed: Mapping[int, str] | None = None,
    clashed: frozenset[int] = frozenset(),
    **forms: Any,
) -> HttpResponse:
    """The page; `typed` are words that are not kept yet, `problem` says why something was not done."""
    today = timezone.localdate()
    rights = rights_of(request, report)
    passages = list(report.passages.select_related("by", "acting_for"))
    later = later_changes(report) if report.is_frozen else ()
    context = {
        "report": report,
        "screen": screens.Screen(report, today, typed or {}, clashed),
        "tone": screens.TONES[ReportState(report.state)],
        "form_of": edition(report.edition),
        "rights": rights,
        "problem": problem,
        "is_typed": typed is not None,
        "due": due_on(report.agency, report.year),
        "is_public": is_public(report),
        "steps": screens.steps(report, passages, today),
        "history": screens.history(passages),
        "files": report.files.all(),
        "later": later,
        "here": reverse("year_reports:cell", args=(report.pk,)),
        "versions": YearReport.objects.filter(agency=report.agency, year=report.year)
        .exclude(pk=report.pk)
        .exclude(state=ReportState.DISCARDED),
        **_forms(report, forms),
    }
    reading = request.GET.get("view") == "read" and not problem
    page = "writing" if rights.write and not reading else "reading"
    return render(request, f"annual/report_{page}.html", context, status=status)


def _forms(report: YearReport, again: Mapping[str, Any]) -> dict[str, Any]:
    seen = {"revision": report.revision}
    return {
        "cut_off_form": CutOffForm(
            initial={**seen, "cut_off": report.cut_off}, auto_id="id_tables_%s"
        ),
        "figures_form": FiguresForm(initial=seen, entered=report.entered, auto_id="id_figures_%s"),
        "opinion_form": OpinionForm(initial=seen, auto_id="id_step_%s"),
        "version_form": ReasonForm(initial=seen, auto_id="id_version_%s"),
        "discard_form": ReasonForm(initial=seen, auto_id="id_discard_%s"),
        **again,
    }


@login_required
@require_GET
def cell(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a figure of the tables leads: to the records that it counts, as they were known when it
    was counted; where the number of a finding leads: to that finding."""
    report = report_or_404(request, pk)
    number, address = request.GET.get("finding", ""), request.GET.get("cell", "")
    if not address:
        page = reverse("year_reports:report", args=(report.pk,))
        view = "?view=read" if request.GET.get("view") == "read" else ""
        anchor = f"#finding-{int(number)}" if number.isascii() and number.isdigit() else ""
        return HttpResponseRedirect(f"{page}{view}{anchor}")
    if address not in edition(report.edition).cell_keys():
        raise Http404("这份报告的表格里没有这一格。")
    asked = {
        "cell": address,
        "agency": written(report.agency),
        "year": report.year,
        "span": "year",
        "cut_off": written_moment(report.counted_at),
        "edition": report.edition,
    }
    return HttpResponseRedirect(f"{reverse('annual:cases')}?{urlencode(asked)}")


@login_required
@never_cache
@require_GET
def later(request: HttpRequest, pk: int) -> HttpResponse:
    """What was entered after the cut-off and would count otherwise now."""
    report = report_or_404(request, pk)
    context = {"report": report, "later": later_changes(report) if report.is_frozen else ()}
    return render(request, "annual/report_later.html", context)
