"""Roles given and ended by the security officer."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import appointments as actions
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.people import AppointForm, EndForm
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Membership, Role
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.views.forms import (
    Page,
    agency_or_404,
    ask,
    done,
    form_of,
    person_or_404,
    today,
)
from mingtang_office.agencies.views.people import way_back

_OWN = "不能给自己任职或终止自己的任职，请由另一位安全管理员办理。"


@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    viewer = person_of(request)
    if not policy.scope(viewer, Permission.APPOINT, today()):
        raise PermissionDenied("任命由安全管理员办理，请与其联系。")
    if person.pk == viewer.pk:
        raise PermissionDenied(_OWN)
    home = home_of(person)
    initial = {"starts_on": today()}
    if home is not None and policy.may(viewer, Permission.APPOINT, home, today()):
        initial["agency"] = home
    form = form_of(request, AppointForm, initial=initial)

    def act() -> HttpResponse:
        made = actions.appoint(person=person, **form.cleaned_data, by=viewer, now=timezone.now())
        return done(
            request,
            f"已任命：{made.agency}，{Role(made.role).label}。",
            "agencies:person",
            person.pk,
        )

    page = Page(
        "任命",
        "任命",
        lead="系统管理、安全管理、审计须由三人分别担任；分管领导和这三种角色登录时须有第二验证方式。",
        **way_back(person),
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    visible = policy.visible(
        Membership.objects.select_related("agency", "user"),
        person_of(request),
        Permission.VIEW_APPOINTMENTS,
        today(),
    )
    membership = get_object_or_404(visible, pk=pk)
    agency_or_404(request, membership.agency_id)
    policy.require(person_of(request), Permission.APPOINT, membership.agency, today())
    if membership.user_id == person_of(request).pk:
        raise PermissionDenied(_OWN)
    form = form_of(request, EndForm)

    def act() -> HttpResponse:
        actions.end(
            membership=membership,
            last_day=form.cleaned_data["last_day"],
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, "任职已终止。", "agencies:person", membership.user_id)

    page = Page(
        f"终止{membership.agency}的{Role(membership.role).label}任职",
        "终止任职",
        **way_back(membership.user),
    )
    return ask(request, form, page, act)
