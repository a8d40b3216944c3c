"""The metadata of what is published, as data: which field which kind of item must have, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.publication.item_kinds import ItemKind

Value = str | date | int | bool | tuple[str, ...] | None
"""What a field can hold; its `Form` says which. None, "", () and False say nothing."""


class Form(StrEnum):
    """TEXT holds a str, DATE a date, NUMBER an int, LIST a tuple of str, FLAG a bool."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LIST = "list"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its stable code, its name on the screen, the norm that asks for it."""

    code: str
    label: str
    rests_on: str
    form: Form
    required: frozenset[ItemKind]
    optional: frozenset[ItemKind]
    is_internal: bool

    def belongs_to(self, kind: ItemKind) -> bool:
        """Whether items of this kind have the field at all."""
        return kind in self.required or kind in self.optional


class UnknownField(ValueError):
    """A code that names no field of the metadata."""


@cache
def fields() -> Mapping[str, Field]:
    """Every field by its code, in the order in which a form asks for them."""
    data = tomllib.loads((files("mingtang.publication") / "fields.toml").read_text("utf-8"))
    return MappingProxyType({code: _field(code, each) for code, each in data.items()})


def _field(code: str, said: dict[str, Any]) -> Field:
    excepted = _kinds(said.get("except", ()))
    return Field(
        code,
        said["label"],
        said["rests_on"],
        Form(said.get("form", Form.TEXT)),
        _kinds(said.get("required", ())) - excepted,
        _kinds(said.get("also", ())) | excepted,
        said.get("internal", False),
    )


def _kinds(said: str | list[str] | tuple[str, ...]) -> frozenset[ItemKind]:
    return frozenset(ItemKind if said == "all" else map(ItemKind, said))


def field(code: str) -> Field:
    """The field of this code. Raises `UnknownField`.

    >>> field("document_number").label
    '发文字号'
    """
    try:
        return fields()[code]
    except KeyError:
        raise UnknownField(f"没有代码为“{code}”的元数据字段，请核对代码。") from None


def fields_of(kind: ItemKind) -> tuple[Field, ...]:
    """The fields that items of this kind have, required or not."""
    return tuple(each for each in fields().values() if each.belongs_to(kind))


def required(kind: ItemKind) -> tuple[Field, ...]:
    """The fields that items of this kind must have.

    >>> [each.label for each in required(ItemKind.INTERPRETATION) if each.code == "interprets"]
    ['所解读的文件']
    """
    return tuple(each for each in fields().values() if kind in each.required)


def is_given(value: Value) -> bool:
    """Whether a value says anything; 0 does."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(each.strip() for each in value)
    return value is not None and value is not False
