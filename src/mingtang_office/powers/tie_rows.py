"""What the comparison of the register with what is public shows, line by line, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang.publication.validity import Validity
from mingtang_office.powers.models import NormativeDocument
from mingtang_office.powers.projection import validity_on
from mingtang_office.powers.queries.ties import Tie, entry_of
from mingtang_office.publication.actions.filing import filed_number
from mingtang_office.publication.models import PublicItem
from mingtang_office.ui.days import day_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """A published document in no register; `entry`: the one that has its number."""

    public: PublicItem
    entry: NormativeDocument | None


def waiting_of(public: PublicItem) -> Waiting:
    return Waiting(public, entry_of(public, filed_number(public.document_number)))


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry that does not agree with what is public, and what to do about it."""

    entry: NormativeDocument
    tie: Tie
    said: str


def tie_of(entry: NormativeDocument) -> Tie:
    """As `with_ties` found it."""
    return Tie(entry.tie)  # type: ignore[attr-defined]


def finding_of(entry: NormativeDocument, on: date) -> Finding:
    tie = tie_of(entry)
    return Finding(entry, tie, said_of(entry, tie, on))


def said_of(entry: NormativeDocument, tie: Tie, on: date) -> str:
    """The sentence that tells what the two say, and what to do."""
    if tie is Tie.VALIDITY:
        return _validity_words(entry, on)
    if tie is Tie.DAYS:
        return _day_differences(entry)
    return _TO_DO[tie]


_TO_DO = {
    Tie.WITHDRAWN: "对应的公开信息已经撤下。文件仍然有效的，请修改后重新公开；已经失效的，请登记有效性变更。",
    Tie.UNSTATED: "公开信息没有写施行日期，门户不标注有效性，也不计入现行有效。请重新修改公开信息，补填施行日期。",
    Tie.NONE: "还没有公开，或者公开了没有对应。公开过的，请对应公开信息；没有公开的，请起草公开；"
    "只在别处公开的，登记公开的日期和网址。",
    Tie.ELSEWHERE: "在本系统以外公开，不参加核对。",
    Tie.AGREES: "登记与公开信息一致。",
}


def _validity_words(entry: NormativeDocument, on: date) -> str:
    item = entry.item
    row = PublicItem.objects.filter(item=item).first() if item is not None else None
    shown = Validity(row.validity).label if row is not None and row.validity else "没有标注"
    return (
        f"台账为“{validity_on(entry, on).label}”，公开信息为“{shown}”。"
        "请核对后，把一边的变更登记到另一边。"
    )


def _day_differences(entry: NormativeDocument) -> str:
    item = entry.item
    assert item is not None
    parts = []
    if item.written_on is not None and item.written_on != entry.made_on:
        parts.append(
            f"成文日期，台账为{day_words(entry.made_on)}，公开信息为{day_words(item.written_on)}"
        )
    if entry.valid_until != item.expires_on:
        here, there = _day_or_none(entry.valid_until), _day_or_none(item.expires_on)
        parts.append(f"有效期，台账为{here}，公开信息为{there}")
    return f"{'；'.join(parts)}。请更正登记，或者重新修改公开信息。"


def _day_or_none(on: date | None) -> str:
    return "没有填写" if on is None else day_words(on)
