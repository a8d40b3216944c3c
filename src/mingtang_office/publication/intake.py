"""An item that came out of a file, as its page tells it: what was guessed, what did not come over."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang.publication.fields import fields
from mingtang.publication.genres import Genre
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.publication.importing.days import day_in
from mingtang_office.publication.importing.omissions import Matter
from mingtang_office.publication.models import Item, TakenFile
from mingtang_office.ui.days import day_words

_LABELS = {"kind": "种类", "address": "原网址"}


@dataclass(frozen=True, slots=True)
class GuessLine:
    label: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class OmissionLine:
    label: str
    count: int
    told: str
    at: str


@dataclass(frozen=True, slots=True)
class Intake:
    file: TakenFile
    guesses: tuple[GuessLine, ...]
    omissions: tuple[OmissionLine, ...]

    @property
    def is_open(self) -> bool:
        return self.file.confirmed_at is None


def intake_of(item: Item) -> Intake | None:
    """None for what was typed here."""
    file = TakenFile.objects.select_related("confirmed_by").filter(item=item).first()
    if file is None:
        return None
    return Intake(
        file,
        tuple(_guess(name, value, because) for name, value, because in file.guesses),
        tuple(_omission(code, count, at) for code, count, at in file.omissions),
    )


def open_guesses(item: Item) -> tuple[str, ...]:
    """What keeps an item from being handed in that nobody compared with its file yet."""
    if item.edition_id is not None:
        return ()
    waits = TakenFile.objects.filter(item=item, confirmed_at__isnull=True).exists()
    return (
        ("标题、文号等由系统从文件中推测，还没有核对。请对照原文件核对后确认。",) if waits else ()
    )


def _guess(name: str, value: str, because: str) -> GuessLine:
    known = fields()
    label = known[name].label if name in known else _LABELS.get(name, name)
    return GuessLine(label, _said(name, value), because)


def _said(name: str, value: str) -> str:
    if name == "kind":
        return ItemKind(value).label
    if name == "genre":
        return Genre(value).label
    if name == "topic" and value in topics():
        return topics()[value].shown
    day = day_in(value) if name.endswith("_on") else None
    return day_words(day) if day else value


def _omission(code: str, count: int, at: list[str]) -> OmissionLine:
    matter = Matter(code)
    return OmissionLine(matter.label, count, matter.told, "、".join(at))
