"""A table of agencies: handed in, looked at, entered."""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.actions import rosters as actions
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.agencies import RosterForm
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import AgencyKind, Roster
from mingtang_office.agencies.roster_check import Draft
from mingtang_office.agencies.roster_table import HEADINGS
from mingtang_office.agencies.views.agency import way_back
from mingtang_office.agencies.views.forms import Page, agency_for, ask, done, form_of
from mingtang_office.ui.handed_tables import MAX_BYTES, TOO_LARGE

_SHOWN = 200


@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    parent = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, RosterForm)

    def act() -> HttpResponse:
        file = form.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError({"file": TOO_LARGE})
        try:
            roster = actions.hand_in(
                parent=parent, data=file.read(), by=person_of(request), now=timezone.now()
            )
        except ValidationError as refused:
            raise ValidationError({"file": refused.messages}) from refused
        return redirect("agencies:roster", roster.pk)

    page = Page(
        f"向“{parent}”之下批量导入机关",
        "上传并预览",
        lead="先上传名单看一看：逐行核对无误后，再确认录入。上传本身不会新建任何机关。",
        **way_back(parent),
    )
    return ask(
        request,
        form,
        page,
        act,
        template="agencies/roster_form.html",
        headings=list(HEADINGS),
        kinds=AgencyKind.labels,
    )


@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """What the table would enter and every fault by its row; on POST it is entered."""
    found = get_object_or_404(Roster.objects.select_related("parent"), pk=pk, by=person_of(request))
    agency_for(request, found.parent_id, Permission.MANAGE_AGENCIES)
    if found.entered_at is not None:
        return redirect("agencies:agency", found.parent_id)
    problem = ""
    if request.method == "POST":
        try:
            count = actions.enter(roster=found, by=person_of(request), now=timezone.now())
        except ValidationError as refused:
            problem = refused.messages[0]
        else:
            return done(
                request,
                f"已在“{found.parent}”之下录入 {count} 个机关。",
                "agencies:agency",
                found.parent_id,
            )
    checked = actions.look_at(found, timezone.now())
    rows = {draft.row: draft.agency.name for draft in checked.drafts}
    context = {
        "roster": found,
        "problem": problem,
        "total": len(checked.drafts),
        "faults": [(fault, rows.get(fault.row, "")) for fault in checked.faults[:_SHOWN]],
        "fault_total": len(checked.faults),
        "faulty_rows": len({fault.row for fault in checked.faults}),
        "kinds": Counter(
            AgencyKind(draft.agency.kind).label
            for draft in checked.drafts
            if draft.agency.kind in AgencyKind.values
        ).most_common(),
        "drafts": [] if checked.faults else _lines(checked.drafts[:_SHOWN], rows, found),
        "shown": _SHOWN,
    }
    return render(request, "agencies/roster.html", context, status=422 if problem else 200)


def _lines(
    drafts: list[Draft], rows: dict[int, str], roster: Roster
) -> list[tuple[int, str, str, str]]:
    """Row, name, kind and superior as they will stand."""
    standing = actions.names_above(drafts)
    return [
        (
            draft.row,
            draft.agency.name,
            AgencyKind(draft.agency.kind).label,
            rows[draft.above_row]
            if draft.above_row is not None
            else standing.get(draft.above or 0, str(roster.parent)),
        )
        for draft in drafts
    ]
