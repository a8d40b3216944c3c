"""Numbers as a spreadsheet shows them (ISO/IEC 29500-1, 18.8.30), as far as reports use formats."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

_DIGITS_KEPT = 15  # a spreadsheet computes and shows no more significant digits
_LARGEST_EXPONENT = 40
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<padding>.)|\*(?P<fill>.)|'
    r"\[(?P<bracket>[^\]]*)\]|(?P<number>[#0?][#0?,.]*)|(?P<percent>%)|(?P<plain>.)",
    re.DOTALL,
)
_SCIENTIFIC = re.compile(r"[eE][+-]|/")
_GENERAL = ("general", "@", "")


def shown(raw: str, code: str, epoch: datetime) -> str:
    """The number `raw` in number format `code`; `raw` itself where it is no number.

    A format beyond digits, separators, percents, signs and literals shows the number in general.
    """
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return raw
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return raw
    if is_date_format(code):
        return _date(number, code, epoch) or general(number)
    section, has_own_sign = _section(number, code)
    if section.strip().lower() in _GENERAL or _SCIENTIFIC.search(section):
        return general(number)
    return _formatted(abs(number) if has_own_sign else number, section)


def general(number: Decimal) -> str:
    """0, 106.01, 0.3: no exponent, no binary remainder, no trailing zeros."""
    exponent = number.adjusted() - _DIGITS_KEPT + 1
    if isinstance(low := number.as_tuple().exponent, int) and low < exponent:
        number = number.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _section(number: Decimal, code: str) -> tuple[str, bool]:
    """The part of the format for a number of this sign, and whether that part prints the sign."""
    sections = code.split(";")
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _formatted(number: Decimal, section: str) -> str:
    tokens = list(_TOKEN.finditer(section))
    number *= 100 ** sum(bool(token["percent"]) for token in tokens)
    pieces: list[str] = []
    has_number = False
    for token in tokens:
        if token["number"] and not has_number:
            has_number = True
            pieces.append(_digits(abs(number), token["number"]))
        else:
            pieces.append(
                token["quoted"] or token["escaped"] or token["percent"] or token["plain"] or ""
            )
    sign = "-" if number < 0 and any(piece.strip("0.,") for piece in pieces) else ""
    return (sign + "".join(pieces)).strip()


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.rstrip(",").partition(".")
    number = number.scaleb(-3 * (len(pattern) - len(pattern.rstrip(","))))
    places = sum(sign in "0#?" for sign in fraction)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    head, _, tail = format(rounded, "f").partition(".")
    needed = fraction.count("0")
    tail = tail[:needed] + tail[needed:].rstrip("0")
    if "," in whole:
        head = f"{int(head):,}"
    head = head.zfill(whole.count("0"))
    return f"{head}.{tail}" if tail else head


def _date(number: Decimal, code: str, epoch: datetime) -> str:
    try:
        moment = from_excel(float(number), epoch)
    except (ValueError, OverflowError):
        return ""
    if isinstance(moment, timedelta):
        return str(moment)
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if not isinstance(moment, datetime):
        return ""
    if "年" in code:
        return f"{moment.year}年{moment.month}月" + (f"{moment.day}日" if "日" in code else "")
    has_time = moment.time() != time()
    return moment.isoformat(" ", "minutes") if has_time else moment.date().isoformat()
