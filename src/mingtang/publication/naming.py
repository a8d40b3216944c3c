"""How long a natural person stays named in the register of licences, penalties and compulsory measures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Naming:
    """So many years from the first of January after the year of the decision."""

    since: date
    years: int
    ground: str

    def until(self, decided_on: date) -> date:
        """The last day on which the person stays named.

        >>> naming(date(2026, 3, 1)).until(date(2026, 3, 1))
        datetime.date(2036, 12, 31)
        """
        return date(decided_on.year + self.years, 12, 31)

    def decided_before(self, on: date) -> date:
        """In decisions made before this day nobody need be named on `on`.

        >>> naming(date(2037, 1, 1)).decided_before(date(2037, 1, 1))
        datetime.date(2027, 1, 1)
        """
        return date(on.year - self.years, 1, 1)


@cache
def _rules() -> tuple[Naming, ...]:
    text = files(__package__).joinpath("naming.toml").read_text("utf-8")
    rules = (Naming(**each) for each in tomllib.loads(text)["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.since, reverse=True))


def naming(on: date) -> Naming:
    """The rule of this day (个人信息保护法第十九条: no longer than the purpose needs). Raises ValueError
    for a day before the first one."""
    found = next((rule for rule in _rules() if rule.since <= on), None)
    if found is None:
        raise ValueError(f"{on}还没有规定保管期限。")
    return found
