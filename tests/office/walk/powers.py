"""The registers behind table two: entries of each side, made when first asked for, and their addresses."""

from __future__ import annotations

from typing import Any

from mingtang.publication.validity import Change, Validity
from mingtang_office.agencies.grants import Permission
from mingtang_office.powers.actions import imports
from mingtang_office.powers.actions.documents import change_validity
from mingtang_office.powers.actions.entering import enter
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    NormativeDocument,
    PowerDecision,
    Register,
    TableImport,
)
from mingtang_office.publication.models import PublicItem
from tests.office.conftest import NOW, TODAY
from tests.office.powers.conftest import USUAL
from tests.office.powers.published import publish
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def decided(side: Side) -> dict[str, Any]:
    """A penalty of a natural person."""
    row = PowerDecision.objects.filter(agency=side.agency).first()
    if row is None:
        values = {**USUAL[Register.DECISIONS], "item": f"{side.mark}案由", "decided_on": TODAY}
        person = {"party_kind": "natural_person", "party": f"{side.mark}相对人"}
        row = enter(
            ledger=LEDGERS[Register.DECISIONS],
            agency=side.agency,
            values={**values, **person},
            by=side.person,
            now=NOW,
        )
    return {"register": "decisions", "pk": row.pk}


def amended(side: Side) -> dict[str, Any]:
    """A document with a change of its validity."""
    row = NormativeDocument.objects.filter(agency=side.agency).first()
    if row is None:
        values = {**USUAL[Register.DOCUMENTS], "title": f"{side.mark}办法"}
        made = enter(
            ledger=LEDGERS[Register.DOCUMENTS],
            agency=side.agency,
            values=values,
            by=side.person,
            now=NOW,
        )
        assert isinstance(made, NormativeDocument)
        row = change_validity(
            document=made,
            change=Change(Validity.AMENDED, TODAY, "关于修改的决定"),
            expected_revision=0,
            by=side.person,
            now=NOW,
        )
    change = row.changes.get()
    return {"register": "documents", "pk": row.pk, "number": change.pk}


def handed_in(side: Side) -> dict[str, Any]:
    """A table that waits to be looked at."""
    row = TableImport.objects.filter(by=side.person).first()
    if row is None:
        row = imports.hand_in(
            ledger=LEDGERS[Register.CHARGES],
            agency=side.agency,
            name=f"{side.mark}.csv",
            data=f"收费项目,备注\n{side.mark},无\n".encode(),
            by=side.person,
            now=NOW,
        )
    return {"pk": row.pk}


def published(side: Side) -> dict[str, Any]:
    """A published document in no register yet."""
    row = PublicItem.objects.filter(agency=side.agency, kind="normative_document").first()
    public = row or publish(side.agency, side.person, title=f"{side.mark}规定", document_number="")
    return {"pk": public.pk}


def untied(side: Side) -> dict[str, Any]:
    return {"pk": amended(side)["pk"]}


POWERS: dict[str, Surface] = {
    "powers:showing": Surface(Permission.VIEW_POWERS),
    "powers:draft_showing": Surface(Permission.KEEP_POWERS, post=True),
    "powers:draft_before": Surface(
        Permission.KEEP_POWERS, lambda side: {"pk": side.agency.pk}, post=True
    ),
    "powers:ties": Surface(Permission.VIEW_POWERS),
    "powers:register_all": Surface(
        Permission.KEEP_POWERS, lambda side: {"pk": side.agency.pk}, post=True
    ),
    "powers:register_item": Surface(Permission.KEEP_POWERS, published, post=True),
    "powers:tie": Surface(Permission.KEEP_POWERS, untied),
    "powers:registers": Surface(Permission.VIEW_POWERS),
    "powers:register": Surface(Permission.VIEW_POWERS, lambda side: {"register": "decisions"}),
    "powers:entry": Surface(Permission.VIEW_POWERS, decided),
    "powers:enter": Surface(Permission.KEEP_POWERS, lambda side: {"register": "charges"}),
    "powers:correct": Surface(Permission.KEEP_POWERS, decided),
    "powers:do": Surface(Permission.KEEP_POWERS, lambda side: {**decided(side), "code": "strike"}),
    "powers:open_party": Surface(Permission.KEEP_POWERS, decided, post=True),
    "powers:strike_change": Surface(Permission.KEEP_POWERS, amended, post=True),
    "powers:hand_in": Surface(Permission.KEEP_POWERS, lambda side: {"register": "charges"}),
    "powers:table": Surface(Permission.KEEP_POWERS, handed_in, own_only=True),
    "powers:match_table": Surface(Permission.KEEP_POWERS, handed_in, post=True, own_only=True),
    "powers:enter_table": Surface(Permission.KEEP_POWERS, handed_in, post=True, own_only=True),
    "powers:discard_table": Surface(Permission.KEEP_POWERS, handed_in, post=True, own_only=True),
    "powers:template": Surface(
        Permission.VIEW_POWERS, lambda side: {"register": "charges", "kind": "xlsx"}
    ),
    "powers:export": Surface(
        Permission.VIEW_POWERS, lambda side: {"register": "decisions", "kind": "csv"}, post=True
    ),
}
