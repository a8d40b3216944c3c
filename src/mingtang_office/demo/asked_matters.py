"""What is asked of the offices of the demonstration, and what their files hold: `matters/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Question, QuestionCode, Value, next_question
from mingtang_office.demo import county

_FILES = {
    county.GOVERNMENT: "xianzhengfu",
    county.EDUCATION: "jiaoyu",
    county.FINANCE: "caizheng",
    county.RESOURCES: "ziran",
    county.HEALTH: "weijian",
    county.MARKET: "shichang",
    county.BAISHI: "xiangzhen",
    county.QINGXI: "xiangzhen",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is asked for, and how the application ends. The fields after `weight` say what
    some endings need: the document that is given, what is searched, who is consulted."""

    content: str
    outcome: Disposition
    found: Mapping[str, Value] = field(default_factory=dict)
    weight: int = 1
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    redacted: str = ""
    ground: str = ""
    marks: tuple[tuple[str, ...], ...] = ()
    withheld: Mapping[str, Value] = field(default_factory=dict)
    third_party: str = ""
    concern: str = ""
    reasons: str = ""
    weighed: str = ""
    searched: Mapping[str, str] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    rectified: str = ""
    paper: str = ""
    pages: int = 0
    first: str = ""
    why: str = ""
    words: str = ""

    @property
    def concerns_others(self) -> bool:
        """Whether a third party is to be asked first."""
        return bool(self.third_party)


def matters_of(agency: str, year: int) -> tuple[Matter, ...]:
    """What is asked of this agency in a year."""
    return tuple(_matter(told, year) for told in _told(_FILES[agency]))


def matter_of(agency: str, outcome: Disposition, year: int) -> Matter:
    return next(each for each in matters_of(agency, year) if each.outcome is outcome)


def answers_to(outcome: Disposition, ground: str = "") -> Mapping[QuestionCode, str]:
    """The answers to the seven questions that lead there; `ground` tells why something is withheld
    of what is given in part."""
    fixed = {QuestionCode.MAY: ground} if ground else {}
    return _search({}, outcome, fixed) or {}


def _search(
    given: dict[QuestionCode, str], goal: Disposition, fixed: Mapping[QuestionCode, str]
) -> dict[QuestionCode, str] | None:
    reached = next_question(given)
    if reached is goal:
        return given
    if not isinstance(reached, Question):
        return None
    for answer in reached.answers:
        if fixed.get(reached.code, answer.code) == answer.code:
            found = _search({**given, reached.code: answer.code}, goal, fixed)
            if found is not None:
                return found
    return None


@cache
def _told(name: str) -> tuple[Mapping[str, Any], ...]:
    text = files("mingtang_office.demo").joinpath("matters", f"{name}.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["matters"])


def _matter(told: Mapping[str, Any], year: int) -> Matter:
    filled = {name: _filled(value, year) for name, value in told.items()}
    return Matter(**{**filled, "outcome": Disposition(filled["outcome"])})


def _filled(value: Any, year: int) -> Any:
    match value:
        case str():
            return value.replace("{year}", str(year - 1)).replace("{this}", str(year))
        case list():
            return tuple(_filled(each, year) for each in value)
        case dict():
            return {name: _filled(each, year) for name, each in value.items()}
    return value
