"""The register of normative documents beside what is public: compared, entered from it, and tied."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, STALE, known, status_of
from mingtang_office.agencies.queries import agencies_for, home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import tying
from mingtang_office.powers.forms.ties import AgencyForm, SearchForm, TieForm
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import NormativeDocument, PowerStanding, Register
from mingtang_office.powers.queries import ties
from mingtang_office.powers.queries.reconciling import reconcile
from mingtang_office.powers.tie_rows import finding_of, waiting_of
from mingtang_office.powers.views.doors import kept_or_403
from mingtang_office.powers.views.entries import back_to
from mingtang_office.publication.models import PublicItem

_SHOWN = 50
_FOUND = 20


@login_required
@holders_only(Permission.VIEW_POWERS)
@never_cache
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    return _show(request)


def _show(request: HttpRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    form = AgencyForm(request.GET, person=person, on=today)
    agency = _asked(form, request)
    context: dict[str, Any] = {"form": form, "agency": agency, "problem": problem}
    context["of_several"] = agencies_for(person, Permission.VIEW_POWERS, today)[:2].count() > 1
    if agency is not None:
        context |= _compared(request, agency)
    return render(request, "powers/ties.html", context, status=status)


def _asked(form: AgencyForm, request: HttpRequest) -> Agency | None:
    """The agency that was named; else one's own, or the only one that one reaches."""
    if not form.is_valid():
        return None
    if form.cleaned_data["agency"] is not None:
        chosen: Agency = form.cleaned_data["agency"]
        return chosen
    person, today = person_of(request), timezone.localdate()
    reached = agencies_for(person, Permission.VIEW_POWERS, today)
    home = home_of(person)
    if home is not None and reached.filter(pk=home.pk).exists():
        return home
    found = list(reached[:2])
    return found[0] if len(found) == 1 else None


def _compared(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    today = timezone.localdate()
    public = PublicItem.objects.filter(agency=agency)
    standings = PowerStanding.objects.filter(agency=agency, until__isnull=True)
    waiting = ties.unregistered(public).order_by("written_on", "pk")
    entries = NormativeDocument.objects.filter(agency=agency).select_related("item")
    findings = ties.with_ties(entries, today, ties.FINDINGS)
    return {
        "reconciled": reconcile(standings, public, today),
        "waiting": [waiting_of(row) for row in waiting[:_SHOWN]],
        "waiting_total": waiting.count(),
        "findings": [
            finding_of(row, today) for row in findings.order_by("-made_on", "pk")[:_SHOWN]
        ],
        "findings_total": findings.count(),
        "may_keep": policy.may(request.user, Permission.KEEP_POWERS, agency, today),
        "may_see_items": policy.may(request.user, Permission.VIEW_ITEMS, agency, today),
    }


def _overview_of(agency: Agency) -> HttpResponseRedirect:
    address = f"{reverse('powers:ties')}?agency={agency.pk}"
    return HttpResponseRedirect(address, status=303)


@login_required
@holders_only(Permission.KEEP_POWERS)
@require_POST
def register_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter one published document."""
    person, today = person_of(request), timezone.localdate()
    rows = PublicItem.objects.select_related("agency")
    public = policy.visible(rows, person, Permission.KEEP_POWERS, today).filter(pk=pk).first()
    if public is None:
        raise Http404("这份文件目前没有公开，或者您不办理这个机关的台账。")
    try:
        entry = tying.register_item(public=public, by=person, now=timezone.now())
    except Refused as error:
        return _show(request, problem=error.message, status=status_of(error))
    messages.success(request, f"已登记“{entry.called}”，并与公开信息对应。")
    return _overview_of(public.agency)


@login_required
@holders_only(Permission.KEEP_POWERS)
@require_POST
def register_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter all published documents of an agency that stand in no register yet."""
    person, today = person_of(request), timezone.localdate()
    agency = get_object_or_404(agencies_for(person, Permission.KEEP_POWERS, today), pk=pk)
    found = tying.register_all(agencies=(agency,), by=person, now=timezone.now())
    if found.done:
        messages.success(request, f"已登记 {found.done} 件，并与公开信息对应。")
    for title, why in found.refused[:5]:
        messages.warning(request, f"《{title}》没有登记：{why}")
    return _overview_of(agency)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose, by searching, which published item is this document."""
    entry = kept_or_403(request, LEDGERS[Register.DOCUMENTS], pk)
    assert isinstance(entry, NormativeDocument)
    if entry.is_struck or entry.item_id is not None:
        raise Http404("这条登记已经与公开信息对应，或者已经撤销。")
    if request.method != "POST":
        return _choose(request, entry)
    form = TieForm(request.POST)
    if not form.is_valid():
        return _choose(request, entry, problem=STALE, status=INVALID)
    public = ties.may_be_tied(entry).filter(pk=form.cleaned_data["item"]).first()
    try:
        if public is None:
            raise Refused("这条信息目前没有公开，或者已经与别的登记对应。请从列表中选择。")
        tying.tie(document=entry, public=public, **known(request, form))
    except Refused as error:
        now = kept_or_403(request, LEDGERS[Register.DOCUMENTS], pk)
        assert isinstance(now, NormativeDocument)
        return _choose(request, now, problem=error.message, status=status_of(error))
    messages.success(request, "已对应。公开日期和编号由公开信息得出。")
    return back_to(entry)


def _choose(
    request: HttpRequest, entry: NormativeDocument, *, problem: str = "", status: int = 200
) -> HttpResponse:
    form = SearchForm(request.GET)
    rows = ties.may_be_tied(entry)
    is_asked = bool(request.GET.get("q", "").strip())
    if is_asked:
        rows = form.narrow(rows) if form.is_valid() else rows.none()
    else:
        rows = ties.likely(rows, entry)
    found = list(rows.order_by("-written_on", "-pk")[: _FOUND + 1])
    context = {
        "entry": entry,
        "register": entry.register,
        "form": form,
        "found": found[:_FOUND],
        "more": len(found) > _FOUND,
        "is_asked": is_asked,
        "problem": problem,
    }
    return render(request, "powers/tie.html", context, status=status)
