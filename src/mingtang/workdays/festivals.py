"""What the festivals regulation itself fixes, by which an entered notice is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.law.citations import Citation
from mingtang.law.dated import Holding, Parameter

_REGULATION = Citation("年节及纪念日放假办法", 2)

# How many days a year everybody has off. What a notice gives beyond them is worked at weekends.
STATUTORY_DAYS: Parameter[int] = Parameter(
    "statutory_days",
    "全体公民放假的节日",
    "天",
    (
        Holding(11, date(2008, 1, 1), date(2024, 12, 31), _REGULATION),
        Holding(13, date(2025, 1, 1), None, _REGULATION),
    ),
)


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival of the regulation; `month` and `day` are None where the lunar calendar or the
    solar term decides. `days` counts those fixed by the month and day of its first."""

    name: str
    aliases: tuple[str, ...] = ()
    month: int | None = None
    day: int | None = None
    days: int = 1

    def is_named_in(self, text: str) -> bool:
        return any(name in text for name in (self.name, *self.aliases))

    def fixed_days(self, year: int) -> Iterator[date]:
        if self.month is not None and self.day is not None:
            for offset in range(self.days):
                yield date(year, self.month, self.day) + timedelta(offset)


def festivals(year: int) -> tuple[Festival, ...]:
    """The festivals on which everybody has days off in this year, from 2008 on.

    >>> [festival.name for festival in festivals(2027)][:3]
    ['元旦', '春节', '清明节']
    """
    return (
        Festival("元旦", ("新年",), 1, 1),
        Festival("春节"),
        Festival("清明节", ("清明",)),
        Festival("劳动节", (), 5, 1, days=2 if year >= 2025 else 1),
        Festival("端午节", ("端午",)),
        Festival("中秋节", ("中秋",)),
        Festival("国庆节", ("国庆",), 10, 1, days=3),
    )
