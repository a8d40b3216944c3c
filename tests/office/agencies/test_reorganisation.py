from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy, queries
from mingtang_office.agencies.actions import reorganisation
from mingtang_office.agencies.actions.reorganisation import Ground
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Affiliation, Agency, AgencyKind, Membership, Role
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson

GROUND = Ground(on=date(2026, 3, 1), document="云江委发〔2026〕2号")


def merge_education_into_finance(agencies: Agencies, by: User) -> Agency:
    return reorganisation.merge(
        agencies=[agencies.education], into=agencies.finance, ground=GROUND, by=by, now=NOW
    )


def test_a_merged_agency_keeps_its_past_and_names_its_successor(
    administrator: User, agencies: Agencies
) -> None:
    merge_education_into_finance(agencies, administrator)

    old = Agency.objects.get(pk=agencies.education.pk)
    assert (old.name, old.abolished_on) == ("云江县教育局", date(2026, 3, 1))
    assert old.successions.get().successor == agencies.finance
    assert Agency.objects.get(pk=agencies.school.pk).get_parent() == agencies.finance


def test_a_merger_stands_in_the_trail_of_both(administrator: User, agencies: Agencies) -> None:
    merge_education_into_finance(agencies, administrator)

    entries = Entry.objects.filter(action="agencies.merged")
    assert {entry.agency for entry in entries} == {agencies.education.pk, agencies.finance.pk}
    assert entries[0].facts["document"] == "云江委发〔2026〕2号"


def test_the_successor_sees_what_the_abolished_left(
    administrator: User, stranger: User, agencies: Agencies
) -> None:
    assert not policy.may(stranger, Permission.VIEW_REPORTS, agencies.education, TODAY)
    merge_education_into_finance(agencies, administrator)

    stranger = User.objects.get(pk=stranger.pk)
    assert policy.may(stranger, Permission.VIEW_REPORTS, agencies.education, TODAY)
    assert list(queries.agencies_for(stranger, Permission.UPLOAD_REPORTS, TODAY)) == [
        agencies.finance
    ]


def test_the_eve_of_the_merger_shows_the_successor_nothing(
    administrator: User, stranger: User, agencies: Agencies
) -> None:
    merge_education_into_finance(agencies, administrator)

    assert not policy.may(stranger, Permission.VIEW_REPORTS, agencies.education, date(2026, 2, 28))


def test_who_succeeds_a_successor_sees_the_first_of_the_line(
    administrator: User, agencies: Agencies, make_person: MakePerson
) -> None:
    merged = merge_education_into_finance(agencies, administrator)
    renamed = reorganisation.rename(
        agency=merged, name="云江县教育和财政局", short_name="", ground=GROUND,
        by=administrator, now=NOW,
    )  # fmt: skip
    clerk = make_person("wen", Role.CLERK, renamed)

    assert policy.may(clerk, Permission.VIEW_REPORTS, agencies.education, TODAY)


def test_nothing_is_abolished_before_its_day(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(ValidationError, match="还没有到"):
        reorganisation.merge(
            agencies=[agencies.education], into=agencies.finance,
            ground=Ground(date(2026, 3, 14), "号"), by=administrator, now=NOW,
        )  # fmt: skip


def test_a_merger_needs_the_right_at_both(make_person: MakePerson, agencies: Agencies) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.finance)

    with pytest.raises(PermissionDenied):
        merge_education_into_finance(agencies, local)
    assert Agency.objects.get(pk=agencies.education.pk).abolished_on is None


def test_nothing_is_merged_into_what_lies_below_it(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(ValidationError, match="下级"):
        reorganisation.merge(
            agencies=[agencies.education], into=agencies.school, ground=GROUND,
            by=administrator, now=NOW,
        )  # fmt: skip


def test_a_split_names_every_successor(administrator: User, agencies: Agencies) -> None:
    sports = agencies.county.add_child(name="云江县体育局", kind=AgencyKind.DEPARTMENT)
    reorganisation.split(
        agency=agencies.education, into=[agencies.finance, sports], children_to=sports,
        ground=GROUND, by=administrator, now=NOW,
    )  # fmt: skip

    successors = agencies.education.successions.values_list("successor__name", flat=True)
    assert sorted(successors) == ["云江县体育局", "云江县财政局"]
    assert Agency.objects.get(pk=agencies.school.pk).get_parent() == sports


def test_one_successor_is_no_split(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(ValidationError, match="至少要有两个"):
        reorganisation.split(
            agency=agencies.education, into=[agencies.finance], children_to=agencies.finance,
            ground=GROUND, by=administrator, now=NOW,
        )  # fmt: skip


def test_who_hands_over_some_duties_goes_on_and_shows_nothing(
    administrator: User, stranger: User, agencies: Agencies
) -> None:
    reorganisation.transfer(
        agency=agencies.education, to=agencies.finance, abolish=False, ground=GROUND,
        by=administrator, now=NOW,
    )  # fmt: skip

    assert Agency.objects.get(pk=agencies.education.pk).abolished_on is None
    assert not policy.may(stranger, Permission.VIEW_REPORTS, agencies.education, TODAY)


def rename_education(agencies: Agencies, by: User) -> Agency:
    return reorganisation.rename(
        agency=agencies.education, name="云江县教育体育局", short_name="县教体局", ground=GROUND,
        by=by, now=NOW,
    )  # fmt: skip


def test_a_new_name_keeps_people_roles_and_subordinates(
    administrator: User, owner: User, agencies: Agencies
) -> None:
    Affiliation.objects.create(user=owner, agency=agencies.education)
    new = rename_education(agencies, administrator)

    owner = User.objects.get(pk=owner.pk)
    assert policy.may(owner, Permission.UPLOAD_REPORTS, new, TODAY)
    assert owner.affiliation.agency == new
    assert [child.name for child in new.get_children()] == ["云江县第一中学"]
    assert list(queries.agencies_for(owner, Permission.UPLOAD_REPORTS, TODAY)) == [new]


def test_a_role_to_come_comes_at_the_new_name(
    administrator: User, colleague: User, agencies: Agencies
) -> None:
    to_come = Membership.objects.create(
        user=colleague, agency=agencies.education, role=Role.HEAD, starts_on=date(2026, 5, 1)
    )
    new = rename_education(agencies, administrator)

    to_come.refresh_from_db()
    assert (to_come.agency, to_come.starts_on) == (new, date(2026, 5, 1))


def test_a_renamed_root_keeps_its_administrator(administrator: User, agencies: Agencies) -> None:
    new = reorganisation.rename(
        agency=agencies.county, name="云江市人民政府", short_name="", ground=GROUND,
        by=administrator, now=NOW,
    )  # fmt: skip

    administrator = User.objects.get(pk=administrator.pk)
    assert new.depth == 1
    assert policy.may(administrator, Permission.MANAGE_AGENCIES, new, TODAY)
    assert Agency.objects.get(pk=agencies.school.pk).path.startswith(new.path)


def test_what_is_abolished_is_not_abolished_again(administrator: User, agencies: Agencies) -> None:
    rename_education(agencies, administrator)

    with pytest.raises(ValidationError, match="撤销"):
        merge_education_into_finance(agencies, administrator)
