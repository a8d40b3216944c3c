from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.test import Client

import mingtang
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.auditing.actions.corrections import correct_cell
from mingtang_office.auditing.actions.decisions import decide
from mingtang_office.auditing.exports.kinds import Kind
from mingtang_office.auditing.models import CheckedReport, Verdict
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import safe_name
from tests.office.auditing.conftest import OTHER_WRONG, WRONG, Checked
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def take(client: Client, report: CheckedReport, kind: str) -> bytes:
    response = client.post(f"/office/auditing/reports/{report.pk}/exports/{kind}/")
    assert response.status_code == 200
    return response.getvalue()


def decided(report: CheckedReport, by: User, **verdicts: Verdict) -> None:
    """decided(report, by, T3_03=Verdict.CONFIRMED): the first finding of a rule decided."""
    for name, verdict in verdicts.items():
        found = report.findings.filter(rule=name.replace("_", "-")).first()
        assert found is not None
        decide(
            report=report,
            identity=found.identity,
            verdict=verdict,
            reason="已与台账核对",
            expected_version=0,
            by=by,
            now=NOW,
        )


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.LETTER])
def test_every_file_is_saved_and_never_shown(
    client: Client, report: CheckedReport, kind: Kind
) -> None:
    response = client.post(f"/office/auditing/reports/{report.pk}/exports/{kind}/")

    assert response.headers["Content-Disposition"].startswith("attachment; filename")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue()


def test_taking_a_file_is_on_the_trail(client: Client, report: CheckedReport, owner: User) -> None:
    take(client, report, "pdf")

    entry = Entry.objects.get(action="auditing.exported")
    assert (entry.actor, entry.facts["kind"], entry.object_id) == (owner.pk, "pdf", str(report.pk))


def test_a_file_bears_the_name_of_agency_and_year(client: Client, report: CheckedReport) -> None:
    response = client.post(f"/office/auditing/reports/{report.pk}/exports/commented/")

    name = unquote(response.headers["Content-Disposition"].partition("utf-8''")[2])
    assert name == "云江县教育局2024年政府信息公开工作年度报告（批注）.docx"


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ('../..\\a"b\r\nSet-Cookie: x', "abSet-Cookie x.pdf"),
        ("年报\u202efdp", "年报fdp.pdf"),
        (" .. ", "报告.pdf"),
        ("长" * 300, "长" * 80 + ".pdf"),
    ],
)
def test_a_name_is_safe_on_every_system(stem: str, name: str) -> None:
    assert safe_name(stem, "pdf") == name


def test_the_commented_report_has_a_comment_for_each_finding_but_the_dismissed(
    client: Client, checked: Checked, owner: User
) -> None:
    report = checked(also=(OTHER_WRONG,))
    total = report.findings.count()
    decided(report, owner, T3_03=Verdict.DISMISSED, T3_02=Verdict.CONFIRMED)

    written = docx.Document(io.BytesIO(take(client, report, "commented")))

    texts = [comment.text for comment in written.comments]
    assert len(texts) == total - 1
    assert not any("规则：T3-03" in text for text in texts)
    assert any("处理：属实，已与台账核对" in text for text in texts)


def test_the_commented_report_still_reads_as_the_report(
    client: Client, report: CheckedReport
) -> None:
    again = mingtang.read(take(client, report, "commented"))

    assert again.value(WRONG) == 3
    assert again.agency == "云江县教育局"


def test_the_mended_report_holds_the_corrected_figure(
    client: Client, report: CheckedReport, owner: User
) -> None:
    correct_cell(
        report=report, cell=WRONG, value=None, reason="", expected_revision=0, by=owner, now=NOW
    )

    for kind in ("docx", "xlsx", "json"):
        assert mingtang.read(take(client, report, kind)).cell(WRONG).raw == ""
    assert mingtang.read(take(client, report, "original")).value(WRONG) == 3


def test_the_original_is_the_very_file(client: Client, report: CheckedReport) -> None:
    with report.file.open("rb") as file:
        assert take(client, report, "original") == file.read()


def rows(data: bytes) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def test_the_workbook_has_a_row_for_each_finding_with_its_decision(
    client: Client, report: CheckedReport, owner: User
) -> None:
    decided(report, owner, T3_03=Verdict.EXPLAINED)

    found = rows(take(client, report, "findings"))

    assert len(found) == report.findings.count()
    row = next(row for row in found if row["规则"] == "T3-03")
    assert (row["处理"], row["理由"], row["处理人"]) == ("已说明", "已与台账核对", "owner（测试）")
    assert "表三“（一）予以公开”行“自然人”列" in str(row["单元格"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_of_the_workbook_is_a_formula(
    client: Client, report: CheckedReport, owner: User, start: str
) -> None:
    found = report.findings.order_by("position")[0]
    decide(
        report=report,
        identity=found.identity,
        verdict=Verdict.EXPLAINED,
        reason=f"{start}HYPERLINK(1)",
        expected_version=0,
        by=owner,
        now=NOW,
    )

    data = take(client, report, "findings")

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    assert rows(data)[0]["理由"] == f"{start}HYPERLINK(1)"


def letter(client: Client, report: CheckedReport, kind: str = "letter") -> list[str]:
    written = docx.Document(io.BytesIO(take(client, report, kind)))
    return [paragraph.text for paragraph in written.paragraphs]


def test_the_letter_lists_what_was_confirmed_and_nothing_else(
    client: Client, report: CheckedReport, owner: User
) -> None:
    decided(report, owner, T3_03=Verdict.CONFIRMED, T3_02=Verdict.EXPLAINED)

    lines = letter(client, report)

    assert lines[0] == "关于请核对修改《云江县教育局2024年政府信息公开工作年度报告》的函"
    assert lines[1] == "云江县教育局："
    items = [line for line in lines if line[:1].isdigit()]
    assert len(items) == 1
    assert "表三" in items[0]
    assert "依据：" in items[0]
    assert "请对照工作台账核对" in items[0]


def test_the_letter_lists_undecided_findings_where_asked_for(
    client: Client, report: CheckedReport, owner: User
) -> None:
    decided(report, owner, T3_02=Verdict.DISMISSED)

    lines = letter(client, report, "letter-with-undecided")

    numbered = [line for line in lines if line[:1].isdigit()]
    assert len(numbered) == report.findings.count() - 1


def test_a_letter_without_anything_to_tell_is_not_written(
    client: Client, report: CheckedReport
) -> None:
    response = client.post(f"/office/auditing/reports/{report.pk}/exports/letter/")

    assert response.status_code == 422
    assert "没有可以函告的问题" in response.content.decode()
    assert not Entry.objects.filter(action="auditing.exported").exists()


def test_an_unknown_kind_is_not_found(client: Client, report: CheckedReport) -> None:
    response = client.post(f"/office/auditing/reports/{report.pk}/exports/exe/")

    assert response.status_code == 404


def test_who_may_look_but_not_take_takes_nothing(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies, report: CheckedReport
) -> None:
    auditor = sign_in(make_person("wu", Role.AUDITOR, agencies.county))

    auditor.post(f"/office/auditing/reports/{report.pk}/exports/pdf/")

    assert not Entry.objects.filter(action="auditing.exported").exists()


def test_the_data_file_is_the_interface(client: Client, report: CheckedReport) -> None:
    told = json.loads(take(client, report, "json"))

    assert told["agency"] == "云江县教育局"
    assert told["tables"]["applications"]["granted"]["natural_person"]["value"] == 3
