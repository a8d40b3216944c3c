"""Every address of the site."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from mingtang_office.accounts import urls as accounts_urls
from mingtang_office.channels import screen_urls
from mingtang_office.operation import urls as operation_urls
from mingtang_office.portal import urls as portal_urls

handler403 = "mingtang_office.ui.denials.denied"

urlpatterns = [
    path("", include(accounts_urls)),
    path("office/", include(wagtailadmin_urls)),
    path("", include(operation_urls)),
    path("screens/", include(screen_urls)),
    path("", include(portal_urls)),
]
