"""What an editor chooses from: statutory lists, each with its code and the words on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mingtang.publication.attribute import Attribute, Ground, grounds_for
from mingtang.publication.catalogue import catalogue, catalogue_fields
from mingtang.publication.columns import Column, ColumnNature, columns
from mingtang.publication.genres import Genre
from mingtang.publication.topics import below, classes
from mingtang_office.agencies.models import Agency
from mingtang_office.channels.models import ChannelKind
from mingtang_office.channels.queries.channels import channels_for
from mingtang_office.publication.particulars import columns_open_to, duties_open_to

Choice = tuple[str, str]
Groups = list[tuple[str, list[Choice]]]

NONE_CHOSEN: Choice = ("", "请选择")


def topic_choices() -> list[Choice | tuple[str, list[Choice]]]:
    """The twenty-two classes, each with its own topics; a class may be chosen as a whole."""
    groups: list[Choice | tuple[str, list[Choice]]] = [NONE_CHOSEN]
    for each in classes():
        own = [(each.code, each.label), *((sub.code, sub.shown) for sub in below(each.code))]
        groups.append((each.label, own))
    return groups


def genre_choices() -> list[Choice]:
    return [NONE_CHOSEN, *((each.value, each.label) for each in Genre)]


def attribute_choices() -> list[Choice]:
    return [(each.value, each.label) for each in Attribute]


def ground_choices() -> Groups:
    """By the attribute that they carry; each with its article."""
    return [
        (attribute.label, [(each.value, _ground(each)) for each in grounds])
        for attribute in Attribute
        if (grounds := grounds_for(attribute))
    ]


def _ground(ground: Ground) -> str:
    return f"{ground.label}（{ground.citation}）"


def column_choices(agency: Agency, chosen: Iterable[str] = ()) -> Groups:
    """By nature; what was chosen before stays a choice, though the agency may have changed since."""
    mine = list(columns_open_to(agency))
    known = {each.code for each in mine}
    mine += [columns()[code] for code in chosen if code not in known and code in columns()]
    return [
        (nature.label, [(each.code, _column(each)) for each in mine if each.nature is nature])
        for nature in ColumnNature
        if any(each.nature is nature for each in mine)
    ]


def _column(column: Column) -> str:
    above = columns().get(column.parent or "")
    if above is None or column.nature is ColumnNature.STATUTORY:
        return column.title
    return f"{above.title}：{column.title}"


def duty_choices(agency: Agency) -> Groups:
    groups: dict[str, list[Choice]] = {}
    for each in duties_open_to(agency):
        article = str(replace(each.rests_on, paragraph=None, item=None))
        groups.setdefault(article, []).append((each.code, f"{each.label}（{each.rests_on}）"))
    return list(groups.items())


def matter_choices(on: date) -> list[Choice | tuple[str, list[Choice]]]:
    """The rows of every standard catalogue that holds on this day."""
    groups: list[Choice | tuple[str, list[Choice]]] = [("", "不属于标准目录的事项")]
    for field in catalogue_fields():
        held = catalogue(field, on)
        rows = [(row.code, f"{row.code}　{row.label}") for row in held.rows]
        groups.append((f"{held.label}（{held.edition}年版）", rows))
    return groups


def channel_choices(agency: Agency, on: date) -> list[Choice]:
    """Beside the portal, on which everything for the public appears at once."""
    rows = channels_for(agency, on).exclude(kind=ChannelKind.PORTAL)
    return [(str(row.pk), f"{row.name}（{row.get_kind_display()}）") for row in rows]
