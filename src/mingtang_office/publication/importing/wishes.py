"""What a person decides once for a whole import."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from mingtang.publication.item_kinds import ItemKind


class DaySource(StrEnum):
    """Where the day of the former publication stands, where neither table nor page tell it."""

    NONE = "none"
    PATH = "path"  # t20240220_123.html, 2024/02/20/1.html
    WRITTEN = "written"  # the date that the document bears

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DaySource.NONE: "",
    DaySource.PATH: "文件路径中的日期",
    DaySource.WRITTEN: "成文日期",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """`columns` and `duties` by their codes; `kind` for every file whose kind no table tells."""

    columns: tuple[str, ...]
    duties: tuple[str, ...] = ()
    kind: ItemKind | None = None
    keeps_originals: bool = False
    takes_over: bool = False
    day_source: DaySource = DaySource.NONE

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "columns": list(self.columns), "duties": list(self.duties)}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Wish:
        return cls(
            columns=tuple(told["columns"]),
            duties=tuple(told["duties"]),
            kind=ItemKind(told["kind"]) if told["kind"] else None,
            keeps_originals=told["keeps_originals"],
            takes_over=told["takes_over"],
            day_source=DaySource(told["day_source"]),
        )
