"""Enforcement publicity: which decisions are to be shown by when, and drafts of what shows them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import showing as actions
from mingtang_office.powers.forms.showing import ShowingFilter
from mingtang_office.powers.models import PowerDecision
from mingtang_office.powers.shown import line_of

_A_PAGE = actions.AT_ONCE


@login_required
@holders_only(Permission.VIEW_POWERS)
@never_cache
@require_GET
def showing(request: HttpRequest) -> HttpResponse:
    return _show(request)


def _show(request: HttpRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    person, today, known = person_of(request), timezone.localdate(), calendars.current()
    form = ShowingFilter(request.GET)
    seen = policy.visible(PowerDecision.objects.all(), person, Permission.VIEW_POWERS, today)
    rows = form.narrow(seen, known, today) if form.is_valid() else seen.none()
    rows = rows.select_related("agency", "agency__region", "shown_in")
    page = Paginator(rows.order_by("decided_on", "pk"), _A_PAGE).get_page(request.GET.get("page"))
    scope = policy.scope(person, Permission.KEEP_POWERS, today)
    lines = [
        (
            line_of(each, today, known),
            publicity.may_be_drafted(each) and scope.covers(each.agency),
        )
        for each in page
    ]
    context = {
        "form": form,
        "page": page,
        "lines": lines,
        "heads": [cell.head for cell in lines[0][0].cells] if lines else [],
        "may_draft": any(may for _, may in lines),
        "may_see_items": bool(policy.scope(person, Permission.VIEW_ITEMS, today)),
        "of_several": len({each.agency_id for each in page}) > 1,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "limits": publicity.limits_on(today),
        "problem": problem,
    }
    return render(request, "powers/showing.html", context, status=status)


@login_required
@holders_only(Permission.KEEP_POWERS)
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Draft what shows the decisions that were ticked, and hand it in."""
    person, today = person_of(request), timezone.localdate()
    said = [each for each in request.POST.getlist("decision") if each.isdecimal()][: _A_PAGE + 1]
    rows = PowerDecision.objects.filter(pk__in=[int(each) for each in said if len(each) < 19])
    mine = policy.visible(rows, person, Permission.KEEP_POWERS, today)
    chosen = list(mine.select_related("agency", "agency__region", "shown_in"))
    try:
        found = actions.draft_showing(decisions=chosen, by=person, now=timezone.now())
    except Refused as error:
        return _show(request, problem=error.message, status=status_of(error))
    handed_in = len(found.items) - len(found.held_back)
    if handed_in:
        messages.success(request, f"已拟公示稿并提交审核 {handed_in} 条，签发以后公示。")
    for item, why in found.held_back[:5]:
        messages.warning(request, f"《{item.title}》已拟稿，还不能提交审核：{why}")
    return HttpResponseRedirect(reverse("powers:showing"), status=303)


@login_required
@holders_only(Permission.KEEP_POWERS)
@require_POST
def draft_before(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the list of an agency's powers, to be completed by its clerk."""
    person, today = person_of(request), timezone.localdate()
    agency = get_object_or_404(agencies_for(person, Permission.KEEP_POWERS, today), pk=pk)
    try:
        item = actions.draft_powers(agency=agency, by=person, now=timezone.now())
    except Refused as error:
        return _show(request, problem=error.message, status=INVALID)
    messages.success(request, "已按权责事项台账拟稿，请补填救济渠道等内容后提交审核。")
    return HttpResponseRedirect(reverse("publication:item", args=(item.pk,)), status=303)
