"""A table: handed in, its columns matched, looked at, entered or given up."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import imports
from mingtang_office.powers.forms.tables import MatchingForm, TableForm
from mingtang_office.powers.ledgers import Ledger, ledger_of
from mingtang_office.powers.models import TableImport
from mingtang_office.powers.parties import shown_name
from mingtang_office.powers.reading import Checked
from mingtang_office.powers.views.doors import ledger_or_404
from mingtang_office.ui.files import receives_files
from mingtang_office.ui.handed_tables import MAX_BYTES, TOO_LARGE

_SHOWN = 100


@login_required
@holders_only(Permission.KEEP_POWERS)
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, register: str) -> HttpResponse:
    ledger = ledger_or_404(register)
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        form = TableForm(person=person, on=today, initial={"agency": home_of(person)})
        return _form_page(request, ledger, form)
    form = TableForm(request.POST, request.FILES, person=person, on=today)
    if not form.is_valid():
        return _form_page(request, ledger, form, status=INVALID)
    file = form.cleaned_data["file"]
    try:
        if file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        row = imports.hand_in(
            ledger=ledger,
            agency=form.cleaned_data["agency"],
            name=file.name,
            data=file.read(),
            by=person,
            now=timezone.now(),
        )
    except ValidationError as refused:
        form.add_error("file", refused.messages)
        return _form_page(request, ledger, form, status=INVALID)
    return _on(row)


def _form_page(
    request: HttpRequest, ledger: Ledger, form: TableForm, *, status: int = 200
) -> HttpResponse:
    context = {"ledger": ledger, "register": ledger.register, "form": form}
    return render(request, "powers/table_form.html", context, status=status)


def _row(request: HttpRequest, pk: int) -> TableImport:
    """Only who handed a table in goes on with it, and only where they still keep the register."""
    rows = TableImport.objects.select_related("agency", "agency__region")
    row = get_object_or_404(rows, pk=pk, by=person_of(request))
    policy.require(request.user, Permission.KEEP_POWERS, row.agency, timezone.localdate())
    return row


def _on(row: TableImport) -> HttpResponse:
    return HttpResponseRedirect(reverse("powers:table", args=(row.pk,)), status=303)


def _to_register(row: TableImport) -> HttpResponse:
    address = reverse("powers:register", args=(row.register,))
    return HttpResponseRedirect(address, status=303)


@login_required
@never_cache
@require_GET
def table(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    if row.entered_at is not None:
        return _to_register(row)
    return _show(request, row)


@login_required
@require_POST
def match(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    if row.entered_at is not None:
        return _to_register(row)
    try:
        table = imports.table_of(row)
        form = MatchingForm(
            request.POST,
            ledger=ledger_of(row.register),
            table=table,
            matching=imports.matching_of(row),
        )
        if not form.is_valid():
            return _show(request, row, form=form, status=INVALID)
        imports.match(row=row, matching=form.matching, by=person_of(request), now=timezone.now())
    except Refused as error:
        return _show(request, row, problem=error.message, status=INVALID)
    return _on(row)


@login_required
@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    def act(row: TableImport) -> str:
        number = imports.enter(row=row, by=person_of(request), now=timezone.now())
        return f"已录入 {number} 行。"

    return _done(request, pk, act)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    def act(row: TableImport) -> str:
        imports.discard(row=row, by=person_of(request), now=timezone.now())
        return "已放弃这份表格，没有录入任何内容。"

    return _done(request, pk, act)


def _done(request: HttpRequest, pk: int, act: Callable[[TableImport], str]) -> HttpResponse:
    row = _row(request, pk)
    try:
        said = act(row)
    except Refused as error:
        return _show(request, row, problem=error.message, status=INVALID)
    messages.success(request, said)
    return _to_register(row)


def _show(
    request: HttpRequest,
    row: TableImport,
    *,
    form: MatchingForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The columns with their fields, and below what would be entered or what stands in the way."""
    ledger = ledger_of(row.register)
    context = {"import": row, "ledger": ledger, "register": ledger.register, "problem": problem}
    try:
        read = imports.table_of(row)
    except (Refused, ValidationError) as error:
        message = error.message if isinstance(error, Refused) else error.messages[0]
        context["problem"] = message
        return render(request, "powers/table.html", context, status=INVALID)
    matching = imports.matching_of(row)
    missing = matching.missing(ledger)
    context |= {
        "form": form or MatchingForm(ledger=ledger, table=read, matching=matching),
        "missing": missing,
        "total": len(read.rows),
        "shown": _SHOWN,
        "enter_words": f"录入全部 {len(read.rows)} 行",
    }
    if not missing:
        checked = imports.look_at(row, read, timezone.now())
        context |= _looked_at(ledger, checked)
    return render(request, "powers/table.html", context, status=status)


def _looked_at(ledger: Ledger, checked: Checked) -> dict[str, object]:
    faulty = {fault.row for fault in checked.faults}
    lines = []
    for row in checked.rows[:_SHOWN] if not checked.faults else ():
        values = dict(row.values)
        if "party" in values:
            values["party"] = shown_name(values["party_kind"], values["party"])
        cells = [(column.heading, column.written(values[column.name])) for column in ledger.columns]
        lines.append((row.number, cells))
    used = {heading for _, cells in lines for heading, text in cells if text}
    return {
        "faults": checked.faults[:_SHOWN],
        "fault_total": len(checked.faults),
        "faulty_rows": len(faulty),
        "heads": [column.heading for column in ledger.columns if column.heading in used],
        "lines": [
            (number, [(heading, text) for heading, text in cells if heading in used])
            for number, cells in lines
        ],
    }
