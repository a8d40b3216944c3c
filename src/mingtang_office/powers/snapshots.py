"""An entry in words: what a version keeps of it, what its page and the exports show."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.publication.validity import Validity
from mingtang_office.powers.columns import Column, Kind, choices_of
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import Overturning, Register, Registered

# What becomes of an entry later: no field of its form, but part of what it is.
_LATER: dict[Register, tuple[Column, ...]] = {
    Register.DOCUMENTS: (
        Column("validity", "有效性", Kind.CHOICE, choices=choices_of(Validity)),
        Column("ended_on", "失效日期", Kind.DAY),
    ),
    Register.DECISIONS: (
        Column("overturned", "后续变动", Kind.CHOICE, choices=choices_of(Overturning)),
        Column("overturned_on", "变动日期", Kind.DAY),
        Column("overturned_by", "变动依据"),
        Column("withdrawn_on", "撤回公示日期", Kind.DAY),
    ),
}


def columns_of(register: Register) -> tuple[Column, ...]:
    """Everything there is to say of an entry."""
    return (*LEDGERS[register].asked, *_LATER.get(register, ()))


def facts_of(entry: Registered) -> dict[str, str]:
    """Every field that holds something, in words; of a natural person the masked name."""
    told = ((column, getattr(entry, column.name)) for column in columns_of(entry.register))
    return {column.name: column.written(value) for column, value in told if value not in (None, "")}


def differences(
    register: Register, before: dict[str, str], after: dict[str, str]
) -> Iterator[tuple[Column, str, str]]:
    """What changed from one version to the next: where, old words, new words."""
    for column in columns_of(register):
        old, new = before.get(column.name, ""), after.get(column.name, "")
        if old != new:
            yield column, old, new
