"""The statistics as an officer sees them: figures that lead to their cases, charts with their tables."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.annual.conftest import enter
from tests.office.conftest import Agencies, MakePerson

YEAR = "year=2025&span=year"
PAGES = {
    "overview": f"/office/statistics/?{YEAR}",
    "tables": f"/office/statistics/tables/?{YEAR}",
    "cases": f"/office/statistics/cases/?{YEAR}&cell=applications/total/total",
    "wrong": "/office/statistics/?year=2025&span=days&cut_off=2199-01-01T00:00",
}


@pytest.fixture
def above(make_person: MakePerson, agencies: Agencies) -> User:
    """The county's supervisor, over two bureaus with a year of applications."""
    for n, disposition in enumerate(Disposition):
        agency = (agencies.education, agencies.finance)[n % 2]
        received = date(2025, 1 + n % 12, 3)
        enter(
            agency,
            received,
            received.replace(day=24),
            disposition,
            kind=list(ApplicantKind)[n % 6],
            in_time=n % 7 != 0,
        )
    return make_person("above", Role.SUPERVISOR, agencies.county)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_statistics_are_accessible_and_fit(
    name: str, open_page: OpenPage, above: User
) -> None:
    looks(open_page(PAGES[name], above), f"statistics-{name}", *WIDTHS)


def test_a_figure_of_the_table_leads_to_as_many_cases(open_page: OpenPage, above: User) -> None:
    page = open_page(PAGES["tables"], above)
    figure = page.get_by_role("region", name="收到和处理政府信息公开申请情况").get_by_role(
        "link", name="23", exact=True
    )
    figure.first.click()
    page.get_by_text("共 23 件").wait_for()
    assert page.locator("tbody tr").count() == 23


def test_an_agency_s_line_leads_to_its_own_figures(open_page: OpenPage, above: User) -> None:
    page = open_page(PAGES["overview"], above)
    page.get_by_role("link", name="云江县财政局", exact=True).click()
    page.wait_for_url("**/statistics/?agency=**")
    assert page.locator(".statistics-of strong").inner_text() == "云江县财政局"
