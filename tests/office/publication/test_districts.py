from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication import comparing
from mingtang_office.publication.actions.districts import hand_in, look_at, match, remove, take_in
from mingtang_office.publication.actions.drafting import revise, take_up
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.district_rows import template
from mingtang_office.publication.models import DistrictImport, Item, PublicDistricts
from mingtang_office.publication.queries.districts import in_force, names_within, table_of
from tests.office.conftest import NOW, SignIn
from tests.office.publication.bureau import Bureau
from tests.office.publication.districts import ADMISSIONS, ROWS, sheet, with_districts

pytestmark = pytest.mark.django_db
KEPT = [
    "云江县实验小学｜小学｜人民路1—99号单号、2—60号双号、东门社区｜｜0399-5550101",
    "城东小学｜小学｜人民路101号以上单号、62号以上双号",
    "城西小学｜小学｜中山路｜多校划片",
    "城南小学｜小学｜中山路｜多校划片",
    "云江县第一中学｜初中｜人民路、中山路",
]


def handed(bureau: Bureau, data: bytes, item: Item | None = None) -> DistrictImport:
    made = item or bureau.draft(**ADMISSIONS)
    return hand_in(item=made, name="学区.xlsx", data=data, by=bureau.clerk, now=NOW)


def test_a_table_is_taken_in_row_by_row_and_leaves_as_it_came(bureau: Bureau) -> None:
    item = with_districts(bureau)
    assert item.details == {"school_year": 2026, "districts": KEPT}
    assert not DistrictImport.objects.exists()


def test_a_school_written_once_for_merged_rows_keeps_its_rows_together(bureau: Bureau) -> None:
    head = ("学校", "学段", "路名", "门牌号", "单双号")
    rows = (("育才学校", "小学", "人民路", "1-99", "单"), ("", "", "解放路", "2-40号", "双号"))
    item = with_districts(bureau, sheet(rows, head))
    assert item.details["districts"] == ["育才学校｜小学｜人民路1—99号单号、解放路2—40号双号"]


def test_faults_are_told_by_row_and_nothing_is_taken_in(bureau: Bureau) -> None:
    rows = (*ROWS, ("城北小学", "人民路5号、解放路以北", "", ""), ("城北小学", "人民路7号", "", ""))
    row = handed(bureau, sheet(rows))
    faults = [(fault.row, fault.column, fault.message[:11]) for fault in look_at(row).faults]
    assert faults == [
        (7, "招生范围", "“解放路以北”写的是四"),
        (8, "招生范围", "（与第 2 行）“云江"),
    ]
    with pytest.raises(Refused, match="有 2 处需要更正，没有导入"):
        take_in(row=row, expected_revision=1, by=bureau.clerk, now=NOW)
    assert "districts" not in Item.objects.get(pk=row.pk).details


def test_a_table_with_other_headings_waits_for_its_columns(bureau: Bureau) -> None:
    row = handed(bureau, sheet((("城东小学", "人民路"),), ("甲", "乙")))
    with pytest.raises(Refused, match="“学校、招生范围”"):
        take_in(row=row, expected_revision=1, by=bureau.clerk, now=NOW)
    match(row=row, mapping={0: "school", 1: "scope"}, by=bureau.clerk, now=NOW)
    item = take_in(row=row, expected_revision=1, by=bureau.clerk, now=NOW)
    assert item.details["districts"] == ["城东小学｜小学｜人民路"]


def test_only_a_draft_of_admissions_takes_a_table_and_the_second_person_is_told(
    bureau: Bureau,
) -> None:
    with pytest.raises(Refused, match="招生信息"):
        handed(bureau, sheet(), bureau.draft())
    row = handed(bureau, sheet())
    revise(item=row.item, written={"summary": "改"}, expected_revision=1, by=bureau.clerk, now=NOW)
    with pytest.raises(Overtaken):
        take_in(row=row, expected_revision=1, by=bureau.clerk, now=NOW)


def test_what_was_signed_is_in_force_until_it_is_withdrawn(bureau: Bureau) -> None:
    item = with_districts(bureau)
    assert in_force(NOW) == []
    item = bureau.publish(item)
    (row,) = in_force(NOW)
    assert [each.line for each in table_of(row).rows] == KEPT
    assert "<td>人民路101号以上单号、62号以上双号</td>" in item.editions.get().html
    withdraw(item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=NOW)
    assert in_force(NOW) == []
    assert not PublicDistricts.objects.exists()


