"""What is found out about an application: typed facts by code (`facts.toml`), and their JSON."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Value = str | bool | int | Decimal | date | tuple[str, ...]
"""What a fact can hold; its `FactKind` says which."""


class FactKind(StrEnum):
    """TEXT, REFERENCE and CHOICE hold a str (of a choice the option's code), DATE a date, LIST a
    tuple of str, BOOLEAN a bool, NUMBER an int, AMOUNT a Decimal of yuan."""

    TEXT = "text"
    DATE = "date"
    LIST = "list"
    BOOLEAN = "boolean"
    REFERENCE = "reference"
    CHOICE = "choice"
    NUMBER = "number"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be found out: its stable code, its name, how to fill it in."""

    code: str
    label: str
    help: str
    kind: FactKind
    options: Mapping[str, str]


class UnknownFact(ValueError):
    """A code that names no fact, or a value that its kind cannot hold."""


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact by its code."""
    data = tomllib.loads((files("mingtang.applications.grounds") / "facts.toml").read_text("utf-8"))
    found = {
        code: Fact(
            code, each["label"], each["help"], FactKind(each["kind"]), each.get("options", {})
        )
        for code, each in data.items()
    }
    return MappingProxyType(found)


def fact(code: str) -> Fact:
    """The fact of this code. Raises `UnknownFact`.

    >>> fact("search_keywords").label
    '检索的关键词'
    """
    try:
        return facts()[code]
    except KeyError:
        raise UnknownFact(f"没有代码为“{code}”的事实项，请核对代码。") from None


def is_given(value: Value | None) -> bool:
    """Whether a value says anything: an empty text or list, and a box left unticked, do not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(each.strip() for each in value)
    return value is not None and value is not False


def value_to_wire(value: Value) -> Any:
    """The value as JSON holds it."""
    match value:
        case bool() | str():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value


def value_from_wire(code: str, wire: Any) -> Value:
    """The value that this JSON holds for this fact. Raises `UnknownFact`."""
    kind = fact(code).kind
    try:
        return _read(kind, wire)
    except (TypeError, ValueError, InvalidOperation):
        raise UnknownFact(f"“{fact(code).label}”的值写法不对，应为{_WRITTEN[kind]}。") from None


def _read(kind: FactKind, wire: Any) -> Value:
    match kind, wire:
        case FactKind.LIST, list() if all(isinstance(each, str) for each in wire):
            return tuple(wire)
        case FactKind.DATE, str():
            return date.fromisoformat(wire)
        case FactKind.AMOUNT, str():
            return Decimal(wire)
        case FactKind.BOOLEAN, bool(read):
            return read
        case FactKind.NUMBER, int(read) if not isinstance(wire, bool):
            return read
        case ((FactKind.TEXT | FactKind.REFERENCE | FactKind.CHOICE), str(read)):
            return read
    raise TypeError(kind)


_WRITTEN = {
    FactKind.TEXT: "文字",
    FactKind.DATE: "“2026-03-13”形式的日期",
    FactKind.LIST: "文字的列表",
    FactKind.BOOLEAN: "是或者否",
    FactKind.REFERENCE: "法规名称和条款",
    FactKind.CHOICE: "所列选项之一的代码",
    FactKind.NUMBER: "整数",
    FactKind.AMOUNT: "以元为单位的金额",
}


def found_to_wire(found: Mapping[str, Value]) -> dict[str, Any]:
    """Facts as JSON, by code."""
    return {code: value_to_wire(value) for code, value in found.items()}


def found_from_wire(wire: Mapping[str, Any]) -> dict[str, Value]:
    """Facts out of their JSON. Raises `UnknownFact` for a code or value that does not belong."""
    return {code: value_from_wire(code, value) for code, value in wire.items()}
