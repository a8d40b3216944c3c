"""The register of items: every one that the person may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.forms.register_filter import RegisterFilter
from mingtang_office.publication.queries.items import visible_items
from mingtang_office.publication.rows import rows_of
from mingtang_office.ui.paging import Order, page_of


@login_required
@holders_only(Permission.VIEW_ITEMS)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = RegisterFilter(request.GET)
    seen = visible_items(request.user, today).select_related("agency", "drafted_by")
    rows = form.narrow(seen, person_of(request), today) if form.is_valid() else seen.none()
    page = page_of(rows.defer("body"), Order(), request.GET)
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "page": page,
        "rows": rows_of(page.rows, today),
        "of_several": len({item.agency_id for item in page.rows}) > 1,
        "may_draft": bool(policy.scope(request.user, Permission.DRAFT_ITEMS, today)),
    }
    return render(request, "publication/register.html", context)
