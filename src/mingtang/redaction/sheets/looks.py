"""Cell styles of a workbook: which show their text, and which hide it in the colour of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.styles.colors import COLOR_INDEX

from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.contrast import BLACK, LEAST_CONTRAST, WHITE, contrast

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_PALE_FORMAT = re.compile(r"\[(?:White|白色|color\s*2)\]", re.IGNORECASE)
_TINY = 2.0


@dataclass(frozen=True, slots=True)
class CellLook:
    """`ground` is the colour of the cell, `ink` that of its letters, `code` its number format."""

    ground: str = WHITE
    ink: str = BLACK
    is_tiny: bool = False
    is_bold: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.is_tiny or contrast(self.ink, self.ground) < LEAST_CONTRAST


class CellLooks:
    """The styles by their number, as cells name them."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = dict(_theme_colours(theme))
        self.looks = [] if styles is None else list(self._looks(styles))
        self.hiding = frozenset() if styles is None else frozenset(self._hiding(styles))

    def of(self, number: str | None) -> CellLook:
        at = int(number) if number and number.isdecimal() and len(number) < 7 else 0
        return self.looks[at] if at < len(self.looks) else CellLook()

    def colour(self, element: Element | None) -> str | None:
        """The colour that an element gives; None for automatic or none."""
        if element is None or element.get("auto") in ("1", "true"):
            return None
        named = _HEX.fullmatch(element.get("rgb") or "")
        plain = named[1].upper() if named else None
        if element.get("theme", "").isdecimal():
            at = int(element.get("theme", "0"))
            plain = self._theme.get(_THEME[at]) if at < len(_THEME) else plain
        elif element.get("indexed", "").isdecimal():
            at = int(element.get("indexed", "0"))
            plain = COLOR_INDEX[at][-6:] if at < len(COLOR_INDEX) else None
        return plain and _tinted(plain, element.get("tint"))

    def _looks(self, styles: Element) -> Iterator[CellLook]:
        fonts = list(styles.iterfind("{*}fonts/{*}font"))
        fills = list(styles.iterfind("{*}fills/{*}fill"))
        for style in styles.iterfind("{*}cellXfs/{*}xf"):
            font = _numbered(fonts, style.get("fontId"))
            fill = _numbered(fills, style.get("fillId"))
            yield self._look(font, fill)

    def _look(self, font: Element | None, fill: Element | None) -> CellLook:
        ground = None
        pattern = None if fill is None else fill.find("{*}patternFill")
        if pattern is not None and pattern.get("patternType") not in (None, "none"):
            ground = self.colour(pattern.find("{*}fgColor")) or BLACK
        if font is None:
            return CellLook(ground or WHITE)
        size = font.find("{*}sz")
        points = "" if size is None else size.get("val") or ""
        tiny = re.fullmatch(r"[0-9.]{1,8}", points) is not None and float(points) <= _TINY
        bold = font.find("{*}b")
        is_bold = bold is not None and bold.get("val") not in ("0", "false")
        return CellLook(ground or WHITE, self.colour(font.find("{*}color")) or BLACK, tiny, is_bold)

    def _hiding(self, styles: Element) -> Iterator[int]:
        """Numbers of the conditional styles that would hide a text."""
        for number, style in enumerate(styles.iterfind("{*}dxfs/{*}dxf")):
            code = style.find("{*}numFmt")
            pattern = style.find("{*}fill/{*}patternFill")
            filled = None if pattern is None else pattern.find("{*}bgColor")
            ink = self.colour(style.find("{*}font/{*}color")) or BLACK
            pale = contrast(ink, self.colour(filled) or WHITE) < LEAST_CONTRAST
            if pale or (code is not None and blanks(code.get("formatCode") or "General", 1)):
                yield number


def blanks(code: str, sign: int | None) -> bool:
    """Whether a number format shows nothing of a number of this sign, of a text where it is None."""
    sections = re.sub(r'"[^"]*"', '"', code).split(";")
    if sign is None:
        return len(sections) == 4 and not sections[3].strip()
    at = 0 if sign > 0 or len(sections) < 2 else (1 if sign < 0 or len(sections) < 3 else 2)
    section = sections[at]
    if _PALE_FORMAT.search(section):
        return True
    return len(sections) > 1 and not re.sub(r"\[[^\]]*\]", "", section).strip()


def _theme_colours(root: Element | None) -> Iterator[tuple[str, str]]:
    yield from (("lt1", WHITE), ("dk1", BLACK))
    scheme = None if root is None else root.find(".//{*}clrScheme")
    for entry in () if scheme is None else scheme:
        for colour in entry:
            value = _HEX.fullmatch(colour.get("lastClr") or colour.get("val") or "")
            if value:
                yield str(entry.tag).rpartition("}")[2], value[1].upper()


def _tinted(colour: str, tint: str | None) -> str:
    if not tint or not re.fullmatch(r"-?[0-9.]{1,24}", tint):
        return colour
    share = min(max(float(tint), -1.0), 1.0)
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    moved = [p * (1 + share) if share < 0 else p + (255 - p) * share for p in parts]
    return "".join(f"{round(p):02X}" for p in moved)


def _numbered(elements: list[Element], number: str | None) -> Element | None:
    at = int(number) if number and number.isdecimal() and len(number) < 7 else len(elements)
    return elements[at] if at < len(elements) else None
