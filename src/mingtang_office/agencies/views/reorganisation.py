"""Forms for organs that take a new name, merge, split, or hand over their duties."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.actions import reorganisation as actions
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.agencies import (
    MergeForm,
    RenameForm,
    SplitForm,
    TransferForm,
)
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.views.agency import way_back
from mingtang_office.agencies.views.forms import Page, agency_for, ask, done, form_of

_ROLES_STAY = "原机关的任职不会自动转到承继机关，请安全管理员另行任命。"
_NO_WAY_BACK = "办理后不能撤回，原机关标为已撤销。请先核对批准文件。"


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, RenameForm)

    def act() -> HttpResponse:
        new = actions.rename(
            agency=agency,
            name=form.cleaned_data["name"],
            short_name=form.cleaned_data["short_name"],
            ground=form.ground(),
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"“{agency}”已更名为“{new}”。", "agencies:agency", new.pk)

    page = Page(
        f"“{agency}”更名",
        "办理更名",
        lead="更名后，原名称连同以往的报告和留痕保留在原处；资料、下级机关、人员和任职转到新名称之下。",
        warning=_NO_WAY_BACK,
        **way_back(agency),
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, MergeForm)

    def act() -> HttpResponse:
        into = actions.merge(
            agencies=[agency, *form.cleaned_data["others"]],
            into=form.cleaned_data["into"],
            ground=form.ground(),
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"“{agency}”已并入“{into}”。", "agencies:agency", into.pk)

    page = Page(
        f"“{agency}”并入其他机关",
        "办理合并",
        lead=f"下级机关转到承继机关之下，以往的报告和留痕保留，承继机关可以看到。{_ROLES_STAY}",
        warning=_NO_WAY_BACK,
        **way_back(agency),
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, SplitForm)

    def act() -> HttpResponse:
        actions.split(
            agency=agency,
            into=form.cleaned_data["into"],
            children_to=form.cleaned_data["children_to"],
            ground=form.ground(),
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"“{agency}”已分立。", "agencies:agency", agency.pk)

    page = Page(
        f"“{agency}”分立",
        "办理分立",
        lead=f"承继机关须已建立；新组建的请先新建。各承继机关都可以看到原机关以往的报告。{_ROLES_STAY}",
        warning=_NO_WAY_BACK,
        **way_back(agency),
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, TransferForm)

    def act() -> HttpResponse:
        to = form.cleaned_data["to"]
        actions.transfer(
            agency=agency,
            to=to,
            abolish=form.cleaned_data["abolish"],
            ground=form.ground(),
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"“{agency}”的职权划转“{to}”已登记。", "agencies:agency", agency.pk)

    page = Page(
        f"“{agency}”职权划转",
        "登记职权划转",
        lead="只划出部分职权的，本机关照常履职；全部划出的，请选撤销。",
        **way_back(agency),
    )
    return ask(request, form, page, act)
