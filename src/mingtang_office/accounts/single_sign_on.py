"""Single sign-on with the house's identity provider (OpenID Connect), where the settings name one.

It opens accounts that an administrator made and makes none. The first time, the identity (`sub`) is
tied to the account whose user name the configured claim says; afterwards both must agree, so that a
name given to somebody else does not open the account of who had it before.
"""

from __future__ import annotations

from typing import Any, NoReturn

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from mingtang_office.accounts.actions.identities import link_identity
from mingtang_office.accounts.actions.sign_ins import Refusal, record_refusal
from mingtang_office.accounts.addresses import client_address
from mingtang_office.accounts.models import User

# Signatures by a key pair; a shared secret or no signature at all proves nothing here.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
_LEEWAY = 60  # seconds that two servers' clocks may be apart

_REASONS = {
    Refusal.NO_ACCOUNT: "统一身份认证已经通过，但本系统没有与之对应的在用账号。",
    Refusal.OTHER_IDENTITY: "统一身份认证的身份与本系统账号的绑定不一致，为安全起见没有登录。",
    Refusal.PROVIDER: "统一身份认证没有完成，可能是您取消了，也可能是对方系统出错。",
}


def refuse(request: HttpRequest, why: Refusal, person: User | None = None) -> NoReturn:
    record_refusal(person=person, why=why, address=client_address(request), now=timezone.now())
    page = render(
        request,
        "accounts/sign_on_refused.html",
        {"reason": _REASONS[why], "help": settings.ACCOUNTS_HELP},
        status=403,
    )
    raise ImmediateHttpResponse(page)


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> User:
        """Nothing is taken from what the provider tells of a person."""
        return User()

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") != "login":
            refuse(request, Refusal.PROVIDER)  # nobody connects or disconnects by hand
        name = sociallogin.claims.get(settings.SINGLE_SIGN_ON[0]["settings"]["claim"])
        person = User.objects.filter(username=name, is_active=True).first() if name else None
        if person is None:
            refuse(request, Refusal.NO_ACCOUNT)
        provider, subject = sociallogin.account.provider, sociallogin.account.uid
        if sociallogin.is_existing:
            if sociallogin.user != person:
                refuse(request, Refusal.OTHER_IDENTITY, person)
            return
        if SocialAccount.objects.filter(user=person, provider=provider).exists():
            refuse(request, Refusal.OTHER_IDENTITY, person)
        sociallogin.account = link_identity(
            person=person, provider=provider, subject=subject, by=person, now=timezone.now()
        )
        sociallogin.user = person

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        refuse(request, Refusal.PROVIDER)


class SignOnProtocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth is untyped
    """allauth's, stricter: the token's signature, issuer and audience are always checked, the
    person's data must belong to the token's subject, and none of them are stored."""

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **kwargs: Any
    ) -> SocialLogin:
        identity = self._decode_id_token(app, kwargs["response"].get("id_token", ""))
        claims = dict(identity)
        if app.settings["claim"] not in claims:
            told = self._fetch_user_info(token.token)
            if told.get("sub") != identity["sub"]:  # OpenID Connect Core 5.3.2
                raise OAuth2Error("userinfo speaks of somebody else")
            claims |= told
        login = self.get_provider().sociallogin_from_response(request, {"id_token": identity})
        login.claims = claims
        login.account.extra_data = {}
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        if self.openid_config["issuer"].rstrip("/") != app.settings["server_url"].rstrip("/"):
            raise OAuth2Error("the configuration is that of another issuer")
        try:
            header = jwt.get_unverified_header(id_token)
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self._key(header.get("kid")),
                algorithms=_ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=_LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"id_token refused: {type(error).__name__}") from error
        return claims

    def _key(self, name: str | None) -> jwt.PyJWK:
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(response.json()).keys
        fitting = [key for key in keys if name is None or key.key_id == name]
        if len(fitting) != 1:
            raise OAuth2Error("no key, or no single key, for this id_token")
        return fitting[0]
