from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Role
from tests.office.conftest import TODAY, Agencies, MakePerson, SignIn


def test_a_clerk_sees_the_own_agency_alone(owner: User, agencies: Agencies) -> None:
    seen = policy.visible(Agency.objects.all(), owner, Permission.VIEW_AGENCIES, TODAY, field="")

    assert [agency.name for agency in seen] == ["云江县教育局"]


def test_a_supervisor_sees_all_below(make_person: MakePerson, agencies: Agencies) -> None:
    supervisor = make_person("zhou", Role.SUPERVISOR, agencies.county)

    assert policy.may(supervisor, Permission.VIEW_REPORTS, agencies.school, TODAY)
    assert not policy.may(supervisor, Permission.CORRECT_REPORTS, agencies.school, TODAY)


def test_a_deputy_may_what_the_absent_may_and_only_then(
    owner: User, stranger: User, agencies: Agencies
) -> None:
    Deputy.objects.create(
        principal=owner, deputy=stranger, starts_on=date(2026, 3, 9), ends_on=TODAY
    )

    assert policy.may(stranger, Permission.UPLOAD_REPORTS, agencies.education, TODAY)
    assert (
        policy.acting_for(stranger, Permission.UPLOAD_REPORTS, agencies.education, TODAY)
        == owner.pk
    )
    assert not policy.may(
        stranger, Permission.UPLOAD_REPORTS, agencies.education, date(2026, 3, 14)
    )


def test_a_closed_account_is_covered_by_nobody(
    owner: User, stranger: User, agencies: Agencies
) -> None:
    Deputy.objects.create(principal=owner, deputy=stranger, starts_on=TODAY, ends_on=TODAY)
    User.objects.filter(pk=owner.pk).update(is_active=False)

    assert not policy.may(stranger, Permission.UPLOAD_REPORTS, agencies.education, TODAY)


def test_a_deputy_of_the_security_officer_gives_no_rights_away(
    make_person: MakePerson, stranger: User, agencies: Agencies
) -> None:
    security = make_person("security", Role.SECURITY, agencies.county)
    Deputy.objects.create(principal=security, deputy=stranger, starts_on=TODAY, ends_on=TODAY)

    assert not policy.may(stranger, Permission.APPOINT, agencies.county, TODAY)


def test_who_covers_a_deputy_covers_not_whom_the_deputy_covers(
    owner: User, colleague: User, stranger: User, agencies: Agencies
) -> None:
    Deputy.objects.create(principal=owner, deputy=colleague, starts_on=TODAY, ends_on=TODAY)
    Deputy.objects.create(principal=colleague, deputy=stranger, starts_on=TODAY, ends_on=TODAY)

    assert policy.may(stranger, Permission.DECIDE_FINDINGS, agencies.education, TODAY)
    assert not policy.may(stranger, Permission.UPLOAD_REPORTS, agencies.education, TODAY)


def test_a_request_asks_once_for_what_its_person_holds(owner: User, sign_in: SignIn) -> None:
    client = sign_in(owner)
    client.get("/office/agencies/calendar/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/office/agencies/calendar/")

    told = [query["sql"] for query in asked.captured_queries]
    assert sum('FROM "agencies_membership"' in sql for sql in told) == 1
    assert not [sql for sql in told if "auth_permission" in sql]
