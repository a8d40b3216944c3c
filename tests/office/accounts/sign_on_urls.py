"""The site's addresses where an identity provider is configured."""

from django.urls import include, path

from mingtang_office import urls
from mingtang_office.accounts.urls import RESET_BY_MAIL, SIGN_ON

urlpatterns = [path("accounts/", include([*SIGN_ON, *RESET_BY_MAIL])), *urls.urlpatterns]
