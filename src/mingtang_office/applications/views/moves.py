"""The limits of one's cases that moved with the calendar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.actions.calendar_change import see_moves
from mingtang_office.applications.queries.moves import moves_told_to
from mingtang_office.ui.paging import Order, page_of


@holders_only(Permission.VIEW_APPLICATIONS)
@require_GET
def moves(request: HttpRequest) -> HttpResponse:
    """The newest first; those not seen yet are marked."""
    told = moves_told_to(person_of(request), timezone.localdate())
    newest = told.filter(seen_at__isnull=True).order_by("-pk").values_list("pk", flat=True).first()
    context = {"page": page_of(told, Order(), request.GET), "newest": newest}
    return render(request, "applications/moves.html", context)


@holders_only(Permission.VIEW_APPLICATIONS)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    given = request.POST.get("upto", "")
    upto = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    see_moves(by=person_of(request), now=timezone.now(), upto=upto)
    return HttpResponseRedirect(reverse("applications:moves"), status=303)
