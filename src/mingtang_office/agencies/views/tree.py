"""The tree of agencies: opened branch by branch, searched, offered to a field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingtang_office.agencies import policy, queries
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.agencies import AgencySearch
from mingtang_office.agencies.forms.fields import written
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.views.forms import agency_or_404, today

PAGE = 50
_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree; `children` where the person may open it, `under` where it was found."""

    agency: Agency
    children: int
    under: str = ""


def _require_view(request: HttpRequest) -> policy.Scope:
    scope = policy.scope(person_of(request), Permission.VIEW_AGENCIES, today())
    if not scope:
        raise PermissionDenied("您没有查看机关的权限。如工作需要，请联系本机关的安全管理员。")
    return scope


def _branches(
    agencies: Iterable[Agency], scope: policy.Scope, superiors: dict[str, str] | None = None
) -> list[Branch]:
    return [
        Branch(
            agency,
            agency.numchild if agency.path.startswith(scope.branches) else 0,
            (superiors or {}).get(agency.path[: -Agency.steplen], ""),
        )
        for agency in agencies
    ]


def _children(request: HttpRequest, agency: Agency) -> QuerySet[Agency]:
    return queries.visible_agencies(person_of(request), today()).filter(
        path__range=policy.path_range(agency.path), depth=agency.depth + 1
    )


def _page(agencies: QuerySet[Agency], request: HttpRequest) -> Page[Agency]:
    return Paginator(agencies.order_by("path"), PAGE).get_page(request.GET.get("page"))


def superiors_of(agencies: Iterable[Agency]) -> dict[str, str]:
    """The name of each one's superior by its path; one query."""
    paths = {agency.path[: -Agency.steplen] for agency in agencies} - {""}
    return dict(Agency.objects.filter(path__in=paths).values_list("path", "name"))


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """Where this person's tree begins, or what was searched for."""
    scope = _require_view(request)
    form = AgencySearch(request.GET or None)
    words = form.cleaned_data["q"].strip() if form.is_bound and form.is_valid() else ""
    if words:
        found = queries.search(queries.visible_agencies(person_of(request), today()), words)
        page = _page(found, request)
        lines = _branches(page.object_list, scope, superiors_of(page.object_list))
    else:
        page = _page(queries.topmost(person_of(request), today()), request)
        lines = _branches(page.object_list, scope)
    opened = None
    if not words and len(lines) == 1 and lines[0].children:
        opened = _page(_children(request, lines[0].agency), request)
    return render(
        request,
        "agencies/tree.html",
        {
            "form": form,
            "words": words,
            "page": page,
            "lines": lines,
            "opened": opened and _branches(opened.object_list, scope),
            "opened_page": opened,
        },
    )


@require_GET
def children(request: HttpRequest, pk: int) -> HttpResponse:
    """The agencies right under one: as a part of the tree, or as a page of their own."""
    scope = _require_view(request)
    agency = agency_or_404(request, pk)
    page = _page(_children(request, agency), request)
    is_part = request.headers.get("HX-Request") == "true"
    return render(
        request,
        "agencies/branch.html" if is_part else "agencies/children.html",
        {
            "agency": agency,
            "page": page,
            "lines": _branches(page.object_list, scope),
            "ancestors": () if is_part else visible_ancestors(request, agency),
        },
    )


def visible_ancestors(request: HttpRequest, agency: Agency) -> list[Agency]:
    """Those above it that the person may open."""
    scope = policy.scope(person_of(request), Permission.VIEW_AGENCIES, today())
    return [above for above in queries.ancestors(agency) if scope.covers(above)]


@require_GET
def offer(request: HttpRequest) -> HttpResponse:
    """Names for a field while one types: the agencies for which the person holds its permission."""
    words = request.GET.get(request.GET.get("field", ""), "").strip()
    try:
        permission = Permission(request.GET.get("permission", ""))
    except ValueError:
        return render(request, "agencies/offer.html", {"names": ()})
    choices = queries.agencies_for(person_of(request), permission, today())
    if words:
        choices = queries.search(choices, words)
    offered = list(choices[:_OFFERED])
    return render(request, "agencies/offer.html", {"names": [written(one) for one in offered]})
