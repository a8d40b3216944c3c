"""A bureau with one person for each step of the chain, and an item on its way through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingtang.privacy import credit_code_check
from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.publication.actions.confidentiality import examine
from mingtang_office.publication.actions.drafting import draft
from mingtang_office.publication.actions.reviewing import pass_on, submit
from mingtang_office.publication.actions.signing import sign
from mingtang_office.publication.models import Item
from tests.office.conftest import NOW, MakePerson

_STEM = "11990101000000001"
CREDIT_CODE = _STEM + credit_code_check(_STEM)
NO_DOUBT = {head: Answer(Verdict.NO) for head in Head}
NOTICE: dict[str, Any] = {
    "kind": ItemKind.NOTICE,
    "title": "云江县教育局关于2026年春季学期开学时间的公告",
    "summary": "公布全县中小学、幼儿园春季学期的开学时间。",
    "body": [("paragraph", "<p>全县中小学于2026年3月2日开学。</p>")],
    "issuer": "云江县教育局",
    "formed_on": date(2026, 3, 2),
    "columns": ["notices"],
    "duties": ["A20-11"],
    "attribute": Attribute.PROACTIVE,
}


@dataclass(frozen=True)
class Bureau:
    agency: Agency
    clerk: User
    section: User
    head: User
    keeper: User  # of secrets: reviews confidentiality
    leader: User

    def draft(self, *, now: datetime = NOW, **written: Any) -> Item:
        return draft(agency=self.agency, written={**NOTICE, **written}, by=self.clerk, now=now)

    def submit(self, item: Item, *, now: datetime = NOW) -> Item:
        return submit(item=item, expected_revision=item.revision, by=self.clerk, now=now)

    def to_keeper(self, item: Item, *, now: datetime = NOW) -> Item:
        """Handed in and passed up to the confidentiality review."""
        item = self.submit(item, now=now)
        for person in (self.section, self.head):
            item = pass_on(
                item=item, opinion="", expected_revision=item.revision, by=person, now=now
            )
        return item

    def examine(
        self, item: Item, answers: dict[Head, Answer] | None = None, *, now: datetime = NOW
    ) -> Item:
        return examine(
            item=item,
            answers={**NO_DOUBT, **(answers or {})},
            opinion="",
            expected_revision=item.revision,
            by=self.keeper,
            now=now,
        )

    def to_leader(self, item: Item, *, now: datetime = NOW) -> Item:
        return self.examine(self.to_keeper(item, now=now), now=now)

    def sign(self, item: Item, *, now: datetime = NOW) -> Item:
        return sign(item=item, expected_revision=item.revision, by=self.leader, now=now)

    def publish(self, item: Item | None = None, *, now: datetime = NOW, **written: Any) -> Item:
        """The whole way, from the draft to the public."""
        made = item or self.draft(now=now, **written)
        return self.sign(self.to_leader(made, now=now), now=now)


def bureau_of(agency: Agency, make_person: MakePerson, mark: str = "") -> Bureau:
    if not agency.credit_code:
        agency.credit_code = CREDIT_CODE
        agency.save(update_fields=("credit_code",))

    def person(name: str, role: Role) -> User:
        return make_person(f"{mark}{name}", role, agency)

    return Bureau(
        agency,
        person("wen", Role.CLERK),
        person("ke", Role.SECTION_REVIEWER),
        person("gong", Role.HEAD),
        person("mi", Role.CONFIDENTIALITY_REVIEWER),
        person("qian", Role.SIGNATORY),
    )
