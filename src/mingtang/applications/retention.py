"""How long the file of an application is kept, and with it who applied."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Retention:
    """So many years from the first of January after the year of archiving."""

    since: date
    years: int
    ground: str

    def until(self, archived_on: date) -> date:
        """The last day on which the file must be kept.

        >>> retention(date(2026, 3, 1)).until(date(2026, 3, 1))
        datetime.date(2036, 12, 31)
        """
        return date(archived_on.year + self.years, 12, 31)

    def archived_before(self, on: date) -> date:
        """Files archived before this day need be kept no longer on `on`.

        >>> retention(date(2037, 1, 1)).archived_before(date(2037, 1, 1))
        datetime.date(2027, 1, 1)
        """
        return date(on.year - self.years, 1, 1)


@cache
def _rules() -> tuple[Retention, ...]:
    text = files(__package__).joinpath("retention.toml").read_text("utf-8")
    rules = (Retention(**each) for each in tomllib.loads(text)["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.since, reverse=True))


def retention(on: date) -> Retention:
    """The rule of this day (个人信息保护法第十九条: no longer than the purpose needs). Raises ValueError
    for a day before the first one."""
    found = next((rule for rule in _rules() if rule.since <= on), None)
    if found is None:
        raise ValueError(f"{on}还没有规定保管期限。")
    return found
