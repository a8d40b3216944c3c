"""Codes with letters in them: organisations, vehicles, passports, mailboxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.privacy.check_digits import is_credit_code, is_id_card, is_organisation_code
from mingtang.privacy.kinds import Kind, Match
from mingtang.privacy.plain import Plain

_START, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"

_CREDIT_CODE = re.compile(
    rf"{_START}[1-9AEFGNY][1-9A-HJ-NPQRTUWXY][0-9]{{6}}[0-9A-Za-z]{{10}}{_END}"
)
_ORGANISATION_CODE = re.compile(rf"{_START}([0-9A-Z]{{8}})-?([0-9X]){_END}")
_INDEX_NUMBER = re.compile(r"\s?/\s?(?:19|20)[0-9]{2}-[0-9]")
_ORGANISATION_WORDS = ("组织机构代码", "机构代码", "代码证")

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][ ·•・]?([A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂领][A-HJ-NP-Z0-9]?)(?![0-9A-Za-z])"
)
_PASSPORT = re.compile(
    rf"{_START}(?:[EGDSP][0-9]{{8}}|E[A-HJ-NP-Z][0-9]{{7}}|[HMC][0-9]{{8,10}}){_END}"
)
_PASSPORT_WORDS = ("护照", "通行证", "证件号")

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})"
    r"(?![A-Za-z0-9])"
)
_OFFICE_DOMAIN = re.compile(r"(?:^|\.)(?:gov|mil)\.cn$", re.IGNORECASE)


def _match(source: Plain, kind: Kind, span: tuple[int, int], value: str, certain: bool) -> Match:
    start, end = source.source_span(*span)
    return Match(kind, start, end, value, certain)


def credit_codes(source: Plain) -> Iterator[Match]:
    """统一社会信用代码 whose check character holds. Eighteen digits that are an identity number as
    well are left to that, but for those in 9: enterprises, far more than foreign residents."""
    for found in _CREDIT_CODE.finditer(source.text):
        code = found[0].upper()
        if is_credit_code(code) and (code[0] == "9" or not is_id_card(code)):
            yield _match(source, Kind.CREDIT_CODE, found.span(), code, True)


def organisation_codes(source: Plain) -> Iterator[Match]:
    """组织机构代码 whose check digit holds, after its name or at the head of an index number; one
    number of nine digits in eleven would pass the check by chance."""
    for found in _ORGANISATION_CODE.finditer(source.text):
        code = found[1] + found[2]
        named = source.after_words(found.start(), _ORGANISATION_WORDS, 10)
        if is_organisation_code(code) and (named or _INDEX_NUMBER.match(source.text, found.end())):
            yield _match(source, Kind.ORGANISATION_CODE, found.span(), code, True)


def plates(source: Plain) -> Iterator[Match]:
    """Vehicle plates, those of new-energy vehicles included: at least three digits."""
    for found in _PLATE.finditer(source.text):
        if sum(c.isdecimal() for c in found[1]) >= 3:
            value = re.sub(r"[ ·•・]", "", found[0])
            yield _match(source, Kind.PLATE, found.span(), value, True)


def passports(source: Plain) -> Iterator[Match]:
    """Passports and permits to cross the border, after 护照 or the like."""
    for found in _PASSPORT.finditer(source.text):
        if source.after_words(found.start(), _PASSPORT_WORDS):
            yield _match(source, Kind.PASSPORT, found.span(), found[0], True)


def emails(source: Plain) -> Iterator[Match]:
    """Mailboxes; those of a government domain are an office's."""
    for found in _EMAIL.finditer(source.text):
        kind = Kind.OFFICE_EMAIL if _OFFICE_DOMAIN.search(found[2]) else Kind.EMAIL
        yield _match(source, kind, found.span(), found[0], True)
