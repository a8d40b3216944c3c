"""Whose role calls for a second factor gets nowhere without one, and cannot take the last away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mingtang_office.accounts import adapters, factors
from mingtang_office.accounts.detours import detour, has_session
from mingtang_office.accounts.models import User
from mingtang_office.accounts.queries import factors_of
from mingtang_office.agencies import policy

# What opens without a factor: setting one up, proving who one is, changing the password, leaving.
_OPEN = frozenset(
    {
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "wagtailadmin_logout",
    }
)
_SET_UP = "您担任的角色（分管领导、系统管理、安全管理或审计）必须使用两步验证。请先设置一种验证方式，再继续使用。"
_SHOW = "您担任的角色必须使用两步验证，本次登录还没有验证。请先完成验证。"


class FactorAdapter(adapters.FactorAdapter):
    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        person = User.objects.get(pk=authenticator.user_id)
        others = factors_of(person).exclude(pk=authenticator.pk)
        return others.exists() or not policy.needs_second_factor(person, timezone.localdate())


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not has_session(request):
            return None
        person = request.user
        match = request.resolver_match
        if match is not None and match.view_name in _OPEN:
            return None
        if not person.is_authenticated or not policy.needs_second_factor(
            person, timezone.localdate()
        ):
            return None
        if not factors_of(person).exists():
            return detour(request, "mfa_index", _SET_UP, status=403)
        if not factors.is_shown(request):
            return detour(request, "mfa_reauthenticate", _SHOW, status=403)
        return None
