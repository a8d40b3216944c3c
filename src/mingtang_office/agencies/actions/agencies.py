"""An agency comes to be; its particulars are changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from mingtang.privacy.finding import find
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import trees
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.trail.actions import record

PARTICULARS = (
    "name",
    "short_name",
    "kind",
    "region",
    "credit_code",
    "index_prefix",
    "office_name",
    "address",
    "postal_code",
    "office_hours",
    "telephone",
    "fax",
    "email",
    "website",
    "established_on",
)
_TREE = ("path", "depth", "numchild")


def allow(by: User | None, permission: Permission, agency: Agency, now: datetime) -> None:
    """The platform itself (None: founding, the demonstration) may what the policy gives nobody."""
    if by is not None:
        policy.require(by, permission, agency, timezone.localdate(now))


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value


def difference(
    before: Agency, after: Agency, fields: Iterable[str]
) -> tuple[dict[str, list[Any]], dict[str, str]]:
    """What changed, old and new: in the open, or sealed where a person could be told by it (a
    mobile number as the office's telephone)."""
    facts: dict[str, list[Any]] = {}
    personal: dict[str, str] = {}
    for field in fields:
        old, new = _plain(getattr(before, field)), _plain(getattr(after, field))
        if old == new:
            continue
        said = f"{old or '空'} → {new or '空'}"
        if any(match.kind.is_personal for match in find(said)) and field not in _PUBLIC:
            personal[field] = said
        else:
            facts[field] = [old, new]
    return facts, personal


# Where an office sits is no person's address.
_PUBLIC = frozenset({"name", "short_name", "address", "office_name"})


def fill(agency: Agency, particulars: Mapping[str, Any]) -> None:
    """Write checked particulars into `agency`, which is not saved yet."""
    unknown = set(particulars) - set(PARTICULARS)
    if unknown:
        raise TypeError(f"not particulars of an agency: {sorted(unknown)}")
    for field, value in particulars.items():
        setattr(agency, field, value)
    agency.clean_fields(exclude=_TREE)
    agency.validate_constraints(exclude=_TREE)


@transaction.atomic
def create(
    *, parent: Agency | None, particulars: Mapping[str, Any], by: User | None, now: datetime
) -> Agency:
    """Enter a new agency under `parent`; only the platform itself makes a root.

    Refuses an abolished parent and the name of an agency that stands there already.
    """
    if parent is None:
        if by is not None:
            raise ValidationError("顶层机关由系统部署时建立，请与运维人员联系。")
    else:
        [parent] = trees.lock(parent)
        allow(by, Permission.MANAGE_AGENCIES, parent, now)
        trees.refuse_abolished(parent)
    agency = Agency()
    fill(agency, particulars)
    trees.refuse_namesake(agency.name, parent)
    if parent is None:
        Agency.add_root(instance=agency)
    else:
        parent.add_child(instance=agency)
    facts, personal = difference(Agency(), agency, PARTICULARS)
    record(
        "agencies.created",
        by=by,
        now=now,
        on=agency,
        agency=agency.pk,
        facts={"parent": parent and parent.pk, **{k: new for k, (_, new) in facts.items()}},
        personal=personal,
    )
    return agency


@transaction.atomic
def change(
    *,
    agency: Agency,
    particulars: Mapping[str, Any],
    expected_revision: int,
    by: User | None,
    now: datetime,
) -> Agency:
    """Correct particulars of an agency; nothing is written where nothing changes.

    Refuses when somebody else changed the agency after this person saw it. A change of name by
    decision is `reorganisation.rename`, which keeps the past.
    """
    [agency] = trees.lock(agency)
    allow(by, Permission.MANAGE_AGENCIES, agency, now)
    before = Agency.objects.get(pk=agency.pk)
    fill(agency, particulars)
    facts, personal = difference(before, agency, particulars)
    if not facts and not personal:
        return agency
    if before.revision != expected_revision:
        raise ValidationError(
            "您打开本页之后，他人已修改了这一机关的资料。您填写的内容仍在下面，请对照机关页面的现有内容核对后再保存。",
            code="overtaken",
        )
    if "name" in {*facts, *personal}:
        trees.refuse_namesake(agency.name, agency.get_parent(), but=agency.pk)
    agency.revision += 1
    agency.save(update_fields=(*facts, *personal, "revision"))
    record(
        "agencies.changed",
        by=by,
        now=now,
        on=agency,
        agency=agency.pk,
        facts=facts,
        personal=personal,
    )
    return agency
