"""Items looked up within what the policy shows, and whose turn it is."""

from __future__ import annotations

from datetime import date

from django.db import models

from mingtang.publication.review import ReviewStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.turns import turn_of
from mingtang_office.publication.models import Item, ItemState, Passage, Verdict

# Who takes which step (07 §7.7: 承办人初审, 部门和公开工作机构复审, 分管负责人批准).
ROLES = {
    ReviewStep.SECTION: Role.SECTION_REVIEWER,
    ReviewStep.OFFICE: Role.HEAD,
    ReviewStep.CONFIDENTIALITY: Role.CONFIDENTIALITY_REVIEWER,
    ReviewStep.SIGNATURE: Role.SIGNATORY,
}


def visible_items(
    person: Person, on: date, permission: Permission = Permission.VIEW_ITEMS
) -> models.QuerySet[Item]:
    """The items that this person reaches with this permission."""
    return policy.visible(Item.objects.all(), person, permission, on)


def permission_of(step: ReviewStep) -> Permission:
    """What it takes to do this step."""
    return Permission.SIGN_ITEMS if step is ReviewStep.SIGNATURE else Permission.REVIEW_ITEMS


def whose_work(item: Item) -> frozenset[int]:
    """Everybody who has had a hand in this item and may therefore not take its next step: who wrote
    it, who passed it in this round, and those in whose place they did."""
    rows = Passage.objects.filter(_hands(item.round), item=item).values_list("by", "acting_for")
    return frozenset(number for row in rows for number in row if number is not None)


def waiting_for(person: User, on: date) -> models.QuerySet[Item]:
    """Items whose next step this person may take today: theirs by role, own or covered, and not
    their own work."""
    steps = {role: step for step, role in ROLES.items()}
    mine = turn_of(
        person,
        on,
        (Permission.REVIEW_ITEMS, Permission.SIGN_ITEMS),
        lambda role: models.Q(step=steps[role]) if role in steps else models.Q(pk__in=()),
        _handled_by,
    )
    return Item.objects.filter(state=ItemState.IN_REVIEW).filter(mine)


def _handled_by(people: set[int]) -> models.Exists:
    hands = models.Q(by__in=people) | models.Q(acting_for__in=people)
    rows = Passage.objects.filter(hands, item=models.OuterRef("pk"))
    return models.Exists(rows.filter(_hands(models.F("item__round"))))


def _hands(round_: int | models.F) -> models.Q:
    """The passages that bar from the next step: writing, at any time, and this round's reviews."""
    return models.Q(verdict__in=(Verdict.DRAFTED, Verdict.REVISED)) | models.Q(
        verdict=Verdict.PASSED, round=round_
    )
