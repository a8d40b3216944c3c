"""The screens of 公文备案, of taking a file in, and of the scan."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.actions.documents import Filing, file_document
from mingtang_office.publication.models import (
    FiledDocument,
    FilingTable,
    Item,
    ItemState,
    ScanFinding,
    TakenFile,
)
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency, work_of
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.publication.bureau import Bureau
from tests.office.publication.importing import files
from tests.office.publication.test_documents import PUBLIC, SECRET, TABLE, WITHHELD, filed
from tests.office.publication.test_scanning import MOBILE, TEXT

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def clerk(bureau: Bureau, sign_in: SignIn) -> Client:
    return sign_in(bureau.clerk)


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"publication:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, name: str, *args: object, **told: Any) -> Any:
    return client.post(reverse(f"publication:{name}", args=args), told)


def test_the_register_lists_and_filters(bureau: Bureau, clerk: Client) -> None:
    for filing in (PUBLIC, WITHHELD, SECRET):
        filed(bureau, filing)

    assert "关于人员调整的请示" in page(clerk, "documents")
    assert "（涉密，不登记标题）" in page(clerk, "documents")
    found = page(clerk, "documents", ground="personnel")
    assert "关于人员调整的请示" in found
    assert "云教密" not in found
    assert "关于招生的通知" not in page(clerk, "documents", year="2025")
    assert "云教发〔2026〕1号" in page(clerk, "documents", q="2026〕1号")


def test_a_stranger_sees_no_document_of_others(
    bureau: Bureau, sign_in: SignIn, stranger: User
) -> None:
    row = filed(bureau)
    other = sign_in(stranger)

    assert "关于招生的通知" not in page(other, "documents")
    assert other.get(reverse("publication:document", args=(row.pk,))).status_code == 404


def test_a_document_is_filed_on_the_page(bureau: Bureau, clerk: Client) -> None:
    told = {
        "agency": bureau.agency.name,
        "number": "云教发[2026]9号",
        "title": "关于表彰的通报",
        "formed_on": "2026-03-02",
        "attribute": "proactive",
    }

    answer = sent(clerk, "file_document", **told)

    row = FiledDocument.objects.get()
    assert answer.url == reverse("publication:document", args=(row.pk,))
    assert row.number == "云教发〔2026〕9号"


def test_the_title_of_a_secret_is_refused_at_its_field(bureau: Bureau, clerk: Client) -> None:
    answer = sent(
        clerk,
        "file_document",
        agency=bureau.agency.name,
        number="云教密〔2026〕1号",
        title="某个标题",
        formed_on="2026-03-02",
        attribute="withheld",
        grounds=["state_secret"],
        reason="云密定〔2026〕1号",
    )

    assert answer.status_code == 422
    assert "国家秘密不得录入本系统" in answer.content.decode()
    assert not FiledDocument.objects.exists()


def test_a_correction_over_another_is_told_and_loses_nothing(bureau: Bureau, clerk: Client) -> None:
    row = filed(bureau)
    FiledDocument.objects.filter(pk=row.pk).update(revision=5)
    told = {"title": "改过的标题", "formed_on": "2026-01-05", "attribute": "proactive"}

    answer = sent(clerk, "correct_document", row.pk, revision=1, number=row.number, **told)

    assert answer.status_code == 409
    assert "改过的标题" in answer.content.decode()


def test_an_assessment_is_entered_and_its_page_says_what_follows(
    bureau: Bureau, clerk: Client
) -> None:
    row = filed(bureau, WITHHELD)

    answer = sent(
        clerk,
        "reassess_document",
        row.pk,
        revision=1,
        on="2026-03-01",
        verdict="disclose",
        reason="任命已经公布",
    )

    assert answer.status_code == 303
    said = page(clerk, "document", row.pk)
    assert "确定为主动公开，尚未公开" in said
    assert "任命已经公布" in said


def test_an_overdue_assessment_lies_in_my_work(bureau: Bureau) -> None:
    filed(bureau, WITHHELD)

    late = work_of(bureau.clerk, date(2026, 3, 13))[Urgency.LATE]
    assert [item.title for item in late.shown] == ["关于人员调整的请示"]
    assert work_of(bureau.leader, date(2026, 3, 13))[Urgency.LATE].total == 0


def test_the_figures_by_year(bureau: Bureau, clerk: Client) -> None:
    for filing in (PUBLIC, WITHHELD):
        filed(bureau, filing)

    said = page(clerk, "document_figures")
    assert "2026年" in said
    assert "100.0%" in said
    assert "2025年不公开的依据" in said


def test_what_the_filter_leaves_is_taken_out_and_on_the_trail(
    bureau: Bureau, clerk: Client
) -> None:
    row = filed(bureau, Filing("", "=HYPERLINK(1)", date(2026, 1, 5), Attribute.PROACTIVE))
    filed(bureau, WITHHELD)
    address = reverse("publication:export_documents", args=("xlsx",))

    answer = clerk.post(f"{address}?year=2026")

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [[cell.value for cell in line][2] for line in sheet.iter_rows(min_row=2)] == [row.title]
    assert sheet["C2"].data_type == "s"
    entry = Entry.objects.get(action="publication.documents_taken_out")
    assert entry.facts["documents"] == 1


def test_a_table_is_handed_in_looked_at_and_entered(bureau: Bureau, clerk: Client) -> None:
    file = SimpleUploadedFile("名单.csv", TABLE.encode())
    answer = sent(clerk, "hand_in_filings", agency=bureau.agency.name, file=file)

    table = FilingTable.objects.get()
    assert answer.url == reverse("publication:filing_table", args=(table.pk,))
    assert "关于人员调整的请示" in page(clerk, "filing_table", table.pk)
    sent(clerk, "filing_table", table.pk)
    assert FiledDocument.objects.count() == 2


def test_only_who_handed_a_table_in_sees_it(
    bureau: Bureau, clerk: Client, sign_in: SignIn, make_person: MakePerson
) -> None:
    file = SimpleUploadedFile("名单.csv", TABLE.encode())
    sent(clerk, "hand_in_filings", agency=bureau.agency.name, file=file)
    colleague = sign_in(make_person("wen2", Role.CLERK, bureau.agency))

    table = reverse("publication:filing_table", args=(FilingTable.objects.get().pk,))
    assert colleague.get(table).status_code == 404


def taken_in(bureau: Bureau, clerk: Client, data: bytes = b"", **told: str) -> Any:
    file = SimpleUploadedFile("来文.docx", data or files.letter(merged=True), DOCX)
    return sent(clerk, "take_in", agency=bureau.agency.name, file=file, **told)


def test_a_file_becomes_a_draft_whose_guesses_wait_for_a_person(
    bureau: Bureau, clerk: Client
) -> None:
    answer = taken_in(bureau, clerk, keeps_original="on", column="budgets", kind="notice")

    item = Item.objects.get()
    assert answer.url == reverse("publication:guesses", args=(item.pk,))
    assert (item.document_number, item.columns) == ("云教发〔2026〕7号", ["budgets"])
    assert [file.name for file in item.files.all()] == ["来文.docx"]
    said = page(clerk, "guesses", item.pk)
    assert "文末落款日期" in said
    assert "版头、文号、信息表" in said

    refused = sent(clerk, "submit", item.pk, revision=item.revision)
    assert "由系统从文件中推测，还没有核对" in refused.content.decode()
    sent(clerk, "guesses", item.pk, revision=item.revision)
    assert TakenFile.objects.get().confirmed_by == bureau.clerk
    assert "已核对" in page(clerk, "item", item.pk)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", "机密★1年\n关于某事的通知\n内容".encode()])
def test_what_is_not_taken_in_leaves_nothing(bureau: Bureau, clerk: Client, data: bytes) -> None:
    answer = taken_in(bureau, clerk, data)

    assert answer.status_code == 422
    assert not Item.objects.exists()
    assert not TakenFile.objects.exists()


def test_handing_in_shows_what_was_found(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft(body=TEXT)

    answer = sent(clerk, "submit", item.pk, revision=item.revision)

    assert answer.status_code == 422
    said = page(clerk, "scan", item.pk)
    assert "138****8000" in said
    assert MOBILE not in said
    assert "有 1 处须处理" in said


def test_a_finding_is_masked_on_the_page(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft(body=TEXT)
    sent(clerk, "ask_scan", item.pk)
    finding = ScanFinding.objects.get(matter="mobile")

    sent(clerk, "mask_finding", item.pk, finding.pk, revision=item.revision)

    assert "没有须处理的" in page(clerk, "scan", item.pk)
    item.refresh_from_db()
    sent(clerk, "submit", item.pk, revision=item.revision)
    item.refresh_from_db()
    assert item.state == ItemState.IN_REVIEW


def test_an_answer_without_a_reason_comes_back_as_typed(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft(body=TEXT)
    sent(clerk, "ask_scan", item.pk)
    finding = ScanFinding.objects.get(matter="mobile")

    answer = sent(clerk, "answer_finding", item.pk, finding.pk, answer="consent", reason="")
    assert answer.status_code == 422
    assert "请写明理由" in answer.content.decode()

    sent(clerk, "answer_finding", item.pk, finding.pk, answer="consent", reason="本人书面同意")
    assert "本人书面同意" in page(clerk, "scan", item.pk)


def test_a_reviewer_sees_the_findings_and_changes_none(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.draft(body=TEXT)
    ensure(item=item, by=bureau.clerk, now=timezone.now())
    finding = ScanFinding.objects.get(matter="mobile")
    reviewer = sign_in(bureau.section)

    assert "138****8000" in page(reviewer, "scan", item.pk)
    assert "记录答复" not in page(reviewer, "scan", item.pk)
    answer = sent(
        reviewer, "answer_finding", item.pk, finding.pk, answer="consent", reason="本人同意"
    )
    assert answer.status_code == 403


def test_a_finding_of_another_item_is_none_of_this(bureau: Bureau, clerk: Client) -> None:
    item, other = bureau.draft(body=TEXT), bureau.draft()
    sent(clerk, "ask_scan", item.pk)
    finding = ScanFinding.objects.get(matter="mobile")

    answer = sent(clerk, "mask_finding", other.pk, finding.pk, revision=other.revision)
    assert answer.status_code == 404


def test_the_ground_is_asked_where_nothing_is_disclosed(bureau: Bureau, clerk: Client) -> None:
    answer = sent(
        clerk,
        "file_document",
        agency=bureau.agency.name,
        title="某份请示",
        formed_on="2026-03-02",
        attribute="withheld",
    )

    assert "须有依据" in answer.content.decode()
    row = file_document(agency=bureau.agency, filing=WITHHELD, by=bureau.clerk, now=NOW)
    assert row.grounds == [Ground.PERSONNEL]
