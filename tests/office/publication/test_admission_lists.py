"""What is public of who was admitted: an xlsx list with names in full or identity numbers does not get as
far as the review, one that is cut down does, and on its day it leaves."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from mingtang.privacy import id_card_check
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.models import Item
from mingtang_office.publication.queries.public import public_items
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau
from tests.office.publication.districts import ADMISSIONS

pytestmark = pytest.mark.django_db
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STEM = "11010519491231002"  # the example of the standard: nobody's
_NUMBER = _STEM + id_card_check(_STEM)
_DETAILS = {"school_year": 2026, "posted_from": "2026-03-13", "posted_until": "2026-03-20"}


def listed(bureau: Bureau, *rows: tuple[str, ...]) -> Item:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    title = "2026年城东小学一年级新生录取结果"
    body = [("paragraph", "<p>录取结果见附件。</p>")]
    item = bureau.draft(**{**ADMISSIONS, "title": title, "body": body, "details": _DETAILS})
    return attach(
        item=item,
        file=Incoming("录取结果.xlsx", stream.getvalue(), _XLSX),
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )


@pytest.mark.parametrize(
    ("rows", "matters"),
    [
        (
            (("姓名", "身份证号", "录取学校"), ("林小满", _NUMBER, "城东小学")),
            {"id_card", "minor_name"},
        ),
        ((("报名号", "姓名", "录取学校"), ("2026001", "林小满", "城东小学")), {"minor_name"}),
        ((("一年级（1）班", "备注"), ("林小满", _NUMBER)), {"id_card"}),
    ],
)
def test_a_list_that_tells_who_the_children_are_is_stopped(
    bureau: Bureau, rows: tuple[tuple[str, ...], ...], matters: set[str]
) -> None:
    item = listed(bureau, *rows)
    scan = ensure(item=item, by=bureau.clerk, now=NOW)
    found = set(scan.findings.values_list("matter", flat=True)) - {"metadata"}
    assert found >= matters
    with pytest.raises(Refused):
        bureau.submit(item)


def test_a_list_that_is_cut_down_goes_out_and_leaves_on_its_day(bureau: Bureau) -> None:
    item = listed(bureau, ("报名号", "姓名", "录取学校"), ("2026001", "林**", "城东小学"))
    scan = ensure(item=item, by=bureau.clerk, now=NOW)
    assert set(scan.findings.values_list("matter", flat=True)) <= {"metadata"}
    item = bureau.publish(item)
    shown = [public_items(NOW + timedelta(days=days)).count() for days in (0, 7, 8)]
    assert shown == [1, 1, 0]
