"""Reminders in the office: what is due soon, until the person has marked it as seen."""

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
from mingtang_office.applications.actions.seeing import mark_seen
from mingtang_office.applications.queries.reminders import reminders_of, unseen

_SHOWN = 50


@login_required
@holders_only(Permission.VIEW_APPLICATIONS)
@never_cache
@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    earlier = reminders_of(person, today).filter(seen_at__isnull=False).order_by("-seen_at", "-pk")
    context = {"unseen": unseen(person, today), "earlier": earlier[:_SHOWN], "today": today}
    return render(request, "applications/reminders.html", context)


@login_required
@holders_only(Permission.VIEW_APPLICATIONS)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    chosen = [int(each) for each in request.POST.getlist("reminder") if _is_number(each)]
    marked = mark_seen(numbers=chosen, by=person_of(request), now=timezone.now())
    if marked:
        messages.success(request, f"{marked}件提醒已标为看过。期限临近时会再次提醒。")
    else:
        messages.info(request, "没有需要标记的提醒。")
    return HttpResponseRedirect(reverse("applications:reminders"), status=303)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
