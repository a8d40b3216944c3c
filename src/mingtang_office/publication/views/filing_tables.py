"""A table of official documents: handed in, looked at, entered."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import filing_tables as actions
from mingtang_office.publication.filing_rows import HEADINGS
from mingtang_office.publication.forms.documents import FilingTableForm
from mingtang_office.publication.models import FilingTable
from mingtang_office.ui.files import receives_files
from mingtang_office.ui.handed_tables import MAX_BYTES, TOO_LARGE

_SHOWN = 200


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def hand_in_filings(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        form = FilingTableForm(person=person, on=today, initial={"agency": home_of(person)})
        return _form(request, form)
    form = FilingTableForm(request.POST, request.FILES, person=person, on=today)
    if not form.is_valid():
        return _form(request, form, status=INVALID)
    file = form.cleaned_data["file"]
    try:
        if file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        table = actions.hand_in(
            agency=form.cleaned_data["agency"], data=file.read(), by=person, now=timezone.now()
        )
    except ValidationError as refused:
        form.add_error("file", refused.messages)
        return _form(request, form, status=INVALID)
    return HttpResponseRedirect(reverse("publication:filing_table", args=(table.pk,)), status=303)


def _form(request: HttpRequest, form: FilingTableForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "headings": list(HEADINGS),
        "attributes": [each.label for each in Attribute],
        "grounds": [each.label for each in Ground],
    }
    return render(request, "publication/filing_table_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def filing_table(request: HttpRequest, pk: int) -> HttpResponse:
    """What the table would file and every fault by its row; on POST it is entered."""
    rows = FilingTable.objects.select_related("agency")
    found = get_object_or_404(rows, pk=pk, by=person_of(request))
    policy.require(request.user, Permission.DRAFT_ITEMS, found.agency, timezone.localdate())
    register = HttpResponseRedirect(reverse("publication:documents"), status=303)
    if found.entered_at is not None:
        return register
    problem = ""
    if request.method == "POST":
        try:
            count = actions.enter(table=found, by=person_of(request), now=timezone.now())
        except Refused as error:
            problem = error.message
        else:
            messages.success(request, f"已备案 {count} 份公文。")
            return register
    checked = actions.look_at(found, timezone.now())
    lines = [
        (number, filing, filing.attribute.label, "；".join(each.label for each in filing.grounds))
        for number, filing in checked.filings[:_SHOWN]
    ]
    context = {
        "table": found,
        "problem": problem,
        "total": len(found.rows),
        "faults": checked.faults[:_SHOWN],
        "fault_total": len(checked.faults),
        "faulty_rows": len({fault.row for fault in checked.faults}),
        "lines": [] if checked.faults else lines,
        "shown": _SHOWN,
    }
    return render(
        request, "publication/filing_table.html", context, status=INVALID if problem else 200
    )
