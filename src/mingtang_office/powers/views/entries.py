"""The page of an entry; the name of its party, opened on purpose and on record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang.law.retention import Kept, retention
from mingtang.publication.validity import mark
from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import decisions, documents
from mingtang_office.powers.deeds import offers_of
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import NormativeDocument, PowerDecision, Registered
from mingtang_office.powers.projection import as_change
from mingtang_office.powers.queries.ties import with_ties
from mingtang_office.powers.shown import (
    facts_shown,
    history_of,
    overturning_words,
    publicity_cell,
    validity_state,
)
from mingtang_office.powers.tie_rows import Finding, finding_of
from mingtang_office.powers.views.doors import entry_or_404, keeps, kept_or_403, ledger_or_404


@login_required
@never_cache
@require_GET
def entry(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    ledger = ledger_or_404(register)
    return show(request, ledger, entry_or_404(request, ledger, pk))


def show(
    request: HttpRequest,
    ledger: Ledger,
    entry: Registered,
    *,
    status: int = 200,
    problem: str = "",
    **more: Any,
) -> HttpResponse:
    """The page; `problem` says why something was not done."""
    today = timezone.localdate()
    may_keep = keeps(request, entry) and not entry.is_struck
    context: dict[str, Any] = {
        "ledger": ledger,
        "register": ledger.register,
        "entry": entry,
        "facts": list(facts_shown(entry, today)),
        "history": history_of(entry),
        "may_keep": may_keep,
        "offers": offers_of(entry) if may_keep else (),
        "problem": problem,
        "may_see_item": policy.may(request.user, Permission.VIEW_ITEMS, entry.agency, today),
        **more,
    }
    if isinstance(entry, PowerDecision):
        known = calendars.current()
        context["publicity"] = publicity_cell(entry, today, known)
        context["due"] = publicity.due_of(entry, known.of(entry.agency))
        context["overturning"] = overturning_words(entry)
        context["is_sealed"] = entry.sealed is not None and entry.erased_at is None
        context["shown_in"] = entry.shown_in
        context["named_until"] = retention(Kept.NAME_IN_DECISION, today).until(entry.decided_on)
    if isinstance(entry, NormativeDocument):
        context["state"] = validity_state(entry, today)
        changes = entry.changes.filter(struck_at__isnull=True).order_by("on", "pk")
        context["changes"] = [(row, mark(as_change(row))) for row in changes]
        context["tie"] = _tie_of(entry, today)
    return render(request, "powers/entry.html", context, status=status)


def _tie_of(entry: NormativeDocument, today: date) -> Finding | None:
    """How the entry stands to what is public; None for a struck one."""
    rows = with_ties(NormativeDocument.objects.filter(pk=entry.pk), today).select_related("item")
    found = rows.first()
    return finding_of(found, today) if found is not None else None


@login_required
@never_cache
@require_POST
def open_party(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    """Asked for by a button, since having looked is entered on the trail."""
    ledger = ledger_or_404(register)
    held = kept_or_403(request, ledger, pk)
    if not isinstance(held, PowerDecision) or held.sealed is None:
        raise Http404("这条登记没有加密的姓名。")
    try:
        name = decisions.open_party(decision=held, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, ledger, held, status=CONFLICT, problem=error.message)
    return show(request, ledger, held, opened=name)


@login_required
@require_POST
def strike_change(request: HttpRequest, register: str, pk: int, number: int) -> HttpResponse:
    ledger = ledger_or_404(register)
    held = kept_or_403(request, ledger, pk)
    if not isinstance(held, NormativeDocument):
        raise Http404("这条登记没有有效性变更。")
    try:
        documents.strike_change(
            document=held,
            number=number,
            expected_revision=revision_of(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        status = status_of(error)
        now = entry_or_404(request, ledger, pk)
        return show(request, ledger, now, status=status, problem=error.message)
    messages.success(request, "已撤销这项有效性变更。")
    return back_to(held)


def revision_of(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def back_to(entry: Registered) -> HttpResponse:
    address = reverse("powers:entry", args=(entry.register.value, entry.pk))
    return HttpResponseRedirect(address, status=303)
