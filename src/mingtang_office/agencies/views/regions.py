"""Administrative divisions: everyone of the office may look them up, one person keeps them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.agencies import policy
from mingtang_office.agencies.actions.regions import add_region, end_region
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.agencies import AgencySearch, EndRegionForm, RegionForm
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Region
from mingtang_office.agencies.views.forms import Page, ask, done, form_of, today

_PAGE = 100


def _require_keeper(request: HttpRequest) -> None:
    if not policy.may_manage_regions(person_of(request), today()):
        raise PermissionDenied("行政区划由顶层机关的系统管理员维护，请与其联系。")


def _way_back() -> dict[str, str]:
    return {"back": reverse("agencies:regions"), "back_label": "行政区划"}


@require_GET
def regions(request: HttpRequest) -> HttpResponse:
    if not policy.scope(person_of(request), Permission.VIEW_AGENCIES, today()):
        raise PermissionDenied("您没有查看机关的权限。如工作需要，请联系本机关的安全管理员。")
    form = AgencySearch(request.GET or None)
    form.fields["q"].label = "代码的开头或名称的一部分"
    words = form.cleaned_data["q"].strip() if form.is_bound and form.is_valid() else ""
    found = Region.objects.all()
    if words:
        field = "code__startswith" if words.isascii() and words.isdigit() else "name__contains"
        found = found.filter(**{field: words})
    return render(
        request,
        "agencies/regions.html",
        {
            "form": form,
            "words": words,
            "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
            "may_manage": policy.may_manage_regions(person_of(request), today()),
        },
    )


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    _require_keeper(request)
    form = form_of(request, RegionForm)

    def act() -> HttpResponse:
        made = add_region(**form.cleaned_data, by=person_of(request), now=timezone.now())
        return done(request, f"已新增行政区划“{made}”。", "agencies:regions")

    return ask(request, form, Page("新增行政区划", "新增行政区划", **_way_back()), act)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    _require_keeper(request)
    region = get_object_or_404(Region, pk=pk)
    form = form_of(request, EndRegionForm)

    def act() -> HttpResponse:
        end_region(
            region=region,
            valid_to=form.cleaned_data["valid_to"],
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"行政区划“{region}”已停用。", "agencies:regions")

    page = Page(
        f"停用行政区划“{region}”",
        "停用行政区划",
        lead="停用后仍保留在列，以往的记录照旧；新的资料不能再选用。",
        **_way_back(),
    )
    return ask(request, form, page, act)
