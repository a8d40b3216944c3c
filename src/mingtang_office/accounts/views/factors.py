"""allauth's pages of second factors, each change with its trail entry in the same transaction."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from fido2.rpid import verify_rp_id

from mingtang_office.accounts.actions.factors import (
    record_added,
    record_factor_failure,
    record_recovery_codes,
    record_removed,
)
from mingtang_office.accounts.addresses import client_address
from mingtang_office.accounts.factors import note_added
from mingtang_office.accounts.models import User

TOTP, KEY = Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value


def _options(js_data: dict[str, Any], name: str) -> str:
    """What the browser needs for a key, as text of a data- attribute: no inline script."""
    return json.dumps(js_data[name])


class _Add:
    kind: str
    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            person = self.request.user
            assert isinstance(person, User)
            record_added(person=person, kind=self.kind, now=timezone.now())
        note_added(self.request.session)
        return response


class AddApp(_Add, ActivateTOTPView):  # type: ignore[misc]  # allauth is untyped
    kind = TOTP


class AddKey(_Add, AddWebAuthnView):  # type: ignore[misc]
    kind = KEY

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        host = self.request.get_host().partition(":")[0]
        return {
            **context,
            "form": kwargs.get("form") or context["form"],
            "options": _options(context["js_data"], "creation_options"),
            # A key is bound to a name, not to a number, and only over https or on localhost.
            "works_here": verify_rp_id(host, f"{self.request.scheme}://{host}"),
        }


class _Remove:
    kind: str
    success_url = reverse_lazy("mfa_index")
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self._factor()):
            context["refusal"] = adapter.error_messages["cannot_delete_authenticator"]
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.user
        assert isinstance(person, User)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=person.pk)  # two at once: one of them is last
            if get_adapter().can_delete_authenticator(self._factor()):
                response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
                record_removed(person=person, kind=self.kind, now=timezone.now())
                return response
        refused: HttpResponse = self.render_to_response(  # type: ignore[attr-defined]
            self.get_context_data(form=form), status=403
        )
        return refused

    def _factor(self) -> Authenticator:
        raise NotImplementedError


class RemoveApp(_Remove, DeactivateTOTPView):  # type: ignore[misc]
    kind = TOTP

    def _factor(self) -> Authenticator:
        return self.authenticator


class RemoveKey(_Remove, RemoveWebAuthnView):  # type: ignore[misc]
    kind = KEY

    def _factor(self) -> Authenticator:
        return self.get_object()


class MakeRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.user
        assert isinstance(person, User)
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            record_recovery_codes(person=person, now=timezone.now())
        return response


class GiveFactor(AuthenticateView):  # type: ignore[misc]
    """The second step of a sign-in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        kinds = set(
            Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        )
        return {
            **context,
            "options": _options(context["js_data"], "request_options"),
            "has_app": TOTP in kinds,
            "has_key": KEY in kinds,
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        record_factor_failure(
            person=self.stage.login.user,
            address=client_address(self.request),
            now=timezone.now(),
        )
        response: HttpResponse = super().form_invalid(form)
        return response


class ConfirmByKey(ReauthenticateWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "options": _options(context["js_data"], "request_options")}
