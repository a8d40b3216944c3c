"""Check digits of the national standards, and what else proves such a number."""

from __future__ import annotations

from datetime import date

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# provinces of GB/T 2260, and 81-83: residents from Hong Kong, Macao and Taiwan
_PROVINCES = frozenset(
    str(n)
    for span in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for n in range(span[0], span[1] + 1)
)


def id_card_check(first17: str) -> str:
    """The 18th character of an identity number (GB 11643-1999, ISO 7064 MOD 11-2).

    >>> id_card_check("11010519491231002")
    'X'
    """
    total = sum(int(d) * w for d, w in zip(first17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def credit_code_check(first17: str) -> str:
    """The 18th character of a 统一社会信用代码 (GB 32100-2015). Raises ValueError for a letter that
    the standard does not use.

    >>> credit_code_check("11441700007280420")
    'Y'
    """
    total = sum(
        _CREDIT_CHARACTERS.index(c) * w for c, w in zip(first17, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_CHARACTERS[-total % 31]


def organisation_code_check(first8: str) -> str:
    """The 9th character of an 组织机构代码 (GB 11714-1997).

    >>> organisation_code_check("00001434"), organisation_code_check("01404053")
    ('9', 'X')
    """
    total = sum(
        _ORGANISATION_CHARACTERS.index(c) * w
        for c, w in zip(first8, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]


def passes_luhn(digits: str) -> bool:
    """Whether a card number's last digit agrees with the others (GB/T 17552, Luhn)."""
    doubled = ((int(d) * 2 - 9 * (d > "4")) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _is_birth_date(text: str) -> bool:
    try:
        born = date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return False
    return 1850 <= born.year < 2100


def has_id_card_form(number: str) -> bool:
    """Whether 15 or 18 characters begin with a province and hold a date of birth; the identity
    card of a foreign permanent resident has a 9 before the province."""
    if len(number) == 15:
        return (
            number.isdecimal() and number[:2] in _PROVINCES and _is_birth_date(f"19{number[6:12]}")
        )
    if len(number) != 18 or not number[:17].isdecimal():
        return False
    province = number[1:3] if number[0] == "9" else number[:2]
    return province in _PROVINCES and _is_birth_date(number[6:14])


def is_id_card(number: str) -> bool:
    """Whether 18 characters are an identity number: province, date of birth and check digit."""
    return (
        len(number) == 18
        and has_id_card_form(number)
        and id_card_check(number[:17]) == number[17].upper()
    )


def is_credit_code(code: str) -> bool:
    """Whether 18 characters are a 统一社会信用代码: letters used, digits of the region, check."""
    return (
        len(code) == 18
        and set(code) <= set(_CREDIT_CHARACTERS)
        and code[2:8].isdecimal()
        and credit_code_check(code[:17]) == code[17]
    )


def is_organisation_code(code: str) -> bool:
    """Whether 9 characters, without the hyphen, are an 组织机构代码."""
    return (
        len(code) == 9
        and set(code) <= set(_ORGANISATION_CHARACTERS)
        and organisation_code_check(code[:8]) == code[8]
    )
