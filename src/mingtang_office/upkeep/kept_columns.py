"""Which columns an agency keeps: those of its kind and of its seats in the catalogues, without what the
platform fills by itself and what was closed and is empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mingtang.publication.columns import Column, ColumnNature, columns_for, columns_of
from mingtang.publication.duties import Duty, Particulars, Presence
from mingtang_office.upkeep.models import ColumnDuty

# The guide is generated, the entrance is a form, and one column is the frame of others.
BY_ITSELF = frozenset({"guide", "application", "content"})


def fillable(particulars: Particulars) -> tuple[Column, ...]:
    """The columns that somebody must fill, in the order in which a platform shows them."""
    return tuple(each for each in columns_for(particulars) if each.code not in BY_ITSELF)


def is_set_aside(column: Column, duties: Mapping[str, ColumnDuty], held: Collection[str]) -> bool:
    """Closed, and nothing stands in it: `held` are the columns in which something does."""
    duty = duties.get(column.code)
    return duty is not None and duty.is_closed and column.code not in held


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
