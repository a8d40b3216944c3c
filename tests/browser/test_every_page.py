"""Every page that the walk of all addresses knows, looked at by axe and at two widths, each by
somebody whom it opens for."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Role
from tests.browser.conftest import WIDTHS, OpenPage, assert_accessible, assert_fits, keep_screen
from tests.office.conftest import Agencies, MakePerson
from tests.office.walk import world
from tests.office.walk.surfaces import SURFACES, Door, Surface

# No pages: pictures, data, fragments that another page takes in, and the way out.
_NO_PAGE = {
    "account_logout",
    "agencies:children",
    "agencies:offer",
    "api:agencies",
    "api:columns",
    "api:items",
    "api:openapi-json",
    "api:openapi-view",  # Swagger's own; what it says stands on `portal:data` as well
    "api:reports",
    "auditing:page_image",
    "channels:sheet",
    "applications:redaction_picture",
    "operation:healthz",
    "portal:agency_feed",
    "portal:column_feed",
    "portal:feed",
    "portal:robots",
    "portal:search_feed",
    "portal:sitemap",
    "portal:sitemap_pages",
    "powers:template",
    "operation:readyz",
    "publication:district_file",
    "publication:district_template",
    "publication:file",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "year_reports:preview",
}
_AT_THE_TOP = (Door.REGION_KEEPER, Door.CALENDAR_KEEPER)
PAGES = [
    name
    for name, each in SURFACES.items()
    if name not in _NO_PAGE and not each.post and not each.own_only
]


def _role_for(surface: Surface) -> Role:
    """Somebody whom this surface opens for."""
    if isinstance(surface.opens, Permission):
        return next(iter(GRANTS[surface.opens]))
    return Role.ADMINISTRATOR if surface.opens in _AT_THE_TOP else Role.CLERK


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(
    name: str, open_page: OpenPage, make_person: MakePerson, agencies: Agencies
) -> None:
    surface, side = SURFACES[name], world.build(agencies)["own"]
    top = surface.opens in _AT_THE_TOP
    person = make_person(
        "visitor", _role_for(surface), agencies.county if top else agencies.education
    )
    path = reverse(name, kwargs=surface.at(side) if surface.at else {})
    for width in WIDTHS:
        page = open_page(path, None if surface.opens is Door.ANYBODY else person, width=width)
        assert_fits(page)
        assert_accessible(page)
        keep_screen(page, name.replace(":", "-"))
