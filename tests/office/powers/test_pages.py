from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.powers.models import (
    Charge,
    NormativeDocument,
    PowerDecision,
    Register,
    TableImport,
)
from mingtang_office.trail.models import Entry
from tests.office.conftest import Agencies, MakePerson, SignIn
from tests.office.powers.conftest import USUAL, Put
from tests.office.powers.test_tables import CHARGES, PENALTIES

HOME = "/office/powers/"


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text)


def typed(register: Register, **changes: object) -> dict[str, object]:
    """What a person fills in for an entry of the education bureau."""
    values = {"agency": "云江县教育局", **USUAL[register], **changes}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


@pytest.mark.parametrize("register", list(Register))
def test_an_entry_is_made_by_hand_and_stands_in_its_list(
    register: Register, client: Client
) -> None:
    response = client.post(f"{HOME}{register}/enter/", typed(register))
    assert response.status_code == 303
    page = words(client.get(response["Location"]))
    assert "登记沿革" in page
    told = words(client.get(f"{HOME}{register}/"))
    assert "共 1" in told


def test_the_first_page_tells_of_each_register(client: Client, put: Put) -> None:
    put(Register.CHARGES, first_on=timezone.localdate(), now=timezone.now())
    told = words(client.get(HOME))
    for register in Register:
        assert register.label in told
    assert "1 笔" in told


@pytest.mark.parametrize(
    ("register", "changes", "told"),
    [
        (Register.CHARGES, {"amount": "许多"}, "不是金额"),
        (Register.CHARGES, {"first_on": "2099-01-01"}, "还没有到"),
        (Register.DOCUMENTS, {"row": "regulations"}, "没有规章制定权"),
        (Register.DECISIONS, {"row": ""}, "请选择|必填|这个字段"),
        (Register.DECISIONS, {"agency": "云江县财政局"}, "没有“云江县财政局”"),
    ],
)
def test_what_is_wrong_comes_back_with_all_that_was_typed(
    client: Client, register: Register, changes: dict[str, object], told: str
) -> None:
    response = client.post(f"{HOME}{register}/enter/", typed(register, **changes))
    assert response.status_code == 422
    assert re.search(told, words(response))
    kept = {"charges": "普通高中学费", "documents": "招生办法", "decisions": "云教罚〔2025〕1号"}
    assert kept[register] in response.content.decode()


def test_what_an_action_refuses_stands_above_the_form(client: Client, put: Put) -> None:
    put(Register.DECISIONS)
    response = client.post(f"{HOME}decisions/enter/", typed(Register.DECISIONS))
    assert response.status_code == 422
    assert "已经登记过" in words(response)
    assert "启明培训中心" in response.content.decode()


def test_a_correction_shows_what_it_changed_and_why(client: Client, put: Put) -> None:
    entry = put(Register.CHARGES)
    address = f"{HOME}charges/{entry.pk}/"
    assert "126000.50" in client.get(f"{address}correct/").content.decode()
    sent = typed(
        Register.CHARGES,
        amount="99",
        last_on="2025-03-03",
        revision=0,
        reason="typed",
        note="看错行",
    )
    response = client.post(f"{address}correct/", sent)
    assert response.status_code == 303
    told = words(client.get(address))
    assert "更正：登记时填写有误" in told
    assert "入库金额（元）： 126000.50 → 99.00" in told
    assert "看错行" not in told
    again = client.post(f"{address}correct/", {**sent, "amount": "98"})
    assert again.status_code == 409
    assert "已有变动" in words(again)
    assert Charge.objects.get().amount == Decimal("99")


def test_a_person_s_name_is_nowhere_but_where_it_is_opened(client: Client, put: Put) -> None:
    entry = put(Register.DECISIONS, party_kind="natural_person", party="林小满")
    address = f"{HOME}decisions/{entry.pk}/"
    for path in (f"{HOME}decisions/", address, f"{address}correct/"):
        assert "林小满" not in client.get(path).content.decode()
    for kind in ("xlsx", "csv", "json"):
        assert "林小满".encode() not in client.post(f"{HOME}decisions/export/{kind}/").content
    assert "相对人：林小满" in words(client.post(f"{address}party/")).replace(" ", "")
    assert Entry.objects.filter(action="powers.party_opened").count() == 1


