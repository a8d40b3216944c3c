"""An item as a line of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication import described_words, screen
from mingtang_office.publication.models import Item, ItemState
from mingtang_office.publication.queries.taken_over import marked_among
from mingtang_office.publication.queries.urgency import UNDER_WAY
from mingtang_office.ui.components import Tone


@dataclass(frozen=True, slots=True)
class Row:
    item: Item
    kind: str
    columns: str
    tone: Tone
    turn: str
    is_late: bool
    is_running: bool
    is_marked: bool  # public with personal data in it that nobody has answered for


def rows_of(items: Iterable[Item], on: date) -> tuple[Row, ...]:
    listed = list(items)
    found = marked_among(listed)
    return tuple(_row(item, on, item.pk in found) for item in listed)


def _row(item: Item, on: date, is_marked: bool) -> Row:
    running = item.edition_id is None and item.state in UNDER_WAY and item.due_on is not None
    return Row(
        item,
        ItemKind(item.kind).label,
        described_words.column_words(item.columns),
        screen.TONES[ItemState(item.state)],
        screen.turn_words(item),
        running and item.due_on is not None and item.due_on < on,
        running,
        is_marked,
    )
