"""Which school's district is an address in: asked by POST alone, answered on the spot, kept nowhere; and
the districts in force as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.publication.districts import Answers, look_up
from mingtang_office.accounts.addresses import client_address
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.portal import limits
from mingtang_office.portal.caching import ask_again, tag_of
from mingtang_office.portal.forms.admissions import AddressForm
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.views.disclosure import agency_of
from mingtang_office.portal.views.turning_away import TOO_MANY
from mingtang_office.publication.district_rows import cells_of, workbook
from mingtang_office.publication.models import PublicDistricts
from mingtang_office.publication.queries.districts import in_force, names_within, table_of
from mingtang_office.ui.files import safe_name
from mingtang_office.ui.text_size import text_size_of

_TOO_OFTEN = "查询的次数过多，请一刻钟后再试，也可以直接查看下面的学区划分表，或者电话询问。"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Told:
    """What one table says of the address."""

    table: PublicDistricts
    answers: Answers


@never_cache
@sensitive_post_parameters("address")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up_address(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Of all agencies, or of one."""
    agency = agency_of(pk) if pk is not None else None
    tables = in_force(timezone.now(), agency)
    agencies = list({row.agency_id: row.agency for row in tables}.values())
    if request.method != "POST" or not tables:
        return _page(request, agency, tables, AddressForm(agencies=agencies))
    if limits.count("admissions", client_address(request), limits.QUARTER) > settings.ADDRESS_TRIES:
        form = AddressForm(agencies=agencies)
        response = _page(request, agency, tables, form, problem=_TOO_OFTEN, status=TOO_MANY)
        response["Retry-After"] = str(limits.QUARTER)
        return response
    form = AddressForm(request.POST, agencies=agencies)
    if not form.is_valid():
        return _page(request, agency, tables, form, status=INVALID)
    return _page(request, agency, tables, form, told=_told(tables, form))


@sensitive_variables()
def _told(tables: Sequence[PublicDistricts], form: AddressForm) -> list[Told]:
    """What each table of the agency that was chosen says; what says nothing only where none says more."""
    chosen = form.cleaned_data.get("agency")
    own = [row for row in tables if chosen is None or str(row.agency_id) == chosen]
    within = names_within(own[0].agency)
    said = form.cleaned_data["address"]
    told = [Told(row, look_up(table_of(row), said, within)) for row in own]
    return [each for each in told if each.answers.found_any] or told


def _page(
    request: HttpRequest,
    agency: Agency | None,
    tables: Sequence[PublicDistricts],
    form: AddressForm,
    *,
    told: Sequence[Told] = (),
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "agency": agency,
        "title": site_title(agency) if agency else "政府信息公开",
        "tables": tables,
        "form": form,
        "told": told,
        "problem": problem,
    }
    return render(request, "portal/admissions/look_up.html", context, status=status)


def _in_force_or_404(pk: int) -> PublicDistricts:
    """A table in force by its item; an earlier year's stands with its item, not here."""
    row = next((each for each in in_force(timezone.now()) if each.pk == pk), None)
    if row is None:
        raise Http404
    return row


@require_safe
def districts(request: HttpRequest, pk: int) -> HttpResponse:
    """The table, school by school, with the document on which it rests."""
    row = _in_force_or_404(pk)
    tag = tag_of("districts", row.public.edition.digest, text_size_of(request))
    response = get_conditional_response(request, etag=tag)
    if response is None:
        table = table_of(row)
        heads, rows = cells_of(table)
        context = {
            "row": row,
            "title": site_title(row.agency),
            "schools": len(table.schools),
            "heads": heads,
            "rows": [list(zip(heads, cells, strict=True)) for cells in rows],
        }
        response = render(request, "portal/admissions/districts.html", context)
    response.headers["ETag"] = tag
    ask_again(response)
    return response


@require_safe
def districts_file(request: HttpRequest, pk: int) -> HttpResponse:
    row = _in_force_or_404(pk)
    tag = tag_of("districts-file", row.public.edition.digest)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(workbook(table_of(row)), content_type=_XLSX)
        name = safe_name(f"{row.agency.name}{row.year}年学区划分表", "xlsx")
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["ETag"] = tag
    ask_again(response)
    return response
