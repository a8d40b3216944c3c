"""A deed on its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.deeds import PAGES, Doing, Page
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import Registered
from mingtang_office.powers.views.doors import kept_or_403, ledger_or_404
from mingtang_office.powers.views.entries import back_to


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, register: str, pk: int, code: str) -> HttpResponse:
    ledger = ledger_or_404(register)
    entry = kept_or_403(request, ledger, pk)
    page = PAGES.get(code)
    if page is None or entry.is_struck or not page.fits(entry):
        raise Http404("这条登记现在没有这一事项可办，请返回查看。")
    if request.method != "POST":
        return _show(request, ledger, entry, page, page.form(initial=_usual(entry)))
    form = page.form(request.POST)
    if not form.is_valid():
        return _show(request, ledger, entry, page, form, status=INVALID)
    try:
        done = page.act(Doing(entry, form.cleaned_data, form, person_of(request), timezone.now()))
    except Refused as error:
        return _refused(request, ledger, pk, page, error)
    messages.success(request, done)
    return back_to(entry)


def _usual(entry: Registered) -> dict[str, Any]:
    return {"revision": entry.revision, "on": timezone.localdate()}


def _refused(
    request: HttpRequest, ledger: Ledger, pk: int, page: Page, error: Refused
) -> HttpResponse:
    """The page as the entry stands now, with what was typed and the revision now seen."""
    now = kept_or_403(request, ledger, pk)
    data = with_revision(request, now.revision)
    status = status_of(error)
    return _show(request, ledger, now, page, page.form(data), problem=error.message, status=status)


def _show(
    request: HttpRequest,
    ledger: Ledger,
    entry: Registered,
    page: Page,
    form: forms.Form,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "ledger": ledger,
        "register": ledger.register,
        "entry": entry,
        "page": page,
        "form": form,
        "problem": problem,
    }
    return render(request, "powers/do.html", context, status=status)
