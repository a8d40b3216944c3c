"""发文登记: every letter that the person may see, and whether the numbers run without a gap."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.letters.forms.register_filter import RegisterFilter
from mingtang_office.letters.queries import series_in, visible_letters
from mingtang_office.letters.rows import rows_of

_PAGE = 30


@login_required
@holders_only(Permission.VIEW_LETTERS)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = RegisterFilter(request.GET)
    seen = visible_letters(request.user, today).select_related("agency", "drafted_by", "signed_by")
    letters = form.narrow(seen) if form.is_valid() else seen.none()
    page = Paginator(letters.order_by("-pk"), _PAGE).get_page(request.GET.get("page"))
    year = (form.cleaned_data.get("year") if form.is_valid() else None) or today.year
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "page": page,
        "rows": rows_of(page.object_list),
        "year": year,
        "series": series_in(request.user, year, today),
        "arranging": agencies_for(request.user, Permission.SET_SIGNING_CHAIN, today)[:5],
    }
    return render(request, "letters/register.html", context)
