"""allauth's forms in our words: labels instead of placeholders, help only where it helps."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as key


class _Plain:
    labels: ClassVar[dict[str, str]] = {}
    helps: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name != "password1":  # there stands what a password must be
                field.help_text = self.helps.get(name, "")


class SignInForm(_Plain, account.LoginForm):  # type: ignore[misc]  # allauth is untyped
    labels = {"login": "用户名", "password": "密码"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class ConfirmForm(_Plain, account.ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": "密码"}


class ChangePasswordForm(_Plain, account.ChangePasswordForm):  # type: ignore[misc]
    labels = {"oldpassword": "现用密码", "password1": "新密码", "password2": "再输一遍新密码"}


class ResetForm(_Plain, account.ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": "电子邮箱"}
    helps = {"email": "填写管理员为您登记的邮箱。"}


class ResetByKeyForm(_Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": "新密码", "password2": "再输一遍新密码"}


class AddAppForm(_Plain, app.ActivateTOTPForm):  # type: ignore[misc]
    labels = {"code": "应用显示的 6 位验证码"}


class AddKeyForm(_Plain, key.AddWebAuthnForm):  # type: ignore[misc]
    labels = {"name": "给这个密钥起个名字"}
    helps = {"name": "以后有几个密钥时好分辨，例如“办公室电脑旁的蓝色密钥”。"}


class ConfirmByCodeForm(_Plain, factor.ReauthenticateForm):  # type: ignore[misc]
    labels = {"code": "验证码"}
