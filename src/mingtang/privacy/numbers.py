"""Numbers of persons: identity cards, telephones, bank cards.

Every pattern has a bounded length and starts only where a run of digits starts, so that a text
is searched in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.privacy.check_digits import has_id_card_form, is_id_card, passes_luhn
from mingtang.privacy.kinds import Kind, Match
from mingtang.privacy.plain import Plain

_START = r"(?<![0-9A-Za-z])(?<![0-9]\.)"
_END = r"(?![0-9A-Za-z]|\.[0-9])"
# 1,380万元, 13812345678元: a sum or a count, never a telephone
_UNIT = (
    r"(?!\s?(?:[元吨亩%％]|[万亿千百]{1,2}(?:元|人|件|吨|户|亩|平|立|册|次)|平方|立方|公里|千米"
    r"|人次|件|条|户(?![籍口主])))"
)
_SEPARATORS = re.compile(r"[ -]")

_ID_18 = re.compile(
    rf"(?={_START}([1-9](?:[ -]?[0-9]){{5}}[ -]?(?:1[ -]?[89]|2[ -]?0)"
    rf"(?:[ -]?[0-9]){{9}}[ -]?[0-9Xx]){_END})"
)
_ID_15 = re.compile(rf"{_START}([1-9][0-9]{{14}}){_END}{_UNIT}")
_ID_WORDS = ("身份证", "证件号", "公民身份号码")

_MOBILE = re.compile(
    rf"{_START}(?<![0-9A-Za-z]-)(?<![￥¥$])(?:\+?(?:00)?86[ -]?)?"
    rf"(1[3-9][0-9](?P<first>[ -]?)[0-9]{{4}}(?P<second>[ -]?)[0-9]{{4}}){_END}(?!-[0-9]|/[0-9]{{4}}-){_UNIT}"
)
# segments that the ministry has given out; others are believed only after 电话 or the like
_SEGMENT = re.compile(r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])")
_PHONE_WORDS = ("电话", "手机", "联系方式", "联系人", "Tel", "TEL", "tel", "传真", "热线")

_LANDLINE = re.compile(
    rf"{_START}(?<![0-9A-Za-z]-)"
    r"(?:\(0(?:10|2[0-57-9]|[3-9][0-9]{2})\)[ -]?|0(?:10|2[0-57-9]|[3-9][0-9]{2})[ -])"
    rf"[1-9][0-9]{{6,7}}(?:(?:-|转)[0-9]{{1,6}})?{_END}|{_START}[48]00[ -][0-9]{{3}}[ -]?[0-9]{{4}}{_END}"
)
_BARE_LANDLINE = re.compile(
    rf"{_START}(?:0(?:10|2[0-57-9]|[3-9][0-9]{{2}}))?[2-9][0-9]{{6,7}}{_END}{_UNIT}"
)

_CARD = re.compile(
    rf"{_START}(?<![0-9A-Za-z]-)([3-9][0-9]{{3}}(?:(?:[ -][0-9]{{4}}){{3}}(?:[ -]?[0-9]{{1,3}})?|[0-9]{{11,15}})){_END}"
)
_ISSUER = re.compile(
    r"62\d{14,17}|60\d{14,17}|955[89]\d{12,15}|4\d{15}(?:\d{3})?|5[1-5]\d{14}|35\d{14}|3[47]\d{13}"
)
_ACCOUNT = re.compile(rf"{_START}([0-9]{{12,22}}|[0-9]{{4}}(?:[ -][0-9]{{4}}){{2,4}}){_END}{_UNIT}")
_ACCOUNT_WORDS = ("账号", "帐号", "账户", "帐户", "卡号", "银行卡")


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text)


def _match(source: Plain, kind: Kind, span: tuple[int, int], value: str, certain: bool) -> Match:
    start, end = source.source_span(*span)
    return Match(kind, start, end, value, certain)


def id_cards(source: Plain) -> Iterator[Match]:
    """18 characters with province, date of birth and check digit (GB 11643). With a wrong check
    digit, or of the old 15 digits, only after 身份证 or the like is it more than a guess."""
    for found in _ID_18.finditer(source.text):
        number = _bare(found[1]).upper()
        named = source.after_words(found.start(1), _ID_WORDS)
        if is_id_card(number):
            yield _match(source, Kind.ID_CARD, found.span(1), number, True)
        elif named and has_id_card_form(number):
            yield _match(source, Kind.ID_CARD, found.span(1), number, False)
    for found in _ID_15.finditer(source.text):
        if has_id_card_form(found[1]):
            named = source.after_words(found.start(1), _ID_WORDS)
            yield _match(source, Kind.ID_CARD, found.span(1), found[1], named)


def mobiles(source: Plain) -> Iterator[Match]:
    """11 digits of a segment given out, alone or grouped 3-4-4, with or without +86. Groups with
    spaces between them may also be the figures of a row."""
    for found in _MOBILE.finditer(source.text):
        number = _bare(found[1])
        named = source.after_words(found.start(), _PHONE_WORDS)
        given_out = bool(_SEGMENT.match(number))
        if named or (given_out and found["first"] == found["second"]):
            certain = given_out and (named or found["first"] != " ")
            yield _match(source, Kind.MOBILE, found.span(), number, certain)


def landlines(source: Plain) -> Iterator[Match]:
    """An area code and 7 or 8 digits, 400 and 800 numbers; without separator or area code only
    after 电话 or the like."""
    for found in _LANDLINE.finditer(source.text):
        yield _match(source, Kind.LANDLINE, found.span(), found[0], True)
    for found in _BARE_LANDLINE.finditer(source.text):
        if source.after_words(found.start(), _PHONE_WORDS, 6):
            yield _match(source, Kind.LANDLINE, found.span(), found[0], False)


def bank_cards(source: Plain) -> Iterator[Match]:
    """A number of an issuer's range that passes Luhn (in spaced groups, certain only after 账号 or
    the like); any long number after such a word."""
    for found in _CARD.finditer(source.text):
        number = _bare(found[1])
        if _ISSUER.fullmatch(number) and passes_luhn(number):
            named = source.after_words(found.start(1), _ACCOUNT_WORDS, 8)
            certain = named or " " not in found[1]
            yield _match(source, Kind.BANK_CARD, found.span(1), number, certain)
    for found in _ACCOUNT.finditer(source.text):
        if source.after_words(found.start(), _ACCOUNT_WORDS, 8):
            yield _match(source, Kind.BANK_CARD, found.span(1), _bare(found[1]), False)
