"""The code of an authenticator app or a recovery code, at sign-in."""

from __future__ import annotations

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from django.core.cache import cache


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """allauth forgets a used code after one period, but with a tolerance the code itself is good for
    longer; here it is remembered for as long as it would be good."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "验证码"
        self.fields["code"].widget.attrs.pop("placeholder", None)

    def clean_code(self) -> str:
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            lifetime = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
            used = f"mingtang.accounts.code:{self.user.pk}:{''.join(code.split())}"
            if not cache.add(used, 1, timeout=lifetime):
                raise get_adapter().validation_error("incorrect_code")
        return code
