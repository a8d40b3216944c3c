"""公文备案: the register of official documents, its figures, and taking it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions.document_lists import take_out
from mingtang_office.publication.document_rows import EXPORTS, exported, rows_of
from mingtang_office.publication.forms.documents import DocumentFilter
from mingtang_office.publication.models import FiledDocument
from mingtang_office.publication.queries.documents import figures, overdue, visible_documents
from mingtang_office.ui.files import safe_name

_PAGE = 30
_MOST = 50_000
_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@login_required
@holders_only(Permission.VIEW_ITEMS)
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = DocumentFilter(request.GET)
    seen = visible_documents(request.user, today).select_related("agency")
    found = form.narrow(seen, today) if form.is_valid() else seen.none()
    page = Paginator(_in_order(found), _PAGE).get_page(request.GET.get("page"))
    rows = rows_of(page.object_list, today)
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "page": page,
        "rows": rows,
        "of_several": len({row.document.agency_id for row in rows}) > 1,
        "late": seen.filter(overdue(today)).count(),
        "may_file": bool(policy.scope(request.user, Permission.DRAFT_ITEMS, today)),
        "kept": request.GET.urlencode(),
        "exports": EXPORTS,
    }
    return render(request, "publication/documents.html", context)


def _in_order(rows: QuerySet[FiledDocument]) -> QuerySet[FiledDocument]:
    return rows.order_by("-formed_on", "-pk")


@login_required
@holders_only(Permission.VIEW_ITEMS)
@require_GET
def document_figures(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    seen = visible_documents(request.user, today)
    agency = request.GET.get("agency", "")
    chosen = _agencies(seen)
    if agency.isascii() and agency.isdigit() and int(agency) in dict(chosen):
        seen = seen.filter(agency=int(agency))
    context = {"years": figures(seen), "agencies": chosen, "agency": agency}
    return render(request, "publication/document_figures.html", context)


def _agencies(seen: QuerySet[FiledDocument]) -> list[tuple[int, str]]:
    return list(seen.order_by("agency__path").values_list("agency", "agency__name").distinct())


@login_required
@holders_only(Permission.VIEW_ITEMS)
@require_POST
def export_documents(request: HttpRequest, kind: str) -> HttpResponse:
    """The documents that the filter in the address leaves."""
    if kind not in EXPORTS:
        raise Http404("没有这种格式。")
    today = timezone.localdate()
    form = DocumentFilter(request.GET)
    here = f"{reverse('publication:documents')}?{request.GET.urlencode()}"
    if not form.is_valid():
        return _refused(request, here, "筛选条件有误，请更正后再下载。")
    seen = visible_documents(request.user, today).select_related("agency", "item")
    found = list(_in_order(form.narrow(seen, today))[: _MOST + 1])
    if len(found) > _MOST:
        return _refused(request, here, f"超过 {_MOST} 份，请按年份筛选后分次下载。")
    take_out(documents=found, form=kind, by=person_of(request), now=timezone.now())
    return _file(found, today, kind)


def _refused(request: HttpRequest, here: str, message: str) -> HttpResponse:
    messages.error(request, message)
    return HttpResponseRedirect(here, status=303)


def _file(found: Iterable[FiledDocument], today: date, kind: str) -> HttpResponse:
    response = HttpResponse(
        exported(found, kind), content_type="application/octet-stream", headers=_HEADERS
    )
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=safe_name(f"公文备案{today:%Y%m%d}", kind)
    )
    return response
