"""Who stands before a screen, and the door of one that is at no one agency: open to whoever holds its
permission anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[Concatenate[HttpRequest, P], R]


def person_of(request: HttpRequest) -> User:
    """Who asks; the frame has let nobody in who is not signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def holders_only(permission: Permission) -> Callable[[View[P, R]], View[P, R]]:
    """Refuses a person who holds `permission` at no agency; what is shown inside is filtered by the
    same permission."""

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not policy.scope(request.user, permission, timezone.localdate()):
                raise PermissionDenied(policy.REFUSED)
            return view(request, *args, **kwargs)

        return checked

    return decorate
