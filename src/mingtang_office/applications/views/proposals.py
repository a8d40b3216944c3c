"""The queue of what should be published for all, and taking one of it up."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.publication import take_proposal
from mingtang_office.applications.models import PublicationProposal
from mingtang_office.applications.queries.proposals import waiting_proposals

_SHOWN = 100


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@never_cache
@require_GET
def proposals(request: HttpRequest) -> HttpResponse:
    rows = waiting_proposals(person_of(request), timezone.localdate())
    shown = rows.select_related("application", "by", "agency")[:_SHOWN]
    return render(request, "applications/proposals.html", {"proposals": shown})


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    within = policy.visible(
        PublicationProposal.objects.all(), person, Permission.DRAFT_ITEMS, timezone.localdate()
    )
    row = get_object_or_404(within, pk=pk)
    try:
        item = take_proposal(proposal=row, by=person, now=timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(reverse("applications:proposals"), status=303)
    messages.success(request, "已接办，并起草了公开信息。请补齐内容后提交审核。")
    return HttpResponseRedirect(reverse("publication:item", args=(item.pk,)), status=303)
