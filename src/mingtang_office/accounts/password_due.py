"""A password that must be changed: the first one that an administrator gave, or one too old.

Decided at sign-in with that password, so that nobody is interrupted at work; then nothing else
opens until it is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from mingtang_office.accounts.detours import detour, has_session
from mingtang_office.accounts.models import User

_DUE = "password_due"
_OPEN = frozenset({"account_change_password", "account_logout", "wagtailadmin_logout"})


class Due(StrEnum):
    FIRST = "first"
    OLD = "old"


def expires_at(person: User) -> datetime | None:
    if not settings.PASSWORD_DAYS or not person.has_usable_password():
        return None
    return (person.password_set_at or person.date_joined) + timedelta(days=settings.PASSWORD_DAYS)


def due(person: User, now: datetime) -> Due | None:
    if person.must_change_password:
        return Due.FIRST
    end = expires_at(person)
    return Due.OLD if end is not None and end <= now else None


def note(session: SessionBase, person: User, now: datetime) -> None:
    """At a sign-in by password: keep in the session whether the password is due."""
    found = due(person, now)
    if found is not None:
        session[_DUE] = found.value


def settle(session: SessionBase) -> None:
    session.pop(_DUE, None)


def reason(found: Due) -> str:
    if found is Due.FIRST:
        return "您现在用的是管理员发给您的初始密码。请先设一个只有您自己知道的密码，再继续使用。"
    return f"您的密码已使用超过 {settings.PASSWORD_DAYS} 天。请按照规定先更换密码，再继续使用。"


class PasswordInForce:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not has_session(request) or _DUE not in request.session:
            return None
        match = request.resolver_match
        if match is not None and match.view_name in _OPEN:
            return None
        found = Due(request.session[_DUE])
        return detour(request, "account_change_password", reason(found), status=403)
