"""People: the list, one person's page, and what administrators do to accounts."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.accounts.models import User
from mingtang_office.agencies import history, policy, queries
from mingtang_office.agencies.actions import people as actions
from mingtang_office.agencies.actions.people import Enrolled
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.people import (
    AffiliationForm,
    EnrolForm,
    PeopleFilterForm,
    PeopleSearch,
    PersonForm,
    ReasonForm,
)
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.queries import PeopleFilter
from mingtang_office.agencies.views.forms import (
    Page,
    agency_for,
    ask,
    done,
    form_of,
    person_or_404,
    today,
)

_PAGE = 50


def _require_view(request: HttpRequest) -> None:
    if not policy.scope(person_of(request), Permission.VIEW_APPOINTMENTS, today()):
        raise PermissionDenied("您没有查看人员的权限。如工作需要，请联系本机关的安全管理员。")


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The list with its filters. A name is looked for by POST, so that it stands in no address."""
    _require_view(request)
    viewer, on = person_of(request), today()
    filters = PeopleFilterForm(request.GET or None, person=viewer, on=on)
    search = PeopleSearch(request.POST if request.method == "POST" else None)
    wanted = PeopleFilter()
    if filters.is_bound and filters.is_valid():
        wanted = PeopleFilter(**filters.cleaned_data)
    found = queries.people(viewer, on, wanted)
    if filters.is_bound and not filters.is_valid():
        found = found.none()
    if search.is_bound and search.is_valid():
        found = queries.people_named(viewer, on, search.cleaned_data["words"])[:_PAGE]
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "agencies/people.html",
        {
            "filters": filters,
            "search": search,
            "page": page,
            "listed": queries.with_roles(page.object_list, viewer, on),
            "is_searched": search.is_bound,
            "is_filtered": filters.is_bound,
            "may_enrol": bool(policy.scope(viewer, Permission.MANAGE_PEOPLE, on)),
        },
    )


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = person_or_404(request, pk)
    viewer, on = person_of(request), today()
    roles = list(queries.roles_of(found, viewer, on))
    return render(
        request,
        "agencies/person.html",
        {
            "person": found,
            "agency": queries.home_of(found),
            "roles": [(held, held.is_over(on)) for held in roles],
            "may_handle": policy.may_handle(viewer, Permission.MANAGE_PEOPLE, found, on),
            "may_remove": policy.may_handle(viewer, Permission.REMOVE_SECOND_FACTOR, found, on),
            "may_appoint": found.pk != viewer.pk
            and bool(policy.scope(viewer, Permission.APPOINT, on)),
            "appointable": {
                held.pk
                for held in roles
                if found.pk != viewer.pk
                and not held.is_over(on)
                and policy.may(viewer, Permission.APPOINT, held.agency, on)
            },
            "has_factor": Authenticator.objects.filter(user=found).exists(),
            "needs_factor": policy.needs_second_factor(found, on),
            "history": history.of_person(found),
        },
    )


def handled_or_404(request: HttpRequest, pk: int, permission: Permission) -> User:
    """A person whom the viewer sees (else 404) and to whom they may do this (else 403)."""
    found = person_or_404(request, pk)
    if not policy.may_handle(person_of(request), permission, found, today()):
        raise PermissionDenied(
            "您不能办理这一账号：自己的账号须由另一位管理人员办理；"
            "在您管辖之外还有任职的，须由上级管理人员办理。"
        )
    return found


def way_back(person: User) -> dict[str, str]:
    return {"back": reverse("agencies:person", args=(person.pk,)), "back_label": str(person)}


