"""Every address of the site."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from mingtang_office.accounts import urls as accounts_urls
from mingtang_office.channels import screen_urls
from mingtang_office.operation import urls as operation_urls
from mingtang_office.portal import urls as portal_urls
from mingtang_office.portal.views.open_data import api

handler403 = "mingtang_office.ui.denials.denied"
handler404 = "mingtang_office.portal.views.old_addresses.not_found"

urlpatterns = [
    path("", include(accounts_urls)),
    path("office/", include(wagtailadmin_urls)),
    path("", include(operation_urls)),
    path("screens/", include(screen_urls)),
    path("api/v1/", api.urls),
    path("", include(portal_urls)),
]
