"""How long what names a person is kept (个人信息保护法第十九条: no longer than the purpose needs)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Kept(StrEnum):
    """The file of an application, from its archiving, and with it who applied; the name of a natural
    person in the register of licences, penalties and compulsory measures, from the decision."""

    APPLICATION_FILE = "application_file"
    NAME_IN_DECISION = "name_in_decision"


@dataclass(frozen=True, slots=True)
class Retention:
    """So many years from the first of January after the year in which its time begins."""

    of: Kept
    since: date
    years: int
    ground: str

    def until(self, begun_on: date) -> date:
        """The last day on which it must be kept.

        >>> retention(Kept.APPLICATION_FILE, date(2026, 3, 1)).until(date(2026, 3, 1))
        datetime.date(2036, 12, 31)
        """
        return date(begun_on.year + self.years, 12, 31)

    def begun_before(self, on: date) -> date:
        """What began before this day need be kept no longer on `on`.

        >>> retention(Kept.APPLICATION_FILE, date(2037, 1, 1)).begun_before(date(2037, 1, 1))
        datetime.date(2027, 1, 1)
        """
        return date(on.year - self.years, 1, 1)


@cache
def _rules() -> tuple[Retention, ...]:
    text = files(__package__).joinpath("retention.toml").read_text("utf-8")
    rules = (Retention(**{**each, "of": Kept(each["of"])}) for each in tomllib.loads(text)["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.since, reverse=True))


def retention(of: Kept, on: date) -> Retention:
    """The rule of this day. Raises ValueError for a day before the first one."""
    found = next((rule for rule in _rules() if rule.of is of and rule.since <= on), None)
    if found is None:
        raise ValueError(f"{on}还没有规定保管期限。")
    return found
