"""A filed document of each side, a table of them, and an item that came out of a file and was looked
through."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions.asking import begin
from mingtang_office.publication.actions.documents import Filing, file_document
from mingtang_office.publication.models import (
    FiledDocument,
    FilingTable,
    Item,
    ScanFinding,
    ScanState,
    TakenFile,
)
from tests.office.conftest import NOW
from tests.office.walk import publication
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def document(side: Side) -> dict[str, Any]:
    found = FiledDocument.objects.filter(agency=side.agency).first()
    filing = Filing(
        "",
        f"{side.mark}请示",
        date(2026, 3, 2),
        Attribute.WITHHELD,
        (Ground.PERSONNEL,),
        "拟任人选尚未任命",
    )
    row = found or file_document(agency=side.agency, filing=filing, by=side.person, now=NOW)
    return {"pk": row.pk}


def table(side: Side) -> dict[str, Any]:
    row, _ = FilingTable.objects.get_or_create(
        agency=side.agency, by=side.person, defaults={"at": NOW, "sha256": "0" * 64}
    )
    return {"pk": row.pk}


def guesses(side: Side) -> dict[str, Any]:
    told = publication.item(side)
    guess = [["title", f"{side.mark}公告", "正文开头的标题"]]
    TakenFile.objects.get_or_create(
        item_id=told["pk"], defaults={"path": "来文.docx", "at": NOW, "guesses": guess}
    )
    return told


def finding(side: Side) -> dict[str, Any]:
    item = Item.objects.get(pk=publication.item(side)["pk"])
    scan = begin(item=item, by=side.person, now=NOW)
    scan.state = ScanState.DONE
    scan.save()
    row, _ = ScanFinding.objects.get_or_create(
        scan=scan,
        defaults={
            "matter": "mobile",
            "at": f"{side.mark}正文第1段",
            "proposal": "mask",
            "severity": "blocks",
            "source": "0" * 64,
        },
    )
    return {"pk": item.pk, "number": row.pk}


def scanned(side: Side) -> dict[str, Any]:
    return {"pk": finding(side)["pk"]}


DRAFT, VIEW = Permission.DRAFT_ITEMS, Permission.VIEW_ITEMS

DOCUMENTS: dict[str, Surface] = {
    "publication:documents": Surface(VIEW),
    "publication:document_figures": Surface(VIEW),
    "publication:export_documents": Surface(VIEW, lambda _: {"kind": "csv"}, post=True),
    "publication:file_document": Surface(DRAFT),
    "publication:hand_in_filings": Surface(DRAFT),
    "publication:filing_table": Surface(DRAFT, table, own_only=True),
    "publication:document": Surface(VIEW, document),
    "publication:correct_document": Surface(DRAFT, document),
    "publication:tie_document": Surface(DRAFT, document, post=True),
    "publication:reassess_document": Surface(DRAFT, document, post=True),
    "publication:take_in": Surface(DRAFT),
    "publication:guesses": Surface(VIEW, guesses),
    "publication:scan": Surface(VIEW, scanned),
    "publication:ask_scan": Surface(DRAFT, scanned, post=True),
    "publication:answer_finding": Surface(DRAFT, finding, post=True),
    "publication:mask_finding": Surface(DRAFT, finding, post=True),
    "publication:clean_attachment": Surface(DRAFT, publication.file, post=True),
}
