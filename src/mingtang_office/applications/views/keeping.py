"""What will be erased, and erasing it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang.law.retention import Kept, retention
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.erasure import erase
from mingtang_office.applications.queries.retention import kept_on, soon_kept_long_enough, until
from mingtang_office.applications.views.doors import allowed

_A_PAGE = 50


@login_required
@holders_only(Permission.ASSIGN_APPLICATIONS)
@require_GET
def retained(request: HttpRequest) -> HttpResponse:
    """The cases whose time is over or will be by the end of next year, masked."""
    today = timezone.localdate()
    page = Paginator(soon_kept_long_enough(request.user, today), _A_PAGE).get_page(
        request.GET.get("page")
    )
    needed = kept_on(each.pk for each in page)
    rows = [
        {"application": each, "until": last, "needed": each.pk in needed, "is_due": last < today}
        for each in page
        if (last := until(each)) is not None
    ]
    context = {"page": page, "rows": rows, "rule": retention(Kept.APPLICATION_FILE, today)}
    return render(request, "applications/retained.html", context)


@login_required
@require_POST
def erase_one(request: HttpRequest, pk: int) -> HttpResponse:
    application = allowed(request, pk, Permission.ASSIGN_APPLICATIONS)
    try:
        erase(application=application, by=person_of(request), now=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"申请 {application.number} 的个人信息已擦除，统计不受影响。")
    return HttpResponseRedirect(reverse("applications:retained"), status=303)