def test_a_document_is_repealed_and_the_repeal_taken_back(client: Client, put: Put) -> None:
    entry = put(Register.DOCUMENTS)
    address = f"{HOME}documents/{entry.pk}/"
    sent = {"revision": 0, "to": "repealed", "on": "2025-05-01", "by_title": "《清理通知》"}
    assert client.post(f"{address}do/validity/", sent).status_code == 303
    told = words(client.get(address))
    assert "本文件自2025年5月1日起被《清理通知》废止。" in told
    assert client.get(f"{address}do/validity/").status_code == 404
    number = NormativeDocument.objects.get().changes.get().pk
    client.post(f"{address}changes/{number}/removal/", {"revision": 1})
    assert NormativeDocument.objects.get().ended_on is None


def test_a_deed_that_is_refused_keeps_what_was_typed(client: Client, put: Put) -> None:
    entry = put(Register.DOCUMENTS)
    sent = {"revision": 0, "to": "repealed", "on": "2025-05-01", "by_number": "云教发〔2025〕9号"}
    response = client.post(f"{HOME}documents/{entry.pk}/do/validity/", sent)
    assert response.status_code == 422
    assert "请填写该文件的标题和文号" in words(response)
    assert "云教发〔2025〕9号" in response.content.decode()


def test_what_is_struck_is_shown_apart(client: Client, put: Put) -> None:
    entry = put(Register.CHARGES)
    sent = {"revision": 0, "reason": "twice"}
    assert client.post(f"{HOME}charges/{entry.pk}/do/strike/", sent).status_code == 303
    assert "还没有登记" in words(client.get(f"{HOME}charges/"))
    assert "普通高中学费" in words(client.get(f"{HOME}charges/", {"struck": "on"}))
    page = words(client.get(f"{HOME}charges/{entry.pk}/"))
    assert "登记已经撤销" in page
    assert "可以办理的事项" not in page


def test_a_list_is_narrowed_by_words_row_and_year(client: Client, put: Put) -> None:
    put(Register.DECISIONS)
    put(Register.DECISIONS, row="licences", number="云教许〔2024〕7号", decided_on=date(2024, 5, 6))
    for query, there, gone in (
        ({"q": "许〔2024〕"}, "许〔2024〕7号", "罚〔2025〕1号"),
        ({"row": "penalties"}, "罚〔2025〕1号", "许〔2024〕7号"),
        ({"year": "2024"}, "许〔2024〕7号", "罚〔2025〕1号"),
    ):
        told = words(client.get(f"{HOME}decisions/", query))
        assert there in told
        assert gone not in told
        found = json.loads(
            client.post(
                f"{HOME}decisions/export/json/?{next(iter(query))}={next(iter(query.values()))}"
            ).content
        )
        assert len(found) == 1


def test_who_only_sees_is_offered_nothing_to_do(
    put: Put, sign_in: SignIn, colleague: User, make_person: MakePerson, agencies: Agencies
) -> None:
    entry = put(Register.CHARGES)
    address = f"{HOME}charges/{entry.pk}/"
    for person in (colleague, make_person("above", Role.SUPERVISOR, agencies.county)):
        page = sign_in(person)
        told = words(page.get(address))
        assert "普通高中学费" in told
        assert "更正" not in told
        assert page.get(f"{address}correct/").status_code == 403
        assert page.post(f"{address}do/strike/", {"revision": 0}).status_code == 403


def test_another_agency_s_entry_is_not_there(put: Put, sign_in: SignIn, stranger: User) -> None:
    entry = put(Register.CHARGES)
    page = sign_in(stranger)
    assert page.get(f"{HOME}charges/{entry.pk}/").status_code == 404
    assert "普通高中学费" not in words(page.get(f"{HOME}charges/"))
    assert b"\xe6\x99\xae" not in page.post(f"{HOME}charges/export/csv/").content.split(b"\r\n")[1]


def upload(client: Client, register: Register, text: str) -> TableImport:
    file = SimpleUploadedFile("台账.csv", text.encode())
    sent = {"agency": "云江县教育局", "file": file}
    response = client.post(f"{HOME}{register}/table/", sent)
    assert response.status_code == 303
    return TableImport.objects.get()


