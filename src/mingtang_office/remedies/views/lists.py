"""The lists of reconsiderations and suits."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.remedies.forms.filter import RemedyFilter
from mingtang_office.remedies.queries.lists import Docket, docket
from mingtang_office.remedies.shown import Row
from mingtang_office.ui.components import Tab
from mingtang_office.ui.paging import page_of


def _wanted(query: QueryDict) -> Docket:
    try:
        return Docket(query.get("list", ""))
    except ValueError:
        return Docket.OPEN


@login_required
@holders_only(Permission.VIEW_REMEDIES)
@require_GET
def remedies(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    which = _wanted(request.GET)
    form = RemedyFilter(request.GET)
    rows = docket(request.user, today, which)
    rows = form.narrow(rows, today) if form.is_valid() else rows.none()
    page = page_of(rows, which.order, request.GET)
    address = reverse("remedies:remedies")
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "which": which,
        "tabs": [Tab(d.label, f"{address}?list={d}", is_current=d is which) for d in Docket],
        "page": page,
        "rows": [Row(remedy, today) for remedy in page.rows],
        "may_enter": bool(policy.scope(request.user, Permission.HANDLE_REMEDIES, today)),
    }
    return render(request, "remedies/list.html", context)
