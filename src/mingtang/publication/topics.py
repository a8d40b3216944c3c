"""Topic classes of official documents (主题分类): twenty-two, with their second levels.

The codes are stable; labels follow the list of the State Council's office and have changed before
(民政、扶贫、救灾 became 民政、乡村振兴、救灾), so a text is found by any of its labels.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_SEPARATOR = re.compile(r"\s*[\\＼/／>＞›]\s*")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of one of the two levels: `0201` is 政务公开 below `02`, 综合政务."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def parent(self) -> str | None:
        """The code of the class above a topic of the second level."""
        return class_of(self.code) if len(self.code) == 4 else None

    @property
    def shown(self) -> str:
        """As a page shows it, class and topic: 综合政务\\政务公开.

        >>> topic("0201").shown
        '综合政务\\\\政务公开'
        """
        parent = self.parent
        return self.label if parent is None else f"{topic(parent).label}\\{self.label}"


class UnknownTopic(ValueError):
    """A code or a label that names no topic."""


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its code, each class before its own topics."""
    data = tomllib.loads((files("mingtang.publication") / "topics.toml").read_text("utf-8"))
    found: dict[str, Topic] = {}
    for code, each in data.items():
        found[code] = Topic(code, each["label"], tuple(each.get("aliases", ())))
        for second, label in each.get("second", {}).items():
            found[code + second] = Topic(code + second, label)
    return MappingProxyType(found)


def classes() -> tuple[Topic, ...]:
    """The twenty-two classes of the first level."""
    return tuple(each for each in topics().values() if each.parent is None)


def below(code: str) -> tuple[Topic, ...]:
    """The topics of a class; 民族、宗教 has no 其他, the last class has none at all."""
    return tuple(each for each in topics().values() if each.parent == code)


def class_of(code: str) -> str:
    """The code of the class that a topic is of, its own for a class; "" for none.

    >>> class_of("0201"), class_of("02")
    ('02', '02')
    """
    return code[:2]


def topic(code: str) -> Topic:
    """The topic of this code. Raises `UnknownTopic`."""
    try:
        return topics()[code]
    except KeyError:
        raise UnknownTopic(
            f"没有代码为“{code}”的主题分类，请从二十二个大类及其小类中选择。"
        ) from None


def parse(text: str) -> Topic:
    """The topic that a metadata table names, whichever slash stands in it. Raises `UnknownTopic`.

    >>> parse("综合政务＼政务公开").code, parse("民政、乡村振兴、救灾").code
    ('0201', '17')
    """
    first, *second = _SEPARATOR.split(text.strip(), maxsplit=1)
    found = next((each for each in classes() if first in (each.label, *each.aliases)), None)
    if found and second:
        found = next((each for each in below(found.code) if second[0] == each.label), None)
    if found is None:
        raise UnknownTopic(
            f"“{text}”不是国务院公文主题分类中的类别。请按“大类\\小类”选择，例如“综合政务\\政务公开”。"
        )
    return found
