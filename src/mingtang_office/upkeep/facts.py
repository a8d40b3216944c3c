"""What is known of an agency on a moment, from which its columns are judged: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mingtang.publication.duties import CatalogueRole, Particulars
from mingtang.publication.inspection import MediaSeen, Survey
from mingtang_office.agencies.models import Agency
from mingtang_office.upkeep.models import ColumnDuty


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands in a column, or under a row of a catalogue: how many items, and when the last came.
    `late`: how many of the last twelve months came after their last day."""

    count: int
    last_on: date
    late: int = 0


@dataclass(frozen=True, slots=True)
class Overdue:
    """An item that should be public by now and is not: where it belongs."""

    columns: tuple[str, ...]
    matter: str


@dataclass(slots=True)
class Facts:
    agency: Agency
    particulars: Particulars
    columns: dict[str, Placed] = field(default_factory=dict)
    matters: dict[str, Placed] = field(default_factory=dict)
    overdue: list[Overdue] = field(default_factory=list)
    newest: date | None = None
    surveys: list[Survey] = field(default_factory=list)
    media: list[MediaSeen] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    duties: dict[str, ColumnDuty] = field(default_factory=dict)
    nothing: set[str] = field(default_factory=set)

    @property
    def seats(self) -> frozenset[CatalogueRole]:
        return self.particulars.roles
