"""A drafted paragraph, and how one is put together out of words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mingtang.annual.report import Number


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in a text: the fact it comes from, what people call that, and its value as printed."""

    fact: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class DraftedParagraph:
    """One paragraph; `code` is its place in the report and never changes, so that two drafts can be
    set side by side."""

    code: str
    text: str
    told: tuple[Told, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For keeping: plain values that JSON can hold."""
        told = [[each.fact, each.name, each.value] for each in self.told]
        return {"code": self.code, "text": self.text, "told": told}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> DraftedParagraph:
        """What `as_data` made."""
        return cls(data["code"], data["text"], tuple(Told(*each) for each in data["told"]))


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the figures they rest on."""

    text: str = ""
    told: tuple[Told, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


Piece = str | Said


def say(*pieces: Piece) -> Said:
    """These one after the other."""
    said = [Said(piece) if isinstance(piece, str) else piece for piece in pieces]
    return Said("".join(each.text for each in said), tuple(t for each in said for t in each.told))


def figure(fact: str, name: str, value: Number, unit: str = "") -> Said:
    """A number with its unit, that remembers where it comes from."""
    text = printed(value)
    return Said(f"{text}{unit}", (Told(fact, name, text),))


def resting(text: str, *told: tuple[str, str, Number]) -> Said:
    """Words without a figure that rest on some all the same: 没有作出行政处罚决定."""
    return Said(text, tuple(Told(fact, name, printed(value)) for fact, name, value in told))


def joined(said: Iterable[Said], by: str = "，") -> Said:
    """Those that say anything, with a stop between each two."""
    parts: list[Piece] = []
    for each in said:
        if each:
            parts += [by, each] if parts else [each]
    return say(*parts)


def paragraph(code: str, *sentences: Said | str) -> DraftedParagraph:
    """A paragraph out of sentences, each ended by a full stop where it has no other ending."""
    whole = say(*(_ended(each) for each in sentences if each))
    return DraftedParagraph(code, whole.text, tuple(dict.fromkeys(whole.told)))


def _ended(sentence: Said | str) -> Said:
    said = say(sentence)
    return said if said.text.endswith(("。", "！", "？")) else say(said, "。")


def printed(value: Number) -> str:
    """
    >>> printed(12), printed(Decimal("72701.250"))
    ('12', '72701.25')
    """
    return f"{value.normalize() + 0:f}" if isinstance(value, Decimal) else str(value)
