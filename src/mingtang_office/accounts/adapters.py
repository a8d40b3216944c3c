"""allauth's hooks, filled: what it tells us of sign-in goes to the trail, and how its secrets rest."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from mingtang_office.accounts import lock_out, password_due, session_limits
from mingtang_office.accounts.actions.passwords import change_password
from mingtang_office.accounts.actions.sign_ins import (
    Refusal,
    SignOut,
    record_failure,
    record_refusal,
    record_sign_in,
    record_sign_out,
)
from mingtang_office.accounts.addresses import client_address
from mingtang_office.accounts.models import User
from mingtang_office.accounts.queries import person_named

_WAYS = {
    "reauthenticate": "用密码确认",
    "mfa_reauthenticate": "用手机动态码或备用码确认",
    "mfa_reauthenticate:webauthn": "用安全密钥确认",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "这个账号已停用。",
        "enter_current_password": "现用密码不对，请重新输入。",
        "incorrect_code": "验证码不对，或者已经过期、已经用过。请输入最新的验证码。",
        "incorrect_password": "密码不对，请重新输入。",
        "invalid_password_reset": "这个重设密码的链接已失效或已用过，请重新申请。",
        "rate_limited": "操作过于频繁，请稍候几分钟再试。",
        "too_many_login_attempts": "尝试次数过多，请 15 分钟后再试。",
        "username_password_mismatch": "用户名或密码不对，请核对后重新输入。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": _WAYS[method["id"]]} for method in methods]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the minutes after the password itself was given: who has just signed in to set
        up a second factor is not asked for the password again."""
        records = get_authentication_records(self.request, self.request.user)
        given = max((r["at"] for r in records if r["method"] == "password"), default=0)
        if time.time() - given < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if not user.is_active:
            record_refusal(
                person=user,
                why=Refusal.INACTIVE,
                address=client_address(request),
                now=timezone.now(),
            )
        return response

    def login(self, request: HttpRequest, user: User) -> None:
        now = timezone.now()
        records = get_authentication_records(request, user)
        methods = [":".join(filter(None, (r["method"], r.get("type")))) for r in records]
        with transaction.atomic():
            super().login(request, user)
            record_sign_in(person=user, methods=methods, address=client_address(request), now=now)
        session_limits.begin(request.session, now)
        if "password" in methods:
            password_due.note(request.session, user, now)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        if not user.has_perm("wagtailadmin.access_admin"):  # whom the office would send back here
            kwargs["redirect_url"] = reverse("accounts:account")
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        assert person.is_authenticated
        with transaction.atomic():
            record_sign_out(person=person, why=SignOut.BY_PERSON, now=timezone.now())
            super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record_failure(
            person=person_named(credentials.get("username", "")),
            address=client_address(request),
            now=timezone.now(),
            locked=lock_out.has_just_locked(request),
        )

    def set_password(self, user: User, password: str) -> None:
        signed_in = self.request.user.is_authenticated
        change_password(
            person=user,
            password=password,
            by=user,
            now=timezone.now(),
            how="change" if signed_in else "reset_by_mail",
        )
        password_due.settle(self.request.session)


def _cipher() -> Fernet:
    """Under the key that lasts as long as the data: a secret in a telephone outlives the key that
    signs sessions."""
    bound = b"mingtang.accounts.factors:" + settings.TRAIL_SEALING_KEY.encode()
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(bound).digest()))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "您担任的角色必须使用两步验证，这是您唯一的验证方式，不能移除。请先添加另一种验证方式，再移除这一种。"
        ),
        "cannot_generate_recovery_codes": "请先设置手机动态码或安全密钥，再生成备用码。",
        "incorrect_code": "验证码不对，或者已经过期、已经用过。请输入最新的验证码。",
    }

    def get_totp_label(self, user: User) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:
        held = Authenticator.objects.filter(user=user, type=type).count()
        return f"安全密钥 {held + 1}"

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)
