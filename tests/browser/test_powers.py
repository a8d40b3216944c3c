"""The registers behind table two as an officer sees them: lists, an entry, a table taken in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.powers.actions import decisions, documents, imports, tying
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    NormativeDocument,
    Overturning,
    PowerDecision,
    Register,
    TableImport,
)
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import Agencies
from tests.office.powers.conftest import Put, put
from tests.office.powers.published import become, publish
from tests.office.powers.test_tables import DOCUMENTS, PENALTIES

__all__ = ["put"]

HOME = "/office/powers/"
TABLE_TWO = "/office/statistics/tables/?year=2025&span=year"


@pytest.fixture
def world(put: Put, agencies: Agencies, owner: User) -> dict[str, str]:
    """A year of entries, and where the pages are that are looked at."""
    now = timezone.now()
    today = timezone.localdate(now)
    for register in Register:
        put(register)
    put(Register.CHARGES, item="住宿费", first_on=date(2025, 9, 1), amount=Decimal("84000"))
    person = {"party_kind": "natural_person", "party": "林小满"}
    late = put(Register.DECISIONS, number="云教罚〔2025〕8号", **person)
    put(Register.DECISIONS, number="云教罚〔2026〕3号", decided_on=today, now=now)
    shown = put(
        Register.DECISIONS,
        number="云教罚〔2025〕5号",
        published_on=date(2025, 3, 10),
        published_key="publication.item:17",
    )
    assert isinstance(shown, PowerDecision)
    decisions.overturn(
        decision=shown,
        how=Overturning.REVOKED,
        on=today - timedelta(days=1),
        by_what="云政复决〔2026〕8号",
        expected_revision=0,
        by=owner,
        now=now,
    )
    made = put(Register.DOCUMENTS, number="云教规〔2023〕4号", title="云江县校外培训机构管理办法")
    assert isinstance(made, NormativeDocument)
    change = Change(
        Validity.REPEALED, date(2025, 6, 1), "关于废止部分文件的通知", "云教发〔2025〕9号"
    )
    documents.change_validity(document=made, change=change, expected_revision=0, by=owner, now=now)
    differs = publish(
        agencies.education,
        owner,
        title="云江县教师交流管理办法",
        document_number="云教规〔2025〕3号",
    )
    tied = tying.register_item(public=differs, by=owner, now=now)
    become(differs, Validity.REPEALED, today, owner, now=now)
    publish(
        agencies.education,
        owner,
        title="云江县学校课后服务管理办法",
        document_number="云教规〔2025〕6号",
    )
    good = hand_in(Register.DOCUMENTS, DOCUMENTS, agencies, owner)
    imports.match(
        row=good,
        matching=imports.Matching(
            imports.matching_of(good).columns, {"row": "normative_documents"}
        ),
        by=owner,
        now=now,
    )
    faulty = hand_in(
        Register.CHARGES,
        "收费项目,依据,标准,日期,金额\n学费,文件,600元,昨天,许多\n",
        agencies,
        owner,
    )
    return {
        "registers": HOME,
        "decisions": f"{HOME}decisions/",
        "documents": f"{HOME}documents/",
        "charges": f"{HOME}charges/",
        "figures": f"{HOME}figures/",
        "late": f"{HOME}decisions/{late.pk}/",
        "overturned": f"{HOME}decisions/{shown.pk}/",
        "repealed": f"{HOME}documents/{made.pk}/",
        "enter": f"{HOME}decisions/enter/",
        "correct": f"{HOME}decisions/{late.pk}/correct/",
        "validity": f"{HOME}documents/{_other(made)}/do/validity/",
        "hand-in": f"{HOME}documents/table/",
        "matched": f"{HOME}tables/{good.pk}/",
        "faulty": f"{HOME}tables/{faulty.pk}/",
        "ties": f"{HOME}documents/ties/",
        "tied": f"{HOME}documents/{tied.pk}/",
        "follow": f"{HOME}documents/{tied.pk}/do/follow/",
        "tie": f"{HOME}documents/{made.pk}/tie/?q=管理办法",
        "showing": f"{HOME}publicity/",
        "in-force": "/office/statistics/cases/?year=2025&span=year&cell=proactive/normative_documents.in_force",
        "table-two": TABLE_TWO,
        "behind": "/office/statistics/cases/?year=2025&span=year&cell=proactive/licences.decisions",
    }


def _other(made: NormativeDocument) -> int:
    found = NormativeDocument.objects.exclude(pk=made.pk).get(item__isnull=True)
    return found.pk


def hand_in(register: Register, text: str, agencies: Agencies, by: User) -> TableImport:
    return imports.hand_in(
        ledger=LEDGERS[register],
        agency=agencies.education,
        name="2025年台账.csv",
        data=text.encode(),
        by=by,
        now=timezone.now(),
    )


def test_the_pages_of_the_registers_are_accessible_and_fit(
    open_page: OpenPage, owner: User, world: dict[str, str]
) -> None:
    page = open_page("/office/", owner)
    for name, path in world.items():
        page.goto(path)
        looks(page, f"powers-{name}", *WIDTHS)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_table_is_taken_in_by_hand(open_page: OpenPage, owner: User, javascript: bool) -> None:
    page = open_page(f"{HOME}decisions/", owner, javascript=javascript)
    page.get_by_role("link", name="从表格导入").first.click()
    page.get_by_label("机关").fill("云江县教育局")
    page.get_by_label("表格文件").set_input_files(
        [{"name": "处罚.csv", "mimeType": "text/csv", "buffer": PENALTIES.encode()}]
    )
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_text("请指明哪一列是：类别").wait_for()
    page.get_by_label("表中没有“类别”一列").select_option("行政处罚")
    page.get_by_role("button", name="按这样对应，再核对").click()
    page.get_by_role("button", name="录入全部 2 行").click()
    page.get_by_text("已录入 2 行。").wait_for()
    assert page.get_by_role("rowheader").count() == 2
