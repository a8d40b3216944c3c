"""The pages of sign-in that this product wants, one by one: no sign-up, no managing of addresses by
oneself. The rest of allauth, and Wagtail's own door, which would let people in without the second
factor, are not there."""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from mingtang_office.accounts.views import factors, sign_in, single_sign_on


def _no_page(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404


_pages: list[URLPattern | URLResolver] = [
    path("", include(([path("", sign_in.account, name="account")], "accounts"))),
    path("login/", sign_in.SignIn.as_view(), name="account_login"),
    path("logout/", account_views.logout, name="account_logout"),
    path("inactive/", account_views.account_inactive, name="account_inactive"),
    path("confirm/", account_views.reauthenticate, name="account_reauthenticate"),
    path("password/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path("factors/", factor_views.index, name="mfa_index"),
    path("factors/give/", factors.GiveFactor.as_view(), name="mfa_authenticate"),
    path("factors/confirm/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path(
        "factors/confirm/key/",
        factors.ConfirmByKey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("factors/app/", factors.AddApp.as_view(), name="mfa_activate_totp"),
    path("factors/app/remove/", factors.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("factors/key/", factors.AddKey.as_view(), name="mfa_add_webauthn"),
    path("factors/key/<int:pk>/remove/", factors.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("factors/codes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "factors/codes/make/",
        factors.MakeRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]

RESET_BY_MAIL: list[URLPattern | URLResolver] = [
    path("password/reset/", account_views.password_reset, name="account_reset_password"),
    path(
        "password/reset/sent/",
        account_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

SIGN_ON: list[URLPattern | URLResolver] = [
    path("sign-on/<slug:provider_id>/", single_sign_on.leave, name="openid_connect_login"),
    path(
        "sign-on/<slug:provider_id>/callback/",
        single_sign_on.come_back,
        name="openid_connect_callback",
    ),
]

if settings.MAIL_IS_SET_UP:
    _pages += RESET_BY_MAIL
if settings.SINGLE_SIGN_ON:
    _pages += SIGN_ON

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(_pages)),
    # Before Wagtail's own pages at the same addresses.
    path("office/logout/", account_views.logout),
    path("office/account/", RedirectView.as_view(pattern_name="accounts:account")),
    re_path(r"^office/(?:login|password_reset)/(?P<rest>.*)$", _no_page),
]
