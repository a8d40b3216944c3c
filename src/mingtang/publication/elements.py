"""What a disclosure guide and an entry of the catalogue must say (条例第十二条)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law import Citation


@dataclass(frozen=True, slots=True)
class PublishedElement:
    """`is_named`: one of those that 第十二条 itself names."""

    code: str
    label: str
    rests_on: Citation

    @property
    def is_named(self) -> bool:
        return self.rests_on.article == 12


def guide_elements() -> tuple[PublishedElement, ...]:
    """The elements of the guide: nine of 第十二条第二款, then those asked elsewhere.

    >>> [each.code for each in guide_elements() if each.is_named][:3]
    ['classification', 'arrangement', 'access']
    """
    return _elements()["guide"]


def entry_elements() -> tuple[PublishedElement, ...]:
    """The four elements of an entry of the catalogue (第十二条第三款)."""
    return _elements()["entry"]


def missing_from_guide(given: Mapping[str, object]) -> tuple[PublishedElement, ...]:
    """The elements of a guide that are not given, by their code; blank words are none.

    >>> [each.label for each in missing_from_guide({"fax": " "}) if each.code == "fax"]
    ['政府信息公开工作机构的传真号码']
    """
    return _missing(guide_elements(), given)


def missing_from_entry(given: Mapping[str, object]) -> tuple[PublishedElement, ...]:
    """The elements of an entry of the catalogue that are not given."""
    return _missing(entry_elements(), given)


def _missing(
    elements: tuple[PublishedElement, ...], given: Mapping[str, object]
) -> tuple[PublishedElement, ...]:
    return tuple(each for each in elements if not str(given.get(each.code) or "").strip())


def _citation(data: dict[str, Any]) -> Citation:
    if "instrument" in data:
        return Citation(data["instrument"])
    return Citation("条例", data.get("article", 12), data.get("paragraph"))


@cache
def _elements() -> dict[str, tuple[PublishedElement, ...]]:
    data = tomllib.loads((files(__package__) / "elements.toml").read_text("utf-8"))
    return {
        kind: tuple(
            PublishedElement(each["code"], each["label"], _citation(each)) for each in listed
        )
        for kind, listed in data.items()
    }
