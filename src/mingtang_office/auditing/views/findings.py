"""Findings over many reports: one by one, and counted by rule."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.reach import within_reach
from mingtang_office.auditing.forms.finding_filter import FindingFilter
from mingtang_office.auditing.models import FoundFinding
from mingtang_office.auditing.tallies import counted_by_rule
from mingtang_office.ui.paging import Order, page_of


def _wanted(request: HttpRequest) -> tuple[FindingFilter, QuerySet[FoundFinding]]:
    form = FindingFilter(request.GET)
    found = FoundFinding.objects.all()
    seen = within_reach(found, request.user, Permission.VIEW_REPORTS, timezone.localdate())
    return form, form.narrow(seen) if form.is_valid() else seen.none()


@login_required
@holders_only(Permission.VIEW_REPORTS)
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    form, found = _wanted(request)
    rows = found.select_related("report").only(
        "rule",
        "severity",
        "status",
        "message",
        "position",
        "verdict",
        "report__reported_agency",
        "report__original_name",
        "report__year",
    )
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "page": page_of(rows, Order(), request.GET),
        "may_export": bool(
            policy.scope(request.user, Permission.EXPORT_REPORTS, timezone.localdate())
        ),
        "query": _kept(request),
    }
    return render(request, "auditing/findings.html", context)


@login_required
@holders_only(Permission.VIEW_REPORTS)
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """How often each rule was broken, in a table from which a chart is drawn."""
    form, found = _wanted(request)
    names = [name for name in form.fields if name != "rule"]
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "counts": counted_by_rule(found, timezone.now()),
        "kept": [(name, request.GET[name]) for name in names if request.GET.get(name)],
    }
    return render(request, "auditing/rules.html", context)


def _kept(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    return query.urlencode()
