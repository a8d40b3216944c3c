"""What kind of number a cell of a statutory table takes (国办公开办函〔2021〕30号、〔2019〕60号所附各表)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from mingtang.annual.edition import PROACTIVE
from mingtang.annual.report import Number

_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_MOST_DIGITS = 14  # before the point: a hundred trillion, in whatever unit
_MOST_PLACES = 6  # 万元 to a hundredth of a 元


class NotThisNumber(ValueError):
    """A text that is no number of the form; the message tells a person what is wanted."""


@dataclass(frozen=True, slots=True)
class NumberForm:
    """`is_whole`: counts of items; amounts take decimals. `is_signed`: 本年增/减 may be negative."""

    is_whole: bool = True
    is_signed: bool = False


def number_form(address: str) -> NumberForm:
    """The kind of number that the cell at this address takes.

    >>> number_form("proactive/charges.amount"), number_form("applications/total/total").is_whole
    (NumberForm(is_whole=False, is_signed=False), True)
    """
    table, _, rest = address.partition("/")
    column = rest.rpartition(".")[2] if table == PROACTIVE else ""
    return NumberForm(is_whole=column != "amount", is_signed=column == "change")


def parse_number(address: str, text: str) -> Number:
    """The number that a person typed for this cell; full-width digits and 1,234 are understood.

    Raises `NotThisNumber` for anything the cell does not take.

    >>> parse_number("proactive/charges.amount", "１,２３４.50"), parse_number("applications/total/total", "7")
    (Decimal('1234.50'), 7)
    """
    form = number_form(address)
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    if not _NUMBER.fullmatch(plain):
        raise NotThisNumber(
            f"“{text.strip()}”不是数字。请只填数字，不带单位和文字；没有发生的填 0。"
        )
    number = Decimal(plain.replace(",", ""))
    if number < 0 and not form.is_signed:
        raise NotThisNumber("这一格不能是负数（只有“本年增/减”可为负数）。请填不小于 0 的数。")
    if form.is_whole:
        if number != number.to_integral_value():
            raise NotThisNumber("这一格填件数，应为整数，不能带小数。请核对后重填。")
        number = number.to_integral_value()
    if number.adjusted() >= _MOST_DIGITS or _places(number) > _MOST_PLACES:
        raise NotThisNumber(
            f"数字过长：小数点前最多 {_MOST_DIGITS} 位，小数点后最多 {_MOST_PLACES} 位。请核对后重填。"
        )
    return int(number) if form.is_whole else number


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
