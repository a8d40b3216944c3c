"""An item of each side: drafted, with an attachment, and an edition that was public once."""

from __future__ import annotations

from typing import Any

from mingtang.publication.districts import FIELD
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.districts import hand_in
from mingtang_office.publication.actions.drafting import draft
from mingtang_office.publication.models import Edition, Item
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW
from tests.office.publication.bureau import NOTICE
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def item(side: Side) -> dict[str, Any]:
    return {"pk": _made(side).pk}


def file(side: Side) -> dict[str, Any]:
    made = _made(side)
    return {"pk": made.pk, "key": made.attachments[0]}


def edition(side: Side) -> dict[str, Any]:
    return {"pk": _made(side).pk, "number": 1}


def _made(side: Side) -> Item:
    """Made when it is first asked for."""
    found = Item.objects.filter(agency=side.agency, title=f"{side.mark}公告").first()
    return found or _make(side)


def admissions(side: Side) -> dict[str, Any]:
    """An item with a table of school districts, and another one handed in to take its place."""
    found = Item.objects.filter(agency=side.agency, kind=ItemKind.ADMISSIONS).first()
    if found is None:
        row = f"城东小学｜小学｜{side.mark}路"
        details = {"school_year": 2026, FIELD: [row]}
        written = {**NOTICE, "kind": ItemKind.ADMISSIONS, "details": details}
        found = draft(agency=side.agency, written=written, by=side.person, now=NOW)
        table = f"学校,招生范围\n城东小学,{side.mark}路".encode()
        hand_in(item=found, name="学区.csv", data=table, by=side.person, now=NOW)
    return {"pk": found.pk}


def _make(side: Side) -> Item:
    title = f"{side.mark}公告"
    made = draft(agency=side.agency, written={**NOTICE, "title": title}, by=side.person, now=NOW)
    made = attach(
        item=made,
        file=Incoming("名单.txt", side.mark.encode(), "text/plain"),
        expected_revision=made.revision,
        by=side.person,
        now=NOW,
    )
    Edition.objects.create(
        item=made,
        number=1,
        content={"title": title, "kind": NOTICE["kind"]},
        html=f"<p>{title}</p>",
        text=title,
        digest="0" * 64,
        signed_by=side.person,
        signed_at=NOW,
        ended_at=NOW,
        ended_because="测试",
    )
    return made


PUBLICATION: dict[str, Surface] = {
    "publication:register": Surface(Permission.VIEW_ITEMS),
    "publication:choose_kind": Surface(Permission.DRAFT_ITEMS),
    "publication:new": Surface(Permission.DRAFT_ITEMS, lambda _: {"kind": "notice"}),
    "publication:item": Surface(Permission.VIEW_ITEMS, item),
    "publication:file": Surface(Permission.VIEW_ITEMS, file),
    "publication:edition": Surface(Permission.VIEW_ITEMS, edition),
    "publication:compare": Surface(Permission.VIEW_ITEMS, item),
    "publication:districts": Surface(Permission.VIEW_ITEMS, admissions),
    "publication:district_file": Surface(Permission.VIEW_ITEMS, admissions),
    "publication:district_import": Surface(Permission.DRAFT_ITEMS, admissions),
    "publication:district_template": Surface(Permission.VIEW_ITEMS),
    **{
        f"publication:{name}": Surface(permission, item, post=is_post)
        for permission, is_post, names in (
            (Permission.DRAFT_ITEMS, False, ("edit", "attachments", "links", "validity")),
            (Permission.DRAFT_ITEMS, True, ("submit", "take_up", "discard")),
            (Permission.REVIEW_ITEMS, False, ("examine",)),
            (Permission.REVIEW_ITEMS, True, ("pass_on", "send_back", "determine")),
            (Permission.SIGN_ITEMS, False, ("sign",)),
            (Permission.WITHDRAW_ITEMS, True, ("withdraw",)),
        )
        for name in names
    },
}
