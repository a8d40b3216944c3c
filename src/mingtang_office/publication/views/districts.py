"""The districts of schools in an item: the table it holds, one handed in to take its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mingtang.publication.districts import FIELD, Districts, districts_of
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, STALE, known, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import districts as actions
from mingtang_office.publication.district_rows import COLUMNS, cells_of, missing, template, workbook
from mingtang_office.publication.forms.districts import DistrictMatchingForm, DistrictTableForm
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.models import WRITABLE, DistrictImport, Item
from mingtang_office.publication.views.doors import allowed, item_or_404
from mingtang_office.ui.files import receives_files, safe_name
from mingtang_office.ui.handed_tables import MAX_BYTES, TOO_LARGE

_SHOWN = 200
_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


def _of_admissions(item: Item) -> Item:
    if item.kind != ItemKind.ADMISSIONS and not item.details.get(FIELD):
        raise Http404("这一种类的信息没有学区划分表。")
    return item


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def districts(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of the working copy; on POST another one is handed in, or this one taken out."""
    if request.method != "POST":
        return _page(request, _of_admissions(item_or_404(request, pk)))
    item = _of_admissions(allowed(request, pk, Permission.DRAFT_ITEMS))
    if request.POST.get("what") == "remove":
        return _remove(request, item)
    form = DistrictTableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, item, form=form, status=INVALID)
    file = form.cleaned_data["file"]
    try:
        if file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        actions.hand_in(
            item=item,
            name=file.name,
            data=file.read(),
            by=person_of(request),
            now=timezone.now(),
        )
    except ValidationError as refused:
        form.add_error("file", refused.messages)
        return _page(request, item, form=form, status=INVALID)
    except Refused as error:
        now = item_or_404(request, pk)
        return _page(request, now, problem=error.message, status=status_of(error))
    return _to("publication:district_import", item)


def _remove(request: HttpRequest, item: Item) -> HttpResponse:
    form = StepForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(STALE)
        actions.remove(item=item, **known(request, form))
    except Refused as error:
        now = item_or_404(request, item.pk)
        return _page(request, now, problem=error.message, status=status_of(error))
    messages.success(request, "已移除学区划分表。")
    return _to("publication:districts", item)


def _to(name: str, item: Item) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=(item.pk,)), status=303)


def _table(item: Item) -> Districts | None:
    lines = item.details.get(FIELD)
    return districts_of(lines) if lines else None


def _page(
    request: HttpRequest,
    item: Item,
    *,
    form: DistrictTableForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    drafts = policy.may(request.user, Permission.DRAFT_ITEMS, item.agency, timezone.localdate())
    table = _table(item)
    heads, rows = cells_of(table) if table else ([], [])
    context = {
        "item": item,
        "problem": problem,
        "form": form or DistrictTableForm(),
        "columns": COLUMNS,
        "table": table,
        "areas": sum(len(row.areas) for row in table.rows) if table else 0,
        "heads": heads,
        "rows": [list(zip(heads, row, strict=True)) for row in rows],
        "may_change": drafts and item.state in WRITABLE,
        "waiting": DistrictImport.objects.filter(item=item).first() if drafts else None,
    }
    return render(request, "publication/districts.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def district_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The table handed in: its columns with their fields, and what would be taken in or what stands in
    the way."""
    item = _of_admissions(allowed(request, pk, Permission.DRAFT_ITEMS))
    rows = DistrictImport.objects.select_related("item__agency__region", "by")
    if request.method != "POST":
        row = rows.filter(item=item).first()
        return _look(request, row) if row else _to("publication:districts", item)
    row = get_object_or_404(rows, item=item)
    act = _ACTS.get(request.POST.get("what", ""))
    if act is None:
        raise Http404("没有这一事项。")
    return act(request, row)


def _match(request: HttpRequest, row: DistrictImport) -> HttpResponse:
    form = DistrictMatchingForm(
        request.POST, table=actions.table_of(row), mapping=actions.mapping_of(row)
    )
    if not form.is_valid():
        return _look(request, row, form=form, status=INVALID)
    try:
        actions.match(row=row, mapping=form.mapping, by=person_of(request), now=timezone.now())
    except Refused as error:
        return _look(request, row, form=form, problem=error.message, status=status_of(error))
    return _to("publication:district_import", row.item)


def _take_in(request: HttpRequest, row: DistrictImport) -> HttpResponse:
    form = StepForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(STALE)
        actions.take_in(row=row, **known(request, form))
    except Refused as error:
        again = DistrictImport.objects.select_related("item__agency__region", "by").get(pk=row.pk)
        return _look(request, again, problem=error.message, status=status_of(error))
    messages.success(request, "学区划分表已导入，随这条信息一起审核、签发后公开。")
    return _to("publication:districts", row.item)


def _give_up(request: HttpRequest, row: DistrictImport) -> HttpResponse:
    try:
        actions.give_up(row=row, by=person_of(request), now=timezone.now())
    except Refused as error:
        return _look(request, row, problem=error.message, status=status_of(error))
    messages.success(request, "已放弃这份表格，原有的学区划分表没有改动。")
    return _to("publication:districts", row.item)


_ACTS: dict[str, Callable[[HttpRequest, DistrictImport], HttpResponse]] = {
    "match": _match,
    "take_in": _take_in,
    "give_up": _give_up,
}


def _look(
    request: HttpRequest,
    row: DistrictImport,
    *,
    form: DistrictMatchingForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    table, mapping = actions.table_of(row), actions.mapping_of(row)
    unmatched = missing(mapping)
    context: dict[str, Any] = {
        "import": row,
        "item": row.item,
        "problem": problem,
        "form": form or DistrictMatchingForm(table=table, mapping=mapping),
        "missing": unmatched,
        "total": len(table.rows),
        "shown": _SHOWN,
    }
    if not unmatched:
        found = actions.look_at(row)
        context |= {
            "faults": found.faults[:_SHOWN],
            "fault_total": len(found.faults),
            "faulty_rows": len({fault.row for fault in found.faults}),
            "advice": found.advice[:_SHOWN],
            "lines": [] if found.faults else found.rows[:_SHOWN],
            "schools": len({each.school for each in found.rows}),
            "areas": found.areas,
        }
    return render(request, "publication/district_import.html", context, status=status)


@login_required
@require_GET
def district_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of the working copy as a workbook that can be taken in again."""
    item = item_or_404(request, pk)
    table = _table(item)
    if table is None:
        raise Http404("这条信息没有学区划分表。")
    return _workbook(workbook(table), f"{item.title}（学区划分表）")


@login_required
@holders_only(Permission.VIEW_ITEMS)
@require_GET
def district_template(request: HttpRequest) -> HttpResponse:
    return _workbook(template(), "学区划分表模板")


def _workbook(data: bytes, stem: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/octet-stream", headers=_HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=safe_name(stem, "xlsx")
    )
    return response
