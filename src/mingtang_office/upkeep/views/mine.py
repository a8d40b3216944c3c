"""One's own columns, and what one was reminded of."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.upkeep import screen
from mingtang_office.upkeep.actions.seeing import mark_seen
from mingtang_office.upkeep.queries import mine as queries


@login_required
@holders_only(Permission.VIEW_COLUMNS)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    context = {
        "rows": screen.mine_of(queries.mine(person, now)),
        "unseen": screen.reminded_of(queries.unseen(person, timezone.localdate(now), now)),
    }
    return render(request, "upkeep/mine.html", context)


@login_required
@holders_only(Permission.VIEW_COLUMNS)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    chosen = [int(each) for each in request.POST.getlist("reminder") if _is_number(each)]
    marked = mark_seen(numbers=chosen, by=person_of(request), now=timezone.now())
    if marked:
        messages.success(request, f"{marked}个栏目的提醒已标为看过。期限更近时会再次提醒。")
    else:
        messages.info(request, "没有需要标记的提醒。")
    return HttpResponseRedirect(reverse("upkeep:mine"), status=303)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
