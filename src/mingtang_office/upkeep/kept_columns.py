"""Which columns an agency has: those of its kind and of its seats in the catalogues, and whatever else
something stands in; without what was closed and is empty. The public site shows the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from mingtang.publication.columns import Column, ColumnNature, columns, columns_of
from mingtang.publication.duties import Body, CatalogueRole, Duty, Level, Particulars, Presence
from mingtang_office.upkeep.models import ColumnDuty

# The guide is generated, the entrance is a form, and one column is the frame of others.
BY_ITSELF = frozenset({"guide", "application", "content"})


def doubtful(particulars: Particulars, closed: Collection[str]) -> frozenset[str]:
    """The columns that an agency has only where something stands in them: those of a field in whose
    catalogue it has no seat, and those that were closed."""
    return frozenset(
        each.code
        for each in _of_kind(particulars.level, particulars.body)
        if each.code in closed or not each.is_for(particulars)
    )


def own_columns(particulars: Particulars, held: Collection[str]) -> tuple[Column, ...]:
    """An agency's columns, the closed ones among them, in the order in which a platform shows them;
    `held` are the columns in which something stands."""
    return tuple(
        each
        for each in _of_kind(particulars.level, particulars.body)
        if each.is_for(particulars) or is_held(each, held)
    )


def fillable(particulars: Particulars, held: Collection[str]) -> tuple[Column, ...]:
    """Those of them that somebody must fill."""
    return tuple(each for each in own_columns(particulars, held) if each.code not in BY_ITSELF)


def is_set_aside(column: Column, closed: Collection[str], held: Collection[str]) -> bool:
    """Closed, and nothing stands in it, nor in one below it."""
    return column.code in closed and not is_held(column, held)


def is_held(column: Column, held: Collection[str]) -> bool:
    return column.code in held or any(
        each.code in held for each in below(column, columns().values())
    )


def closed_of(duties: Mapping[str, ColumnDuty]) -> frozenset[str]:
    return frozenset(code for code, duty in duties.items() if duty.is_closed)


@cache
def _of_kind(level: Level, body: Body) -> tuple[Column, ...]:
    """Whatever its fields, all that an agency of this level and body may have."""
    every = frozenset(CatalogueRole(each.field, "") for each in columns().values() if each.field)
    return tuple(
        each for each in columns().values() if each.is_for(Particulars(level, body, every))
    )


def why_kept(column: Column) -> str:
    """Why this column cannot be closed; "" where it can."""
    if column.nature is ColumnNature.FIXED:
        return f"“{column.title}”是规定名称的固定栏目，不能停用。"
    always = [each for each in column.duties if each.presence is Presence.ALWAYS]
    if always:
        return f"“{column.title}”公开的是每个机关都有的信息（{always[0].rests_on}），不能停用。"
    return ""


def generated(duty: Duty) -> bool:
    """Whether the platform itself fulfils this duty: 公开指南 from the agency's particulars, 公开目录 from
    what is published."""
    shown_in = {each.code for each in columns_of(duty)}
    return bool(shown_in) and shown_in <= BY_ITSELF


def below(column: Column, among: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(each for each in among if each.parent == column.code)
