"""An entry is made, or corrected, by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.annual.compile_powers import PowerRow
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import entering
from mingtang_office.powers.forms.entry import CorrectionForm, EntryForm, usual_row
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import DECISION_ROWS, Register, Registered
from mingtang_office.powers.queries.overlaps import known_items
from mingtang_office.powers.views.doors import kept_or_403, ledger_or_404
from mingtang_office.powers.views.entries import back_to

_ITEM_ROWS = {Register.DECISIONS: DECISION_ROWS, Register.CHARGES: (PowerRow.CHARGES,)}


@login_required
@holders_only(Permission.KEEP_POWERS)
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, register: str) -> HttpResponse:
    ledger = ledger_or_404(register)
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        initial = {"agency": home_of(person), "row": usual_row(ledger, request.GET.get("row", ""))}
        form = EntryForm(ledger=ledger, person=person, on=today, initial=initial)
        return _show(request, ledger, form)
    form = EntryForm(request.POST, ledger=ledger, person=person, on=today)
    if not form.is_valid() or form.agency_chosen is None:
        return _show(request, ledger, form, status=INVALID)
    try:
        entry = entering.enter(
            ledger=ledger,
            agency=form.agency_chosen,
            values=form.values,
            by=person,
            now=timezone.now(),
        )
    except Refused as error:
        return _show(request, ledger, form, problem=error.message, status=INVALID)
    messages.success(request, f"已登记“{entry.called}”。")
    return back_to(entry)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    ledger = ledger_or_404(register)
    entry = kept_or_403(request, ledger, pk)
    if entry.is_struck:
        raise Http404("这条登记已经撤销。")
    if request.method != "POST":
        return _show(request, ledger, _form(request, ledger, entry), entry=entry)
    form = _form(request, ledger, entry, request.POST)
    if not form.is_valid():
        return _show(request, ledger, form, entry=entry, status=INVALID)
    try:
        entering.correct(
            entry=entry,
            ledger=ledger,
            values=form.values,
            by=person_of(request),
            now=timezone.now(),
            **form.why,
        )
    except Refused as error:
        now = kept_or_403(request, ledger, pk)
        data = with_revision(request, now.revision)
        again = _form(request, ledger, now, data)
        status = status_of(error)
        return _show(request, ledger, again, entry=now, problem=error.message, status=status)
    messages.success(request, "已更正。更正以前的截止时点得出的数字不变。")
    return back_to(entry)


def _form(request: HttpRequest, ledger: Ledger, entry: Registered, data: Any = None) -> Any:
    return CorrectionForm(
        data, entry=entry, ledger=ledger, person=person_of(request), on=timezone.localdate()
    )


def _show(
    request: HttpRequest,
    ledger: Ledger,
    form: EntryForm,
    *,
    entry: Registered | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    agency = entry.agency if entry is not None else home_of(person_of(request))
    rows = _ITEM_ROWS.get(ledger.register, ())
    items = known_items(agency, rows) if agency is not None and rows else []
    if items:
        form.fields["item"].widget.attrs["list"] = "known-items"
    context = {
        "ledger": ledger,
        "register": ledger.register,
        "form": form,
        "entry": entry,
        "items": items,
        "problem": problem,
    }
    return render(request, "powers/enter.html", context, status=status)
