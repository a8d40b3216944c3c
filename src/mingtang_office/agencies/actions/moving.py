"""An agency comes under another superior."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import trees
from mingtang_office.agencies.actions.agencies import allow
from mingtang_office.agencies.grants import KEPT_APART, Permission
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.agencies.models.membership import Span
from mingtang_office.trail.actions import record


def _refuse_roles_that_meet(agency: Agency, parent: Agency, now: datetime) -> None:
    """The three roles kept apart must stay apart when two trees grow together."""
    for held in (
        Membership.objects.in_force_from(timezone.localdate(now))
        .filter(agency__path__range=policy.path_range(agency.path), role__in=KEPT_APART)
        .select_related("user")
    ):
        span = Span(held.starts_on, held.ends_on)
        if policy.kept_apart(held.user, Role(held.role), parent, span).exists():
            raise ValidationError(
                f"调整后，“{held.agency}”的{held.get_role_display()}人员将在同一机关体系内兼任须分设的角色"
                "（系统管理、安全管理、审计由三人分别担任，GB/T 22239—2019）。请先请安全管理员调整任职。"
            )


@transaction.atomic
def move(*, agency: Agency, parent: Agency, by: User | None, now: datetime) -> Agency:
    """Put `agency`, with all below it, under `parent`. Needs the right at the agency, at its
    present superior and at the new one.

    Refuses a root, a place below itself, an abolished superior, and a namesake there.
    """
    agency, parent = trees.lock(agency, parent)
    before = agency.get_parent()
    if before is None:
        raise ValidationError("顶层机关没有上级，不能调整隶属关系。")
    for touched in (agency, before, parent):
        allow(by, Permission.MANAGE_AGENCIES, touched, now)
    if parent.path.startswith(agency.path):
        raise ValidationError({"parent": "不能把机关调整到它自己或它的下级之下，请另选上级机关。"})
    if parent.pk == before.pk:
        raise ValidationError({"parent": f"“{agency}”的上级已经是“{parent}”，无需调整。"})
    trees.refuse_abolished(agency)
    trees.refuse_abolished(parent)
    trees.refuse_namesake(agency.name, parent)
    if policy.root_path(agency) != policy.root_path(parent):
        _refuse_roles_that_meet(agency, parent, now)
    agency.move(parent, "last-child")
    agency = Agency.objects.get(pk=agency.pk)
    agency.revision += 1
    agency.save(update_fields=("revision",))
    record(
        "agencies.moved",
        by=by,
        now=now,
        on=agency,
        agency=agency.pk,
        facts={"parent": [before.pk, parent.pk]},
    )
    return agency
