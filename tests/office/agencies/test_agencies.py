from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies as actions
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.trail import sealing
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, Agencies

HEALTH = {"name": "云江县卫生健康局", "kind": AgencyKind.DEPARTMENT}


def test_a_new_agency_stands_under_its_superior(administrator: User, agencies: Agencies) -> None:
    made = actions.create(parent=agencies.county, particulars=HEALTH, by=administrator, now=NOW)

    entry = Entry.objects.get(action="agencies.created")
    assert made.get_parent() == agencies.county
    assert (entry.agency, entry.object_id) == (made.pk, str(made.pk))
    assert entry.facts == {
        "parent": agencies.county.pk,
        "name": "云江县卫生健康局",
        "kind": "department",
    }


def test_a_clerk_makes_no_agency(owner: User, agencies: Agencies) -> None:
    with pytest.raises(PermissionDenied):
        actions.create(parent=agencies.education, particulars=HEALTH, by=owner, now=NOW)
    assert not Agency.objects.filter(name=HEALTH["name"]).exists()
    assert not Entry.objects.exists()


def test_nobody_makes_a_root_but_the_platform(administrator: User) -> None:
    with pytest.raises(ValidationError, match="部署"):
        actions.create(parent=None, particulars=HEALTH, by=administrator, now=NOW)


def test_two_of_one_name_do_not_stand_side_by_side(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(ValidationError, match="已有名为“云江县教育局”"):
        actions.create(
            parent=agencies.county,
            particulars={"name": "云江县教育局", "kind": AgencyKind.DEPARTMENT},
            by=administrator,
            now=NOW,
        )


def test_nothing_new_comes_under_an_abolished_agency(
    administrator: User, agencies: Agencies
) -> None:
    Agency.objects.filter(pk=agencies.finance.pk).update(abolished_on=date(2026, 1, 1))

    with pytest.raises(ValidationError, match="2026年1月1日撤销"):
        actions.create(parent=agencies.finance, particulars=HEALTH, by=administrator, now=NOW)


def test_a_credit_code_with_a_wrong_check_digit_is_refused(
    administrator: User, agencies: Agencies
) -> None:
    with pytest.raises(ValidationError, match="校验位"):
        actions.create(
            parent=agencies.county,
            particulars={**HEALTH, "credit_code": "11990101MB0000001X"},
            by=administrator,
            now=NOW,
        )


def change(agency: Agency, by: User, revision: int = 0, **particulars: object) -> Agency:
    return actions.change(
        agency=agency, particulars=particulars, expected_revision=revision, by=by, now=NOW
    )


def test_a_change_tells_the_trail_the_old_and_the_new(
    administrator: User, agencies: Agencies
) -> None:
    change(agencies.education, administrator, address="云江县文昌路 1 号", fax="")

    assert Entry.objects.get().facts == {"address": ["", "云江县文昌路 1 号"]}
    assert Agency.objects.get(pk=agencies.education.pk).address == "云江县文昌路 1 号"


def test_a_mobile_number_as_the_offices_telephone_is_sealed(
    administrator: User, agencies: Agencies
) -> None:
    change(agencies.education, administrator, telephone="13800138000")

    entry = Entry.objects.get()
    assert entry.facts == {}
    assert sealing.unseal(entry) == {"telephone": "空 → 13800138000"}


def test_a_change_of_nothing_leaves_no_entry(administrator: User, agencies: Agencies) -> None:
    change(agencies.education, administrator, name="云江县教育局")

    assert not Entry.objects.exists()


def test_who_saw_an_older_state_is_told_and_overwrites_nothing(
    administrator: User, agencies: Agencies
) -> None:
    change(agencies.education, administrator, fax="0990-1111111")

    with pytest.raises(ValidationError, match="他人已修改") as refused:
        change(agencies.education, administrator, fax="0990-2222222")
    assert refused.value.code == "overtaken"
    assert Agency.objects.get(pk=agencies.education.pk).fax == "0990-1111111"


def test_an_administrator_of_one_bureau_changes_no_other(
    make_person: object, agencies: Agencies
) -> None:
    local = make_person("local", "administrator", agencies.finance)  # type: ignore[operator]

    with pytest.raises(PermissionDenied):
        change(agencies.education, local, fax="0990-1111111")


def test_what_is_no_particular_cannot_be_changed(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(TypeError, match="abolished_on"):
        change(agencies.education, administrator, abolished_on=date(2026, 1, 1))
