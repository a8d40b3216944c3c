"""The pages on which the register of normative documents is compared with what is public."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from mingtang.publication.validity import Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.powers.models import NormativeDocument, Register
from tests.office.conftest import TODAY, Agencies, MakePerson, SignIn
from tests.office.powers.conftest import Put
from tests.office.powers.published import TITLE, become, publish

PAGE = "/office/powers/documents/ties/"


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text)


def test_all_published_documents_are_entered_with_one_button(
    client: Client, agencies: Agencies, owner: User
) -> None:
    publish(agencies.education, owner)
    before = words(client.get(PAGE))
    assert "台账现行有效 0 件，门户公开、标注有效的 1 件" in before
    assert "已公开、没有登记的（1）" in before
    response = client.post(f"{PAGE}all/{agencies.education.pk}/", follow=True)
    after = words(response)
    assert "已登记 1 件，并与公开信息对应" in after
    assert "台账现行有效 1 件，门户公开、标注有效的 1 件" in after
    assert "逐件相同" in after


def test_an_entry_is_tied_to_the_item_that_a_search_finds(
    client: Client, agencies: Agencies, owner: User, put: Put
) -> None:
    entry = put(Register.DOCUMENTS, number="云教规〔2025〕7号", title="另一个名称")
    public = publish(agencies.education, owner)
    page = f"/office/powers/documents/{entry.pk}/tie/"
    assert "没有找到" in words(client.get(page, {"q": "财政"}))
    assert TITLE in words(client.get(page, {"q": "招生"}))
    response = client.post(page, {"revision": 0, "item": public.pk}, follow=True)
    assert "已对应" in words(response)
    assert NormativeDocument.objects.get().item_id == public.pk


def test_what_the_page_says_is_entered_and_what_differs_is_told(
    client: Client, agencies: Agencies, owner: User
) -> None:
    public = publish(agencies.education, owner)
    client.post(f"{PAGE}{public.pk}/")
    become(public, Validity.REPEALED, TODAY, owner)
    entry = NormativeDocument.objects.get()
    assert "有效性不一致" in words(client.get(PAGE))
    address = f"/office/powers/documents/{entry.pk}/"
    assert "按公开信息登记有效性变更" in words(client.get(address))
    response = client.post(f"{address}do/follow/", {"revision": entry.revision}, follow=True)
    assert "已按公开信息登记有效性变更" in words(response)
    assert "登记与公开信息都一致" in words(client.get(PAGE))


def test_who_may_only_look_is_offered_nothing(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies, owner: User
) -> None:
    publish(agencies.education, owner)
    reader = sign_in(make_person("reader", Role.SIGNATORY, agencies.education))
    assert "全部登记并对应" not in words(reader.get(PAGE))
    assert reader.post(f"{PAGE}all/{agencies.education.pk}/").status_code == 403


def test_the_cell_of_table_two_tells_what_the_portal_shows_otherwise(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies, put: Put, owner: User
) -> None:
    put(Register.DOCUMENTS, title="没有公开的办法")
    asked = {
        "agency": agencies.education.pk,
        "year": 2025,
        "cell": "proactive/normative_documents.in_force",
    }
    counter = sign_in(make_person("head", Role.HEAD, agencies.education))
    page = counter.get(reverse("annual:cases"), asked)
    assert "台账现行有效 1 件，门户公开、标注有效的 0 件" in words(page)
    assert "没有公开的办法 只有台账 没有对应公开信息" in words(page)
    auditor = sign_in(make_person("auditor", Role.AUDITOR, agencies.education))
    counted = auditor.get(reverse("annual:cases"), asked)
    assert "没有公开的办法 只有台账" in words(counted)
    assert "/office/powers/documents/" not in counted.content.decode()


def test_the_column_of_the_portal_counts_what_is_in_force(
    client: Client, agencies: Agencies, owner: User
) -> None:
    publish(agencies.education, owner)
    gone = publish(
        agencies.education, owner, title="已废止的办法", document_number="云教规〔2024〕1号"
    )
    become(gone, Validity.REPEALED, TODAY, owner)
    page = Client().get(f"/agency/{agencies.education.pk}/normative_documents/")
    assert "现行有效的行政规范性文件 1 件" in words(page)
