"""The agencies whose columns a person sees, the worst first, and the list as a file."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.ui.days import day_words
from mingtang_office.ui.files import safe_name
from mingtang_office.ui.paging import Order, page_of
from mingtang_office.upkeep import exports, screen
from mingtang_office.upkeep.actions.taking import take_out
from mingtang_office.upkeep.exports import Form
from mingtang_office.upkeep.forms.lists import InspectionFilter
from mingtang_office.upkeep.models import DailyInspection
from mingtang_office.upkeep.queries.columns import inspected, last_run, only_agency

_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
_HEAVY = ("columns", "findings", "gaps")


@login_required
@holders_only(Permission.VIEW_COLUMNS)
@require_GET
def agencies(request: HttpRequest) -> HttpResponse:
    """Whoever sees one agency alone is led to it."""
    today = timezone.localdate()
    only = only_agency(request.user, today)
    if only is not None:
        return redirect("upkeep:columns", only.pk)
    run = last_run()
    day = run.day if run is not None else today
    form = InspectionFilter(request.GET)
    rows = inspected(request.user, today, day).defer(*_HEAVY)
    rows = form.narrow(rows) if form.is_valid() else rows.none()
    page = page_of(rows, Order("weight"), request.GET)
    context = {
        "form": form,
        "run": run,
        "day": day,
        "is_of_today": day == today,
        "page": page,
        "rows": [(row, *screen.veto_words(row)) for row in page.rows],
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "kept": request.GET.urlencode(),
        "downloads": [(each.value, each.label) for each in Form],
    }
    return render(request, "upkeep/agencies.html", context)


@login_required
@holders_only(Permission.VIEW_COLUMNS)
@require_POST
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """What the filter in the address leaves, of the newest inspection that is complete."""
    try:
        form = Form(kind)
    except ValueError:
        raise Http404("没有这种格式。") from None
    now = timezone.now()
    asked = InspectionFilter(request.GET)
    run = last_run()
    if run is None or not asked.is_valid():
        messages.error(request, "还没有检查结果，或者筛选条件有误，请更正后再下载。")
        return HttpResponseRedirect(_address(request), status=303)
    found = _asked(request, run.day, asked)
    if len(found) > exports.MOST:
        messages.error(request, f"超过 {exports.MOST} 个机关，请筛选后分次下载。")
        return HttpResponseRedirect(_address(request), status=303)
    data = exports.content(found, form)
    take_out(rows=found, form=form.value, by=person_of(request), now=now)
    response = HttpResponse(data, content_type="application/octet-stream", headers=_HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=safe_name(f"栏目保障{day_words(run.day)}", form.value)
    )
    return response


def _asked(request: HttpRequest, day: date, form: InspectionFilter) -> list[DailyInspection]:
    rows = inspected(request.user, timezone.localdate(), day).defer(*_HEAVY)
    return list(form.narrow(rows).order_by("-weight", "-pk")[: exports.MOST + 1])


def _address(request: HttpRequest) -> str:
    return f"{reverse('upkeep:agencies')}?{request.GET.urlencode()}"
