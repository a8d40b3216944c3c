"""Events as plain JSON: how the office keeps them.

The kind and the day stand apart (`kind`, `on`), since they are asked for by themselves; what else an
event knows are its `facts`: days as 2026-03-10, amounts as text, codes as text. What is not known is
left out.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any

from mingtang.applications.events import Event, EventKind


class UnreadableEvent(ValueError):
    """Stored facts that make no event; the message says which, and what would do."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """How one field of an event is read from JSON."""

    read: Callable[[Any], Any]
    form: str
    required: bool


def _date(value: str) -> date:
    return date.fromisoformat(value)


def _number(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(value)
    return value


def _amount(value: str) -> Decimal:
    amount = Decimal(value) if isinstance(value, str) else Decimal("NaN")
    if not amount.is_finite():
        raise ValueError(value)
    return amount


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_READERS: dict[type, tuple[Callable[[Any], Any], str]] = {
    date: (_date, "日期，如“2026-03-10”"),
    int: (_number, "整数"),
    Decimal: (_amount, "金额，如“100.00”"),
    str: (_text, "文字"),
}


def _reader(type_: type) -> tuple[Callable[[Any], Any], str]:
    if issubclass(type_, StrEnum):
        return type_, "、".join(code.value for code in type_)
    return _READERS[type_]


def _only(hint: Any) -> type:
    """The type of a field, without its None."""
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return next(part for part in parts if isinstance(part, type) and part is not types.NoneType)


@cache
def _classes() -> dict[EventKind, type[Any]]:
    return {class_.kind: class_ for class_ in typing.get_args(Event)}


@cache
def _facts(kind: EventKind) -> dict[str, _Fact]:
    class_ = _classes()[kind]
    hints = typing.get_type_hints(class_)
    return {
        field.name: _Fact(*_reader(_only(hints[field.name])), field.default is MISSING)
        for field in fields(class_)
        if field.name != "on"
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | StrEnum):
        return str(value)
    return value


def event_to_wire(event: Event) -> dict[str, Any]:
    """`kind`, `on` and `facts`, of JSON's own types alone.

    >>> from mingtang.applications import Extended
    >>> event_to_wire(Extended(date(2026, 3, 10), 10, consented_on=date(2026, 3, 9)))
    {'kind': 'extended', 'on': '2026-03-10', 'facts': {'days': 10, 'consented_on': '2026-03-09'}}
    """
    known = ((name, getattr(event, name)) for name in _facts(event.kind))
    facts = {name: _plain(value) for name, value in known if value is not None}
    return {"kind": event.kind.value, "on": event.on.isoformat(), "facts": facts}


def event_from_wire(kind: str, on: str | date, facts: Mapping[str, Any]) -> Event:
    """The event that `event_to_wire` wrote. Raises `UnreadableEvent` (a ValueError) for a kind or a
    fact that it does not know, one that is missing, and a value of another form."""
    try:
        known = EventKind(kind)
    except ValueError:
        raise UnreadableEvent(f"没有名为“{kind}”的事件，请核对数据的版本。") from None
    try:
        day = on if isinstance(on, date) else _date(on)
    except (ValueError, TypeError):
        raise UnreadableEvent(
            f"“{known.label}”的日期“{on}”不是日期，应写作“2026-03-10”。"
        ) from None
    forms = _facts(known)
    unknown = sorted(set(facts) - set(forms))
    missing = [name for name, fact in forms.items() if fact.required and name not in facts]
    for names, wrong in ((unknown, "不认识"), (missing, "缺少")):
        if names:
            raise UnreadableEvent(f"“{known.label}”{wrong}的内容：{'、'.join(names)}。")
    values = {name: _value(known, name, forms[name], raw) for name, raw in facts.items()}
    return typing.cast("Event", _classes()[known](on=day, **values))


def _value(kind: EventKind, name: str, fact: _Fact, raw: Any) -> Any:
    try:
        return fact.read(raw)
    except (ValueError, TypeError, InvalidOperation):
        raise UnreadableEvent(
            f"“{kind.label}”的“{name}”不能是“{raw}”，应为：{fact.form}。"
        ) from None
