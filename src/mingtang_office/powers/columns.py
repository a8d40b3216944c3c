"""The columns of a register: how each is called, what may stand in it, and how a person writes it.

A form's field and a table's cell are read by the same words, so that both take and refuse the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from mingtang.privacy.finding import find

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})"
)
_MONEY = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*(元|万元)?")
_COUNT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)\s*[件个项宗]?")
_YES = frozenset({"是", "有", "√", "y", "yes", "1", "true", "需要", "须公示"})
_NO = frozenset({"否", "无", "×", "n", "no", "0", "false", "不需要", "不公示"})
_CENTS = Decimal("0.01")
_MOST = Decimal(10) ** 14
_WAN = 10_000
_FIRST_YEAR, _LAST_YEAR = 1949, 2199
WAN = "万元"


class NotThisValue(ValueError):
    """A text that the column does not take; the message says what it takes."""


class Kind(StrEnum):
    TEXT = "text"
    NAME = "name"  # of a party: a text that may name a person
    DAY = "day"
    MONEY = "money"
    COUNT = "count"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """`aliases` are other headings that tables use; `usual` is what holds where nothing is said, and
    `usual_of` where that hangs on the columns before it. One that stands `in_tables_only` is read
    from a table, never asked in a form."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    longest: int = 200
    help: str = ""
    usual: Any = None
    usual_of: Callable[[Mapping[str, Any]], Any] | None = None
    in_tables_only: bool = False

    def parse(self, text: str, *, in_wan: bool = False) -> Any:
        """The value that a text stands for; `usual` for an empty one. Raises `NotThisValue`.
        `in_wan`: a bare number is an amount in 万元."""
        text = unicodedata.normalize("NFC", text).strip()
        if not text:
            if self.required and self.usual is None:
                raise NotThisValue("没有填写。")
            return "" if self.usual is None and self._is_text else self.usual
        if self.kind is Kind.MONEY:
            return _money(text, in_wan=in_wan)
        return _PARSERS[self.kind](self, text)

    @property
    def how(self) -> str:
        """What may stand in a cell of this column, in words."""
        if self.choices:
            return "填：" + "、".join(label for _, label in self.choices) + "。"
        return _HOW.get(self.kind, f"文字，最多 {self.longest} 字。")

    @property
    def _is_text(self) -> bool:
        return self.kind in (Kind.TEXT, Kind.NAME, Kind.CHOICE)

    def written(self, value: Any) -> str:
        """The value as a table holds it; `parse` reads it back."""
        if value is None or value == "":
            return ""
        match self.kind:
            case Kind.CHOICE:
                return dict(self.choices).get(str(value), str(value))
            case Kind.YES_NO:
                return "是" if value else "否"
            case Kind.DAY:
                return f"{value:%Y-%m-%d}"
            case Kind.MONEY:
                return f"{Decimal(value).quantize(_CENTS)}"
        return str(value)


_HOW = {
    Kind.DAY: "日期，如 2025-03-13 或者 2025年3月13日。",
    Kind.MONEY: "数字；单位是元还是万元，上传后可以指明。",
    Kind.COUNT: "不小于 0 的整数。",
    Kind.YES_NO: "填：是、否。",
}


def choices_of(members: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """Codes and words of an enumeration, of the law's or of a model's."""
    return tuple((str(each.value), str(each.label)) for each in members)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _text(column: Column, text: str) -> str:
    if len(text) > column.longest:
        raise NotThisValue(f"最多 {column.longest} 字，现在是 {len(text)} 字，请精简。")
    if column.kind is not Kind.NAME and any(
        match.certain and match.kind.is_personal for match in find(text)
    ):
        raise NotThisValue("其中有证件号码、手机号码等个人信息，台账中不留存，请删去。")
    return text


def _day(_column: Column, text: str) -> date:
    found = _DAY.fullmatch(_plain(text))
    if found is None:
        raise NotThisValue(f"“{text[:20]}”不是日期，请写成 2025-03-13 或者 2025年3月13日。")
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        on = date(year, month, day)
    except ValueError:
        raise NotThisValue(f"没有“{text[:20]}”这一天，请核对日期。") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotThisValue(f"“{text[:20]}”的年份不合理，请核对日期。")
    return on


def _money(text: str, *, in_wan: bool) -> Decimal:
    found = _MONEY.fullmatch(_plain(text))
    if found is None:
        raise NotThisValue(f"“{text[:20]}”不是金额，请只填数字，如 1234.50。")
    try:
        number = Decimal((found[1] + (found[2] or "")).replace(",", ""))
    except InvalidOperation:
        raise NotThisValue(f"“{text[:20]}”不是金额，请只填数字。") from None
    yuan = number * _WAN if (found[3] or ("万元" if in_wan else "")) == WAN else number
    if yuan != yuan.quantize(_CENTS):
        raise NotThisValue(f"“{text[:20]}”折合不到分，请核对金额和单位。")
    if yuan >= _MOST:
        raise NotThisValue(f"“{text[:20]}”数额过大，请核对单位是元还是万元。")
    return yuan.quantize(_CENTS)


def _count(_column: Column, text: str) -> int:
    found = _COUNT.fullmatch(_plain(text))
    if found is None or len(found[1]) > 12:
        raise NotThisValue(f"“{text[:20]}”不是件数，请填不小于 0 的整数。")
    number = int(found[1].replace(",", ""))
    if number > 2_000_000_000:
        raise NotThisValue(f"“{text[:20]}”数量过大，请核对。")
    return number


def _choice(column: Column, text: str) -> str:
    for code, label in column.choices:
        if text in (code, label) or _plain(text).replace(" ", "") == label:
            return code
    allowed = "、".join(label for _, label in column.choices)
    raise NotThisValue(f"“{text[:20]}”不在可选范围内，应为：{allowed}。")


def _yes_no(_column: Column, text: str) -> bool:
    said = _plain(text).lower()
    if said in _YES or said in _NO:
        return said in _YES
    raise NotThisValue(f"“{text[:20]}”看不出是或否，请填“是”或者“否”。")


_PARSERS: dict[Kind, Callable[[Column, str], Any]] = {
    Kind.TEXT: _text,
    Kind.NAME: _text,
    Kind.DAY: _day,
    Kind.COUNT: _count,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
