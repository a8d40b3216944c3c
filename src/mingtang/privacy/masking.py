"""Masking before publication: what may remain of each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from mingtang.privacy.finding import find
from mingtang.privacy.kinds import PERSONAL, Kind, Match

_NAME = r".[^省市县区旗镇乡村路街巷号\d]{1,10}"
_TOWNSHIP = re.compile(
    rf"(?:{_NAME}?(?:省|自治区))?(?:景德镇市|{_NAME}?市)?(?:{_NAME}?(?:县|区|旗))?(?:{_NAME}?(?:街道|镇|乡))?"
)
_SURNAME = re.compile(
    "(?:欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶"
    "|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|西门|南门)(?=.)|."
)


def _stars(value: str, head: int, tail: int) -> str:
    hidden = max(len(value) - head - tail, 0)
    return value[:head] + "*" * hidden + value[len(value) - tail :]


def _email(value: str) -> str:
    name, _, domain = value.partition("@")
    return f"{name[:1]}***@{domain}"


def _address(value: str) -> str:
    kept = _TOWNSHIP.match(value)
    return (kept[0] if kept else "") + "****"


_MASKS: dict[Kind, Callable[[str], str]] = {
    Kind.ID_CARD: lambda value: _stars(value, 2, 3),
    Kind.MOBILE: lambda value: _stars(value, 3, 4),
    Kind.BANK_CARD: lambda value: "****" + value[-4:],
    Kind.PASSPORT: lambda value: _stars(value, 1, 2),
    Kind.PLATE: lambda value: _stars(value, 2, 1),
    Kind.ADDRESS: _address,
    Kind.EMAIL: _email,
    Kind.OFFICE_EMAIL: _email,
    Kind.LANDLINE: lambda value: _stars(value, 4, 2),
    Kind.CREDIT_CODE: lambda value: _stars(value, 2, 4),
    Kind.ORGANISATION_CODE: lambda value: _stars(value, 1, 2),
}


def masked(match: Match) -> str:
    """What may stand in place of a match: an identity number keeps 2 and 3 characters, a mobile
    3 and 4, a bank account its last 4, an address its township.

    >>> masked(Match(Kind.ID_CARD, 0, 18, "11010519491231002X", True))
    '11*************02X'
    """
    return _MASKS[match.kind](match.value)


def mask(text: str, kinds: Collection[Kind] = PERSONAL) -> str:
    """The text with every match of these kinds masked, uncertain ones too. The result is searched
    again until nothing of these kinds is left, so that masking never fails open.

    >>> mask("申请人李某，手机13800138000，住云江县青禾镇东风路12号3栋501室。")
    '申请人李某，手机138****8000，住云江县青禾镇****。'
    """
    while matches := [match for match in find(text) if match.kind in kinds]:
        pieces: list[str] = []
        at = 0
        for match in matches:
            pieces += [text[at : match.start], masked(match)]
            at = match.end
        text = "".join([*pieces, text[at:]])
    return text


def masked_name(name: str) -> str:
    """A person's name reduced to the surname: 张某某, 欧阳某.

    >>> masked_name("张小明"), masked_name("欧阳明")
    ('张某某', '欧阳某')
    """
    surname = _SURNAME.match(name)
    if surname is None:
        return ""
    return surname[0] + "某" * max(len(name) - len(surname[0]), 1)
