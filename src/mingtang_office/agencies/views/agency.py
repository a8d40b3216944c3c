"""One agency: its page, its beginning, its particulars, its place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.agencies import history, policy, queries
from mingtang_office.agencies.actions import agencies as actions
from mingtang_office.agencies.actions.moving import move as move_agency
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.agencies import MoveForm, ParticularsForm
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.views.forms import (
    Page,
    agency_for,
    agency_or_404,
    ask,
    done,
    form_of,
    today,
)
from mingtang_office.agencies.views.tree import visible_ancestors

_GUIDE = (
    "office_name",
    "address",
    "postal_code",
    "office_hours",
    "telephone",
    "fax",
    "email",
    "website",
)


def way_back(agency: Agency) -> dict[str, str]:
    return {"back": reverse("agencies:agency", args=(agency.pk,)), "back_label": str(agency)}


@require_GET
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    """Particulars, who came before and after, and to whom it is open people, roles and history."""
    found = agency_or_404(request, pk)
    person, on = person_of(request), today()
    sees_people = policy.may(person, Permission.VIEW_APPOINTMENTS, found, on)
    return render(
        request,
        "agencies/agency.html",
        {
            "agency": found,
            "ancestors": visible_ancestors(request, found),
            "guide": [
                (Agency._meta.get_field(name).verbose_name, getattr(found, name)) for name in _GUIDE
            ],
            "successions": found.successions.select_related("successor"),
            "inheritances": found.inheritances.select_related("predecessor"),
            "may_manage": policy.may(person, Permission.MANAGE_AGENCIES, found, on),
            "may_enrol": policy.may(person, Permission.MANAGE_PEOPLE, found, on),
            "may_appoint": policy.may(person, Permission.APPOINT, found, on),
            "sees_people": sees_people,
            "memberships": queries.memberships_of(found, on) if sees_people else (),
            "history": history.of_agency(found) if sees_people else (),
            "exists": found.abolished_on is None or found.abolished_on > on,
        },
    )


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new agency under this one."""
    parent = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, ParticularsForm)

    def act() -> HttpResponse:
        made = actions.create(
            parent=parent, particulars=form.filled(), by=person_of(request), now=timezone.now()
        )
        return done(request, f"已在“{parent}”之下新建“{made}”。", "agencies:agency", made.pk)

    page = Page(f"在“{parent}”之下新建机关", "新建机关", **way_back(parent))
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    before = Agency.objects.get(pk=found.pk)
    form = form_of(request, ParticularsForm, instance=before, initial={"revision": found.revision})

    def act() -> HttpResponse:
        actions.change(
            agency=found,
            particulars=form.changed(),
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
        return done(request, f"“{found}”的资料已保存。", "agencies:agency", found.pk)

    page = Page(
        f"修改“{found}”的资料",
        "保存资料",
        lead="这些是政府信息公开指南要向社会公布的内容（条例第十二条第二款），改后随即公布。",
        **way_back(found),
    )
    return ask(request, form, page, act)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = agency_for(request, pk, Permission.MANAGE_AGENCIES)
    form = form_of(request, MoveForm)

    def act() -> HttpResponse:
        parent = form.cleaned_data["parent"]
        move_agency(agency=found, parent=parent, by=person_of(request), now=timezone.now())
        return done(request, f"“{found}”已调整到“{parent}”之下。", "agencies:agency", found.pk)

    page = Page(
        f"调整“{found}”的隶属关系",
        "调整隶属关系",
        lead="下级机关随同调整。调整后，原上级不再看到这里的事项，新上级可以看到。",
        **way_back(found),
    )
    return ask(request, form, page, act)
