"""The registers, and the list of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.queries import home_of
from mingtang_office.powers.exports import Form
from mingtang_office.powers.forms.tables import LedgerFilter
from mingtang_office.powers.ledgers import LEDGERS, Ledger
from mingtang_office.powers.models import Register
from mingtang_office.powers.queries.lists import entries_of, narrowed
from mingtang_office.powers.shown import TITLES, line_of
from mingtang_office.powers.views.doors import ledger_or_404
from mingtang_office.ui.components import Tab
from mingtang_office.ui.paging import Order, page_of

_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register on the first page."""

    register: Register
    ledger: Ledger
    url: str
    number: str


@login_required
@holders_only(Permission.VIEW_POWERS)
@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    shelves = []
    for register, ledger in LEDGERS.items():
        rows = narrowed(entries_of(ledger, request.user, today), ledger, {"year": today.year})
        number = rows.order_by().values("pk")[: _COUNTED + 1].count()
        said = f"{_COUNTED} 以上" if number > _COUNTED else str(number)
        shelves.append(Shelf(register, ledger, reverse("powers:register", args=(register,)), said))
    context = {
        "shelves": shelves,
        "year": today.year,
        "may_count": bool(policy.scope(request.user, Permission.COUNT_POWERS, today)),
    }
    return render(request, "powers/registers.html", context)


@login_required
@holders_only(Permission.VIEW_POWERS)
@require_GET
def register(request: HttpRequest, register: str) -> HttpResponse:
    ledger = ledger_or_404(register)
    today = timezone.localdate()
    form = LedgerFilter(request.GET, ledger=ledger)
    rows = entries_of(ledger, request.user, today)
    rows = narrowed(rows, ledger, form.cleaned_data) if form.is_valid() else rows.none()
    page = page_of(rows.select_related("agency__region"), Order(), request.GET)
    known = calendars.current()
    lines = [line_of(entry, today, known) for entry in page.rows]
    reached = policy.scope(request.user, Permission.VIEW_POWERS, today)
    context = {
        "ledger": ledger,
        "register": ledger.register,
        "title": TITLES[ledger.register],
        "form": form,
        "tabs": tabs(ledger.register),
        "page": page,
        "lines": lines,
        "heads": list(lines[0].cells) if lines else [],
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "may_keep": bool(policy.scope(request.user, Permission.KEEP_POWERS, today)),
        "of_several": bool(reached.branches) or len(reached.agencies) > 1,
        "kept": request.GET.urlencode(),
        "before": _home_with_powers(request, ledger.register),
        "downloads": [(form.value, form.label) for form in Form],
    }
    return render(request, "powers/register.html", context)


def _home_with_powers(request: HttpRequest, register: Register) -> Agency | None:
    """The agency whose list of powers this person may draft for the public."""
    if register is not Register.ITEMS:
        return None
    home = home_of(person_of(request))
    may = home is not None and policy.may(
        request.user, Permission.KEEP_POWERS, home, timezone.localdate()
    )
    return home if may else None


def tabs(here: Register) -> list[Tab]:
    return [
        Tab(each.label, reverse("powers:register", args=(each,)), is_current=each is here)
        for each in Register
    ]
