"""Where the demonstration may not be loaded."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.demo.loading import Outcome, Refused, load
from mingtang_office.demo.simulator import NothingToSimulate, bulk_reports
from tests.office.demo.conftest import COUNTY, NOW, without_cases

pytestmark = pytest.mark.django_db


def test_production_refuses_it(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Refused, match="不能装入正式环境"):
        load(COUNTY, now=NOW, add=True)


def test_a_database_with_other_data_refuses_it() -> None:
    User.objects.create_user("somebody", full_name="某人")
    with pytest.raises(CommandError, match="--add"):
        call_command("load_demo")


def test_an_agency_of_the_same_name_is_in_its_way() -> None:
    Agency.add_root(name="云江县教育局", kind=AgencyKind.DEPARTMENT)
    with pytest.raises(Refused, match="同名"):
        load(COUNTY, now=NOW, add=True)


@pytest.mark.parametrize("size", ["village", "3", "60000", "-5", "１００"])
def test_a_size_that_cannot_be_is_refused(size: str) -> None:
    with pytest.raises(CommandError, match="--size"):
        call_command("load_demo", size=size)


def test_nobody_is_listed_where_no_demonstration_is() -> None:
    with pytest.raises(CommandError, match="没有演示数据"):
        call_command("load_demo", who=True)


def test_without_a_demonstration_no_report_can_be_simulated() -> None:
    with pytest.raises(NothingToSimulate):
        bulk_reports(1, "yunjiang")


def test_beside_other_data_it_is_loaded_when_that_is_asked() -> None:
    other = Agency.add_root(name="望川县人民政府", kind=AgencyKind.GOVERNMENT)
    User.objects.create_user("somebody", full_name="某人")
    with without_cases():
        assert load(COUNTY, now=NOW, add=True) is Outcome.LOADED
    roots = [root.name for root in Agency.get_root_nodes()]
    assert roots == ["望川县人民政府", "云江县人民政府"]
    assert Agency.objects.get(pk=other.pk).get_descendant_count() == 0
