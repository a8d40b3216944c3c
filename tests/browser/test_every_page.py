"""Every page that the walk of all addresses knows, looked at by axe and at two widths, each by
somebody whom it opens for."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Role
from tests.browser.conftest import WIDTHS, OpenPage, looks
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


def _area_of(name: str) -> str:
    """The app whose page it is."""
    return re.split("[:_]", name)[0]


AREAS = sorted({_area_of(name) for name in PAGES})


def _role_for(surface: Surface) -> Role:
    """Somebody whom this surface opens for."""
    if isinstance(surface.opens, Permission):
        return next(iter(GRANTS[surface.opens]))
    return Role.ADMINISTRATOR if surface.opens in _AT_THE_TOP else Role.CLERK


@pytest.mark.parametrize("area", AREAS)
def test_every_page_is_accessible_and_fits(
    area: str, open_page: OpenPage, make_person: MakePerson, agencies: Agencies
) -> None:
    side = world.build(agencies)["own"]
    windows: dict[tuple[str, int], Page] = {}
    faults = []

    def look(name: str, width: int) -> None:
        surface = SURFACES[name]
        path = reverse(name, kwargs=surface.at(side) if surface.at else {})
        top = surface.opens in _AT_THE_TOP
        agency = agencies.county if top else agencies.education
        anybody = surface.opens is Door.ANYBODY
        who = "" if anybody else f"{_role_for(surface)}-{agency.pk}"
        if (who, width) not in windows:
            person = User.objects.filter(username=who).first()
            if person is None and not anybody:
                person = make_person(who, _role_for(surface), agency)
            windows[who, width] = open_page(path, person, width=width)
        else:
            windows[who, width].goto(path)
        page = windows[who, width]
        looks(page, name.replace(":", "-"))

    for name in PAGES:
        for width in WIDTHS if _area_of(name) == area else ():
            try:
                look(name, width)
            except AssertionError as fault:
                faults.append(f"{name} {width}: {fault}")
    assert faults == []