def test_a_change_waits_for_its_signature_and_expiry_takes_the_table_away(bureau: Bureau) -> None:
    details = {"school_year": 2026, "posted_until": "2026-03-20"}
    item = bureau.publish(with_districts(bureau, details=details))
    item = take_up(
        item=item, reason="更正", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    remove(item=item, expected_revision=item.revision, by=bureau.clerk, now=NOW)
    assert len(table_of(in_force(NOW)[0]).rows) == 5
    assert len(in_force(NOW + timedelta(days=7))) == 1
    assert in_force(NOW + timedelta(days=8)) == []


def test_the_newest_school_year_of_an_agency_is_the_one_in_force(bureau: Bureau) -> None:
    for year in (2025, 2026):
        data = sheet((("城东小学", f"{year}路", "", ""),))
        bureau.publish(with_districts(bureau, data, details={"school_year": year}))
    assert [(row.year, table_of(row).rows[0].scope) for row in in_force(NOW)] == [(2026, "2026路")]


def test_the_editor_keeps_the_table_and_a_comparison_tells_the_rows_that_changed(
    bureau: Bureau, sign_in: SignIn
) -> None:
    item = with_districts(bureau)
    typed = {
        "revision": item.revision,
        "title": item.title,
        "attribute": "proactive",
        "audience": "public",
        "school_year": "2026",
        "body-count": "0",
    }
    sent = sign_in(bureau.clerk).post(f"/office/publication/{item.pk}/edit/", typed)
    assert sent.status_code in (302, 303)
    now = Item.objects.get(pk=item.pk)
    assert now.details["districts"] == KEPT
    now.details = {**now.details, "districts": [*KEPT[:4], "云江县第一中学｜初中｜人民路"]}
    changed = {each.label: each.pieces for each in comparing.differences(item, now)}
    assert [run.removed for run in changed["学区划分表"][0] if run.removed] == ["、中山路"]


def test_a_clerk_hands_in_looks_and_takes_in_on_the_page(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.draft(**ADMISSIONS)
    client, page = sign_in(bureau.clerk), f"/office/publication/{item.pk}/districts/"
    data = sheet((*ROWS, ("城北小学", "人民路5号", "", "")))
    looked = _send(client, page, data)
    assert "都划入了人民路5号" in looked
    assert "导入学区划分表</button>" not in looked
    looked = _send(client, page, sheet())
    assert "5 所学校、7 处范围" in looked
    done = client.post(
        f"{page}import/", {"what": "take_in", "revision": item.revision}, follow=True
    )
    assert "共 5 所学校" in done.content.decode()
    reader = sign_in(bureau.section)
    assert "城东小学" in reader.get(page).content.decode()
    assert reader.post(page, {"what": "remove", "revision": 2}).status_code == 403
    book = load_workbook(BytesIO(reader.get(f"{page}file/").content))
    assert book.active is not None
    assert [cell.value for cell in book.active[2]][:3] == [
        "云江县实验小学",
        "小学",
        "人民路1—99号单号、2—60号双号、东门社区",
    ]


def _send(client: Client, page: str, data: bytes) -> str:
    file = SimpleUploadedFile("学区.xlsx", data)
    answer = client.post(page, {"what": "hand_in", "file": file}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_file_that_is_no_table_is_told_at_its_field(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.draft(**ADMISSIONS)
    file = SimpleUploadedFile("学区.xlsx", b"PK\x03\x04no workbook")
    answer = sign_in(bureau.clerk).post(
        f"/office/publication/{item.pk}/districts/", {"what": "hand_in", "file": file}
    )
    assert answer.status_code == 422
    assert "文件未能读取" in answer.content.decode()


def test_the_empty_table_has_the_headings_that_an_import_knows(bureau: Bureau) -> None:
    book = load_workbook(BytesIO(template()))
    assert book.active is not None
    heads = tuple(str(cell.value) for cell in book.active[1])
    row = handed(bureau, sheet((("城东小学", "", "人民路", "1-9号", "", "", ""),), heads))
    assert look_at(row).rows[0].scope == "人民路1—9号"


def test_addresses_begin_with_the_division_of_the_agency(bureau: Bureau) -> None:
    assert names_within(bureau.agency) == ("云江县", "云江")
