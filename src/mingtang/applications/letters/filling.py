"""Templates of `wording.toml` filled with facts: gaps where something is absent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingtang.applications.gaps import GAP
from mingtang.applications.grounds import FactKind, Value, fact, is_given
from mingtang.law import parameter

ACT = "\ue000"
"""Stands for the 条例 until the whole letter is there: its first mention is in full."""

_ACT_IN_FULL = "《中华人民共和国政府信息公开条例》"
_SEGMENT = re.compile(r"\[(?:(!?)([a-z_,]+)(?:=([a-z_]+))?\|)?([^\[\]]*)\]")
_PLACE = re.compile(r"\{([a-z_:]+)\}")
_FULL_STOPS = "。；;.，, "


def day(on: date) -> str:
    """A day as letters write it, without idle zeros.

    >>> from datetime import date
    >>> day(date(2026, 3, 3))
    '2026年3月3日'
    """
    return f"{on.year}年{on.month}月{on.day}日"


def yuan(amount: Decimal) -> str:
    """An amount as letters write it.

    >>> from decimal import Decimal
    >>> yuan(Decimal("2200.00")), yuan(Decimal("12.50"))
    ('2200元', '12.50元')
    """
    whole = amount.to_integral_value()
    return f"{whole if whole == amount else amount:f}元"


def shown(code: str, value: Value) -> str:
    """A fact as a sentence takes it in: a choice by its label, a list joined, no full stop."""
    kind, options = fact(code).kind, fact(code).options
    if isinstance(value, tuple):
        return "、".join(
            options.get(each, each).strip(_FULL_STOPS) for each in value if each.strip()
        )
    if isinstance(value, bool):
        return "是"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return yuan(value)
    if kind is FactKind.CHOICE:
        return options.get(str(value), str(value))
    return str(value).strip().rstrip(_FULL_STOPS)


def _blank(value: str) -> bool:
    return not value.strip()


@dataclass(frozen=True, slots=True)
class Filling:
    """What can be put into a template: texts by code (an absent one is a gap), facts as they are
    for the conditions, and the day whose law gives the numbers."""

    texts: Mapping[str, str]
    found: Mapping[str, Value]
    on: date

    def entries(self, code: str) -> tuple[str, ...]:
        """The entries of a list, or one gap."""
        value = self.found.get(code)
        listed = value if isinstance(value, tuple) else ()
        return tuple(each.strip().rstrip(_FULL_STOPS) for each in listed if each.strip()) or (GAP,)

    def fill(self, template: str) -> str:
        """The template with its conditions decided and its places filled."""
        return _PLACE.sub(self._place, _SEGMENT.sub(self._segment, template))

    def _place(self, match: re.Match[str]) -> str:
        code = match[1]
        if code.startswith("limit:"):
            return str(parameter(code.removeprefix("limit:")).on(self.on).value)
        text = self.texts.get(code, "")
        if not _blank(text):
            return text
        value = self.found.get(code)
        return shown(code, value) if value is not None and is_given(value) else GAP

    def _given(self, code: str) -> bool:
        return not _blank(self.texts.get(code, "")) or is_given(self.found.get(code))

    def _segment(self, match: re.Match[str]) -> str:
        negated, codes, option, body = match.groups()
        if option:
            kept = self.found.get(codes) == option
        elif codes:
            kept = any(self._given(code) for code in codes.split(",")) is not bool(negated)
        else:
            kept = all(
                code.startswith("limit:") or self._given(code) for code in _PLACE.findall(body)
            )
        return body if kept else ""


def name_act(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts of one letter with the 条例 named: in full first, short thereafter.

    >>> name_act([f"根据{ACT}第三十条", f"{ACT}第三十七条"])
    ('根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第三十条', '《条例》第三十七条')
    >>> name_act([f"根据{ACT}第三十条"])
    ('根据《中华人民共和国政府信息公开条例》第三十条',)
    """
    listed = tuple(texts)
    again = "".join(listed).partition(ACT)[2]
    is_repeated = ACT in again or "《条例》" in again
    first = _ACT_IN_FULL + ("（以下简称《条例》）" if is_repeated else "")
    named: list[str] = []
    for text in listed:
        named.append(text.replace(ACT, first, 1).replace(ACT, "《条例》"))
        if ACT in text:
            first = "《条例》"
    return tuple(named)
