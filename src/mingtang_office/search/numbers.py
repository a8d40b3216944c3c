"""Document numbers (发文字号) and index numbers (索引号) however they are typed.

云教〔2025〕12号 (GB/T 9704: six-cornered brackets, the year in full, no 第 and no leading noughts) is
also typed 云教[2025]12, 云教（2025）第012号, 云教 2025 12号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingtang_office.search.folding import CJK, fold

_OPEN, _CLOSE = r"[〔\[【({〈<﹝《]", r"[〕\]】)}〉>﹞》]"
_PREFIX = rf"(?P<prefix>[{CJK}]{{0,16}})"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SERIAL = r"(?:第\s*)?(?P<serial>\d{1,5})"
_SPACES = re.compile(r"\s+")
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PREFIX}\s*{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*(?:{_SERIAL}(?!\d)\s*号?)?",
        rf"{_PREFIX}\s*(?<!\d){_YEAR}\s*[年\-]?\s*{_SERIAL}\s*号",
        rf"(?P<prefix>[{CJK}]{{2,16}})(?P<year>)第\s*(?P<serial>\d{{1,5}})\s*号",
    )
)
# Without any bracket or 号, only where nothing else was typed.
_BARE = re.compile(rf"{_PREFIX}\s*{_YEAR}\s*[年\-\s]\s*{_SERIAL}")
_INDEX = re.compile(r"[0-9a-z]{6,18}(?:[/-][0-9a-z]{1,12}){1,6}")


@dataclass(frozen=True, slots=True)
class Number:
    """云教, 2025, 12; a part that was not typed is empty, never all but one."""

    prefix: str
    year: str
    serial: str

    @property
    def key(self) -> str:
        return f"{self.prefix}|{self.year}|{self.serial}"

    @property
    def pattern(self) -> str:
        """For LIKE, over the keys of whole numbers."""
        return f"{self.prefix or '%'}|{self.year}|{self.serial or '%'}"

    def beginnings(self) -> set[str]:
        """The keys of all that may be typed for it."""
        shorter = {Number("", self.year, self.serial), Number(self.prefix, self.year, "")}
        return {self.key} | {each.key for each in shorter if each.year and each.says_enough}

    @property
    def says_enough(self) -> bool:
        return sum(map(bool, (self.prefix, self.year, self.serial))) >= 2


def _number(found: re.Match[str]) -> Number:
    serial = found["serial"] or ""
    return Number(found["prefix"] or "", found["year"] or "", str(int(serial)) if serial else "")


def number_of(text: str) -> Number | None:
    """The number that a document bears, where it has the usual form."""
    bare = _SPACES.sub("", fold(text))
    for form in _FORMS:
        found = form.fullmatch(bare)
        if found and _number(found).says_enough:
            return _number(found)
    return None


def numbers_in(asked: str) -> Iterator[tuple[str, Number]]:
    """The numbers in what somebody typed (folded), each with the words that it was told in."""
    bare = _BARE.fullmatch(asked.strip())
    if bare and _number(bare).says_enough:
        yield bare[0], _number(bare)
        return
    for form in _FORMS:
        for found in form.finditer(asked):
            if _number(found).says_enough:
                yield found[0], _number(found)
                asked = asked.replace(found[0], " ", 1)


def index_key(text: str) -> str:
    """The index number without what separates its parts."""
    return "".join(c for c in fold(text) if c.isascii() and c.isalnum())


def is_index_number(chunk: str) -> bool:
    return _INDEX.fullmatch(chunk) is not None and any(map(str.isdigit, chunk))
