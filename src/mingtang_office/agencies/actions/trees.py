"""The lock under which a tree is changed: its root's row."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import root_path


def lock(*agencies: Agency) -> list[Agency]:
    """The agencies as they are now, with the roots of their trees locked until the transaction
    ends. Everything that changes a tree, or counts who holds a role in it, comes through here."""
    numbers = [agency.pk for agency in agencies]
    roots = {root_path(agency) for agency in Agency.objects.filter(pk__in=numbers)}
    list(Agency.objects.select_for_update().filter(path__in=roots).order_by("path"))
    found = Agency.objects.in_bulk(numbers)
    if any(number not in found for number in numbers) or roots != {
        root_path(agency) for agency in found.values()
    }:
        raise ValidationError("机关树刚刚被他人调整，请刷新页面后重试。")
    return [found[number] for number in numbers]


def refuse_abolished(agency: Agency) -> None:
    if agency.abolished_on is not None:
        raise ValidationError(
            f"“{agency}”已于{date_format(agency.abolished_on, 'Y年n月j日')}撤销，不能再作为上级或承继机关，请另选机关。"
        )


def refuse_namesake(name: str, parent: Agency | None, but: int | None = None) -> None:
    """Two organs beside each other may not have one name while both exist."""
    beside = Agency.get_root_nodes() if parent is None else parent.get_children()
    if beside.filter(name=name, abolished_on__isnull=True).exclude(pk=but).exists():
        where = "顶层" if parent is None else f"“{parent}”之下"
        raise ValidationError(
            {"name": f"{where}已有名为“{name}”的机关。请核对是否重复录入，或写出全称加以区分。"}
        )
