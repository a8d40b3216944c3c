"""How a step is done from a page: everything typed survives a refusal, and whoever comes second is told
what the first did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.refusals import Overtaken, Refused

INVALID, CONFLICT = 422, 409
STALE = "页面已过期，请核对现在的情况后再办。"


class Revised(Protocol):
    """A thing that counts its changes."""

    @property
    def revision(self) -> int: ...


T = TypeVar("T", bound=Revised)


def status_of(error: Refused) -> int:
    return CONFLICT if isinstance(error, Overtaken) else INVALID


def with_revision(request: HttpRequest, revision: int) -> QueryDict:
    """What was typed, to be sent once more with the revision now seen."""
    data = request.POST.copy()
    data["revision"] = str(revision)
    return data


def known(request: HttpRequest, form: Form) -> dict[str, Any]:
    """What every action is told."""
    return {
        "expected_revision": form.cleaned_data["revision"],
        "by": person_of(request),
        "now": timezone.now(),
    }


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The page of one thing, on which its small forms stand: `now` finds the thing as it stands, `show`
    is the page with these forms and this problem, `back` leads to it."""

    now: Callable[[HttpRequest, T], T]
    show: Callable[..., HttpResponse]
    back: Callable[[T], HttpResponse]

    def do(
        self,
        request: HttpRequest,
        thing: T,
        form: Form,
        name: str,
        act: Callable[[T, dict[str, Any]], str],
    ) -> HttpResponse:
        """Do a step whose form stands on the page under this name."""
        typed: dict[str, Any] = {name: form}
        if not form.is_valid():
            problem = STALE if "revision" in form.errors else ""
            return self.show(request, thing, status=INVALID, problem=problem, **typed)
        try:
            said = act(thing, known(request, form))
        except Refused as error:
            now = self.now(request, thing)
            form.data = with_revision(request, now.revision)
            return self.show(request, now, status=status_of(error), problem=error.message, **typed)
        messages.success(request, said)
        return self.back(thing)
