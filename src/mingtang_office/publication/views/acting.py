"""How a step is done from a page: everything typed survives a refusal, and whoever comes second is
told what the first did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.models import Item
from mingtang_office.publication.views.doors import item_or_404
from mingtang_office.publication.views.item import show

INVALID, CONFLICT = 422, 409
STALE = "页面已过期，请核对现在的情况后再办。"
Act = Callable[[Item, dict[str, Any]], str]


def back(item: Item) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("publication:item", args=(item.pk,)), status=303)


def known(request: HttpRequest, form: Any) -> dict[str, Any]:
    """What every action is told."""
    return {
        "expected_revision": form.cleaned_data["revision"],
        "by": person_of(request),
        "now": timezone.now(),
    }


def status_of(error: Refused) -> int:
    return CONFLICT if isinstance(error, Overtaken) else INVALID


def with_revision(request: HttpRequest, item: Item) -> QueryDict:
    """What was typed, to be sent once more with the revision now seen."""
    data = request.POST.copy()
    data["revision"] = str(item.revision)
    return data


def again(form: StepForm, request: HttpRequest, item: Item) -> Form:
    return type(form)(with_revision(request, item), auto_id=form.auto_id)


def do(request: HttpRequest, item: Item, form: StepForm, name: str, act: Act) -> HttpResponse:
    """Do a step whose form stands on the item's page under this name."""
    if not form.is_valid():
        stale = STALE if "revision" in form.errors else ""
        typed: dict[str, Any] = {name: form}
        return show(request, item, status=INVALID, problem=stale, **typed)
    try:
        said = act(item, known(request, form))
    except Refused as error:
        now = item_or_404(request, item.pk)
        typed = {name: again(form, request, now)}
        return show(request, now, status=status_of(error), problem=error.message, **typed)
    messages.success(request, said)
    return back(item)
