"""One way for every form: what may be done is asked first, what an action refuses stands in the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy, queries
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.fields import ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency


def today() -> date:
    return timezone.localdate()


def agency_or_404(request: HttpRequest, pk: int) -> Agency:
    """An agency that the person sees; one they do not see does not exist for them."""
    return get_object_or_404(queries.visible_agencies(person_of(request), today()), pk=pk)


def agency_for(request: HttpRequest, pk: int, permission: Permission) -> Agency:
    """An agency that the person sees (else 404) and at which they may do this (else 403)."""
    agency = agency_or_404(request, pk)
    policy.require(person_of(request), permission, agency, today())
    return agency


def person_or_404(request: HttpRequest, pk: int) -> User:
    visible = policy.visible_people(
        User.objects.all(), person_of(request), Permission.VIEW_APPOINTMENTS, today()
    )
    return get_object_or_404(visible, pk=pk)


@dataclass(frozen=True, slots=True)
class Page:
    """The words around a form: heading, what it does, its button, and the way back."""

    heading: str
    button: str
    back: str
    back_label: str
    lead: str = ""
    warning: str = ""


def form_of(request: HttpRequest, make: type[ForPerson], **kwargs: Any) -> Any:
    """The form, bound where it was sent."""
    bound = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    return make(**bound, person=person_of(request), on=today(), **kwargs)


def ask(
    request: HttpRequest,
    form: Any,
    page: Page,
    act: Callable[[], HttpResponse],
    template: str = "agencies/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; where it was sent and is valid, act. A refusal comes back in the form with
    everything that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except ValidationError as refused:
            form.refuse(refused)
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, "page": page, **context}, status=status)


def done(request: HttpRequest, said: str, to: str, *args: Any) -> HttpResponse:
    messages.success(request, said)
    return redirect(to, *args)
