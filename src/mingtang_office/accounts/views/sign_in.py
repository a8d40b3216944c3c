"""Sign-in, the own account, and the pages that say why a door stays shut."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView, PasswordChangeView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from mingtang_office.accounts import password_due
from mingtang_office.accounts.models import User
from mingtang_office.accounts.queries import covering, factors_of

_OFFICE = "wagtailadmin.access_admin"


def _sign_on_origin() -> str:
    parts = urlsplit(settings.SINGLE_SIGN_ON[0]["settings"]["server_url"])
    return f"{parts.scheme}://{parts.netloc}"


@method_decorator(sensitive_post_parameters("login", "password"), name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]  # allauth is untyped
    def get_authenticated_redirect_url(self) -> str:
        """Who is signed in and may not enter the office would be sent back and forth for ever."""
        if not self.request.user.has_perm(_OFFICE):
            return reverse("accounts:account")
        return str(super().get_authenticated_redirect_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "sign_on": settings.SINGLE_SIGN_ON[0] if settings.SINGLE_SIGN_ON else None,
            "help": settings.ACCOUNTS_HELP,
            "mail": settings.MAIL_IS_SET_UP,
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if settings.SINGLE_SIGN_ON:  # the browser holds the redirect that answers a form to this
            response._csp_update = {"form-action": [_sign_on_origin()]}  # type: ignore[attr-defined]
        return response


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth is untyped
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("accounts:account")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """The own account: what protects it, and where to change that."""
    person = request.user
    assert isinstance(person, User)
    return render(
        request,
        "accounts/account.html",
        {
            "person": person,
            "password_expires_at": password_due.expires_at(person),
            "factors": factors_of(person),
            "has_office": person.has_perm(_OFFICE),
            "covering": covering(person, timezone.localdate()),
            "help": settings.ACCOUNTS_HELP,
        },
    )
