from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies as actions
from mingtang_office.agencies.models import Agency, Membership, Region, Role
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn

OFFICE = "/office/agencies/"
FORMS = ["new", "change", "move", "rename", "merge", "split", "transfer", "roster"]


def test_a_page_shows_particulars_and_what_may_be_done(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    said = sign_in(administrator).get(f"{OFFICE}{agencies.education.pk}/").content.decode()

    assert "云江县（990101）" in said
    assert "修改资料" in said
    assert "机构调整" in said


def test_a_clerk_sees_the_own_agency_without_people_or_history(
    sign_in: SignIn, owner: User, agencies: Agencies
) -> None:
    said = sign_in(owner).get(f"{OFFICE}{agencies.education.pk}/").content.decode()

    assert "信息公开指南所列联系方式" in said
    assert "修改资料" not in said
    assert "任职" not in said
    assert "办理记录" not in said


@pytest.mark.parametrize("form", ["", *(f"{form}/" for form in FORMS)])
def test_what_lies_outside_the_scope_does_not_exist(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies, form: str
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.finance)

    assert sign_in(local).get(f"{OFFICE}{agencies.education.pk}/{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_what_is_seen_but_not_allowed_is_forbidden(
    sign_in: SignIn, owner: User, security: User, agencies: Agencies, form: str
) -> None:
    address = f"{OFFICE}{agencies.education.pk}/{form}/"

    assert sign_in(owner).get(address).status_code == 403
    assert sign_in(security).post(address, {}).status_code == 403


@pytest.mark.parametrize("form", FORMS)
def test_every_form_opens_for_the_administrator_and_refuses_emptiness(
    sign_in: SignIn, administrator: User, agencies: Agencies, form: str
) -> None:
    client = sign_in(administrator)
    address = f"{OFFICE}{agencies.education.pk}/{form}/"

    assert client.get(address).status_code == 200
    answered = client.post(address, {})
    assert answered.status_code == 422
    assert "没有办理，请更正后再提交" in answered.content.decode()


def test_an_agency_is_made_by_its_form(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    answered = sign_in(administrator).post(
        f"{OFFICE}{agencies.county.pk}/new/",
        {"name": "云江县卫生健康局", "kind": "department", "region": "990101", "revision": "0"},
    )

    made = Agency.objects.get(name="云江县卫生健康局")
    assert answered.headers["Location"] == f"{OFFICE}{made.pk}/"
    assert made.region == Region.objects.get()


def particulars(agency: Agency, **changed: str) -> dict[str, str]:
    return {
        "name": agency.name,
        "kind": agency.kind,
        "region": "990101",
        "revision": str(agency.revision),
        **changed,
    }


def test_particulars_are_changed_by_their_form_and_told_in_the_history(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    address = f"{OFFICE}{agencies.education.pk}/"
    answered = client.post(
        f"{address}change/", particulars(agencies.education, telephone="0990-1234567")
    )

    assert answered.status_code == 302
    assert "联系电话：空 → 0990-1234567" in client.get(address).content.decode()


def test_who_was_overtaken_is_told_and_keeps_what_was_typed(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    actions.change(
        agency=agencies.education, particulars={"fax": "0990-1111111"}, expected_revision=0,
        by=administrator, now=NOW,
    )  # fmt: skip
    answered = sign_in(administrator).post(
        f"{OFFICE}{agencies.education.pk}/change/",
        particulars(agencies.education, office_name="办公室"),
    )

    said = answered.content.decode()
    assert answered.status_code == 422
    assert "他人已修改" in said
    assert 'value="办公室"' in said


def test_an_agency_is_moved_by_its_form_with_the_name_typed(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    sign_in(administrator).post(f"{OFFICE}{agencies.school.pk}/move/", {"parent": "云江县财政局"})

    assert Agency.objects.get(pk=agencies.school.pk).get_parent() == agencies.finance


def test_a_name_that_two_bear_asks_for_the_number(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    Agency.objects.get(pk=agencies.finance.pk).add_child(name="云江县教育局", kind="department")
    client = sign_in(administrator)
    address = f"{OFFICE}{agencies.school.pk}/move/"

    refused = client.post(address, {"parent": "云江县教育局"}).content.decode()
    assert f"云江县教育局（编号 {agencies.education.pk}）" in refused
    client.post(address, {"parent": f"云江县财政局（编号 {agencies.finance.pk}）"})
    assert Agency.objects.get(pk=agencies.school.pk).get_parent() == agencies.finance


GROUND = {"on": "2026-03-01", "document": "云江委发〔2026〕2号"}


def test_agencies_are_renamed_merged_split_and_transferred_by_forms(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    client.post(f"{OFFICE}{agencies.education.pk}/rename/", {"name": "云江县教体局", **GROUND})
    new = Agency.objects.get(name="云江县教体局")
    client.post(f"{OFFICE}{new.pk}/transfer/", {"to": "云江县财政局", **GROUND})
    client.post(
        f"{OFFICE}{agencies.school.pk}/split/",
        {"into": "云江县教体局\n云江县财政局", "children_to": "云江县财政局", **GROUND},
    )
    client.post(f"{OFFICE}{new.pk}/merge/", {"into": "云江县财政局", **GROUND})

    said = client.get(f"{OFFICE}{new.pk}/").content.decode()
    assert "合并，职权由" in said
    assert "更名而来（云江委发〔2026〕2号）" in said
    successors = agencies.school.successions.values_list("successor__name", flat=True)
    assert sorted(successors) == ["云江县教体局", "云江县财政局"]


def test_regions_are_added_and_ended_by_forms(sign_in: SignIn, administrator: User) -> None:
    client = sign_in(administrator)
    client.post(
        f"{OFFICE}regions/new/", {"code": "980000", "name": "云省", "valid_from": "2001-01-01"}
    )
    region = Region.objects.get(code="980000")
    client.post(f"{OFFICE}regions/{region.pk}/end/", {"valid_to": "2025-12-31"})

    assert Region.objects.get(code="980000").valid_to == date(2025, 12, 31)
    assert "2025年12月31日" in client.get(f"{OFFICE}regions/?q=98").content.decode()


def test_regions_are_seen_by_all_and_kept_by_one(
    sign_in: SignIn, owner: User, security: User, agencies: Agencies
) -> None:
    client = sign_in(owner)

    assert client.get(f"{OFFICE}regions/").status_code == 200
    assert client.get(f"{OFFICE}regions/new/").status_code == 403
    assert sign_in(security).get(f"{OFFICE}regions/new/").status_code == 403


def test_a_page_asks_as_often_for_thirty_roles_as_for_three(
    sign_in: SignIn, security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    client = sign_in(security)
    address = f"{OFFICE}{agencies.school.pk}/"
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            make_person(f"p{number}", Role.CLERK, agencies.school)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            said = client.get(address).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert said.count("p29") >= 1
    assert Membership.objects.filter(agency=agencies.school).count() == 30


TABLE = "名称,性质,上级机关\n云江县水利局,政府部门,\n云江县水文站,其他公共企事业单位,云江县水利局\n"


def upload(client: object, agencies: Agencies, table: str) -> object:
    return client.post(  # type: ignore[attr-defined]
        f"{OFFICE}{agencies.county.pk}/roster/",
        {"file": SimpleUploadedFile("名单.csv", table.encode())},
        follow=True,
    )


def test_a_roster_is_looked_at_and_then_entered(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    shown = upload(client, agencies, TABLE)
    assert "录入 2 个机关" in shown.content.decode()  # type: ignore[attr-defined]
    assert not Agency.objects.filter(name="云江县水文站").exists()

    client.post(shown.redirect_chain[0][0])  # type: ignore[attr-defined]
    assert Agency.objects.get(name="云江县水文站").depth == 3


def test_a_roster_with_faults_tells_them_and_has_no_button(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    shown = upload(sign_in(administrator), agencies, TABLE + "云江县气象局,局,\n")

    said = shown.content.decode()  # type: ignore[attr-defined]
    assert "有 1 行、1 处需要更正" in said
    assert "录入 3 个机关" not in said


def test_a_roster_is_its_owners_alone(
    sign_in: SignIn, administrator: User, make_person: MakePerson, agencies: Agencies
) -> None:
    address = upload(sign_in(administrator), agencies, TABLE).redirect_chain[0][0]  # type: ignore[attr-defined]
    second = make_person("second", Role.ADMINISTRATOR, agencies.county)

    assert sign_in(second).get(address).status_code == 404
