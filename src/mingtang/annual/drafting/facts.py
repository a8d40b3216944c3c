"""The figures of a year, out of which a report is drafted: values in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from mingtang.annual.drafting.entered import Entered
from mingtang.annual.edition import Edition
from mingtang.annual.report import Number


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of a kind, of a column, over a channel: its code, what people call it, how many."""

    code: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Fees:
    """Information processing fees (国办函〔2020〕109号): notices sent within the year, applications for
    which a fee was paid within it, and how much in 元."""

    notices: int = 0
    paid: int = 0
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom readers of the report turn to; what is empty becomes a gap."""

    office: str = ""
    address: str = ""
    postal_code: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What is known of an agency's year.

    `cells` are those of the statutory tables by their addresses, `last_cells` those of last year's
    report where there is one. `kinds` count each published item once, so they add up to what was
    published; `columns` and `channels` may count one several times. `filed` are the official documents
    drawn up, `filed_proactive` those whose 公开属性 is 主动公开. `late` are the replies that came after their limit. `entered` holds what
    a person has told; what is missing becomes a gap.
    """

    agency: str
    year: int
    form: Edition
    is_government: bool = False
    cells: Mapping[str, Number] = field(default_factory=dict)
    last_cells: Mapping[str, Number] = field(default_factory=dict)
    kinds: tuple[Counted, ...] = ()
    columns: tuple[Counted, ...] = ()
    channels: tuple[Counted, ...] = ()
    filed: int = 0
    filed_proactive: int = 0
    late: int = 0
    fees: Fees = Fees()
    entered: Mapping[Entered, int | str] = field(default_factory=dict)
    contact: Contact = Contact()

    @property
    def published(self) -> int:
        """Items published within the year."""
        return sum(kind.number for kind in self.kinds)

    def count(self, address: str) -> int:
        """A count of a statutory table; 0 where the form has no such cell."""
        return int(self.cells.get(address, 0))