def _show_once(request: HttpRequest, enrolled: Enrolled, heading: str) -> HttpResponse:
    """The first password, shown in the answer to the very request that made it and nowhere kept."""
    return render(
        request,
        "agencies/first_password.html",
        {"person": enrolled.person, "password": enrolled.password, "heading": heading},
    )


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    viewer = person_of(request)
    if not policy.scope(viewer, Permission.MANAGE_PEOPLE, today()):
        raise PermissionDenied("新建账号由系统管理员办理，请与其联系。")
    at = request.GET.get("agency", "")
    initial = {}
    if at.isascii() and at.isdigit() and len(at) < 19:
        initial["agency"] = agency_for(request, int(at), Permission.MANAGE_PEOPLE)
    form = form_of(request, EnrolForm, initial=initial)

    def act() -> HttpResponse:
        made = actions.enrol(**form.cleaned_data, by=viewer, now=timezone.now())
        return _show_once(request, made, f"已为“{made.person}”建立账号")

    page = Page(
        "新建账号",
        "新建账号",
        back=reverse("agencies:people"),
        back_label="人员",
        lead="建立账号不授予任何权限；请安全管理员另行任命。",
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.MANAGE_PEOPLE)
    form = form_of(request, PersonForm, instance=User.objects.get(pk=found.pk))

    def act() -> HttpResponse:
        actions.change_person(
            person=found, **form.cleaned_data, by=person_of(request), now=timezone.now()
        )
        return done(request, "人员资料已保存。", "agencies:person", found.pk)

    return ask(request, form, Page("修改人员资料", "保存资料", **way_back(found)), act)


@require_http_methods(["GET", "POST"])
def affiliate(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.MANAGE_PEOPLE)
    form = form_of(request, AffiliationForm)

    def act() -> HttpResponse:
        actions.change_affiliation(
            person=found,
            agency=form.cleaned_data["agency"],
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, "所在机关已调整。", "agencies:person", found.pk)

    page = Page(
        "调整所在机关",
        "调整所在机关",
        lead="只调整账号由谁管理；任职不随之变动，请安全管理员另行任命和终止。",
        **way_back(found),
    )
    return ask(request, form, page, act)


def _with_reason(
    request: HttpRequest, found: User, page: Page, act: Callable[[str], HttpResponse]
) -> HttpResponse:
    form = form_of(request, ReasonForm)
    return ask(request, form, page, lambda: act(form.cleaned_data["reason"]))


@require_http_methods(["GET", "POST"])
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.MANAGE_PEOPLE)

    def act(reason: str) -> HttpResponse:
        actions.deactivate(person=found, reason=reason, by=person_of(request), now=timezone.now())
        said = "账号已停用，正在进行的登录随即失效。如需收回任职，请安全管理员办理。"
        return done(request, said, "agencies:person", found.pk)

    page = Page(
        "停用账号", "停用账号", lead="停用后即不能登录，代理也随之失效；需要时可以再启用。",
        **way_back(found),
    )  # fmt: skip
    return _with_reason(request, found, page, act)


@never_cache
@require_http_methods(["GET", "POST"])
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.MANAGE_PEOPLE)

    def act(reason: str) -> HttpResponse:
        opened = actions.reactivate(
            person=found, reason=reason, by=person_of(request), now=timezone.now()
        )
        return _show_once(request, opened, "账号已启用")

    page = Page(
        "启用账号", "启用账号", lead="启用时给出新的初始密码；尚未终止的任职随即恢复有效。",
        **way_back(found),
    )  # fmt: skip
    return _with_reason(request, found, page, act)


@never_cache
@require_http_methods(["GET", "POST"])
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.MANAGE_PEOPLE)

    def act(reason: str) -> HttpResponse:
        given = actions.reset_password(
            person=found, reason=reason, by=person_of(request), now=timezone.now()
        )
        return _show_once(request, given, "密码已重置")

    page = Page(
        "重置密码",
        "重置密码",
        lead="原密码随即失效，正在进行的登录一并退出。请先当面或通过已知的办公电话核实身份。",
        **way_back(found),
    )
    return _with_reason(request, found, page, act)


@require_http_methods(["GET", "POST"])
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    found = handled_or_404(request, pk, Permission.REMOVE_SECOND_FACTOR)

    def act(reason: str) -> HttpResponse:
        actions.remove_second_factor(
            person=found, reason=reason, by=person_of(request), now=timezone.now()
        )
        return done(
            request, "验证方式已移除，本人下次登录时须重新设置。", "agencies:person", found.pk
        )

    page = Page(
        "移除遗失的验证方式",
        "移除全部验证方式",
        lead="用于手机、安全密钥遗失。请先当面核实身份，并在事由中写明核实方式。",
        **way_back(found),
    )
    return _with_reason(request, found, page, act)