def test_a_table_goes_the_whole_way(client: Client) -> None:
    row = upload(client, Register.DECISIONS, PENALTIES)
    page = words(client.get(f"{HOME}tables/{row.pk}/"))
    assert "请指明哪一列是：类别" in page
    matched = {f"column-{at}": name for at, name in row.mapping.items()}
    client.post(
        f"{HOME}tables/{row.pk}/matching/",
        {**matched, "all-row": "penalties", "all-party_kind": "-"},
    )
    page = words(client.get(f"{HOME}tables/{row.pk}/"))
    assert "云教罚〔2025〕2号" in page
    assert "林某某" in page
    response = client.post(f"{HOME}tables/{row.pk}/entering/")
    assert response["Location"] == f"{HOME}decisions/"
    assert PowerDecision.objects.count() == 2
    entry = PowerDecision.objects.first()
    assert entry is not None
    assert "由表格“台账.csv”导入" in words(client.get(f"{HOME}decisions/{entry.pk}/"))


def test_the_faults_of_a_table_are_shown_by_row_and_nothing_can_be_entered(client: Client) -> None:
    row = upload(client, Register.CHARGES, CHARGES.replace("1.2\n", "很多\n"))
    page = words(client.get(f"{HOME}tables/{row.pk}/"))
    assert "有 1 行、1 处需要更正" in page
    assert "3 收费金额（万元） “很多”不是金额" in page
    assert "录入全部" not in page
    response = client.post(f"{HOME}tables/{row.pk}/entering/")
    assert response.status_code == 422
    assert not Charge.objects.exists()


def test_a_table_of_a_colleague_is_not_there(
    client: Client, sign_in: SignIn, make_person: MakePerson, agencies: Agencies
) -> None:
    row = upload(client, Register.CHARGES, CHARGES)
    other = sign_in(make_person("other", Role.CLERK, agencies.education))
    assert other.get(f"{HOME}tables/{row.pk}/").status_code == 404
    assert other.post(f"{HOME}tables/{row.pk}/entering/").status_code == 404


def test_a_table_is_given_up(client: Client) -> None:
    row = upload(client, Register.CHARGES, CHARGES)
    assert client.post(f"{HOME}tables/{row.pk}/removal/").status_code == 303
    assert not TableImport.objects.exists()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_template_can_be_taken(client: Client, kind: str) -> None:
    response = client.get(f"{HOME}charges/template/{kind}/")
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]


def test_what_is_no_register_is_not_found(client: Client) -> None:
    assert client.get(f"{HOME}nothing/").status_code == 404
    assert client.get(f"{HOME}charges/1/").status_code == 404
    assert client.post(f"{HOME}charges/export/exe/").status_code == 404


def links(page: str, cell: str) -> tuple[str, str]:
    found = re.search(
        rf'href="([^"#]*cell=proactive%2F{re.escape(cell)}&[^"#]*)[^"]*">([^<]+)</a>', page
    )
    assert found is not None, cell
    return found[1].replace("&amp;", "&"), found[2].strip()


def test_every_figure_of_table_two_opens_its_entries(client: Client, put: Put) -> None:
    for register in Register:
        put(register)
    year = {"year": "2025", "span": "year"}
    page = client.get("/office/statistics/tables/", year).content.decode()
    for cell, figure, behind in (
        ("normative_documents.in_force", "1", "云教规〔2025〕1号"),
        ("licences.decisions", "120", "来源：行政许可统计报表2025年第一季度"),
        ("penalties.decisions", "1", "云江县启明培训中心"),
        ("charges.amount", "12.60005", "126,000.50 元"),
        ("regulations.made", "0", "这一格没有登记"),
    ):
        address, shown = links(page, cell)
        assert shown == figure
        assert behind in words(client.get(address))


def test_table_two_is_of_whole_years(client: Client, put: Put) -> None:
    put(Register.CHARGES)
    page = words(client.get("/office/statistics/tables/", {"year": "2025", "span": "q1"}))
    assert "表二按年度统计" in page
    assert "行政事业性收费" not in page


def test_the_downloads_hold_table_two(client: Client, put: Put) -> None:
    put(Register.CHARGES)
    tail = "year=2025&span=year"
    told = json.loads(client.post(f"/office/statistics/export/json/?{tail}").content)
    assert "12.60005" in json.dumps(told)
    text = client.post(f"/office/statistics/export/overview-csv/?{tail}").content.decode()
    assert "行政事业性收费,本年收费金额（单位：万元）,12.60005" in text
