"""How a code of GB/T 2260 is made: two digits each for province, city and county."""

from __future__ import annotations

# Beijing, Tianjin, Shanghai, Chongqing: their districts lie under the municipality at once, and a
# published table may leave out the filler 市辖区 (XX0100) between.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_DIRECTLY_UNDER_PROVINCE = "90"


def codes_above(code: str) -> tuple[str, ...]:
    """The codes that a division's own code lies under, the nearest first.

    >>> codes_above("530102"), codes_above("530100"), codes_above("530000")
    (('530100', '530000'), ('530000',), ())
    >>> codes_above("429004"), codes_above("110101")
    (('420000',), ('110000',))
    """
    province, city, county = code[:2], code[2:4], code[4:]
    if city == county == "00":
        return ()
    if county == "00":
        return (f"{province}0000",)
    if city == _DIRECTLY_UNDER_PROVINCE or province in _MUNICIPALITIES:
        return (f"{province}0000",)
    return f"{province}{city}00", f"{province}0000"


def digits_below(code: str) -> str:
    """How the codes of all divisions under this one begin; the code itself where none can be."""
    return code.removesuffix("00").removesuffix("00")
