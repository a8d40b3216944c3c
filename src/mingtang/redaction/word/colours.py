"""Whether ink shows on its ground: colours of runs, shading and themes."""

from __future__ import annotations

import re

from mingtang.documents.readers.docx_package import W
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.contrast import BLACK, WHITE

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_THEME_NAMES = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1",
    "bg1": "lt1", "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2",
    "background2": "lt2", "bg2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": BLACK, "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": WHITE, "darkBlue": "00008B",
    "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "8B008B", "darkRed": "8B0000",
    "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}  # fmt: skip


class Theme:
    """The colours that a theme gives to its names."""

    def __init__(self, root: Element | None) -> None:
        self._colours: dict[str, str] = {"lt1": WHITE, "dk1": BLACK}
        scheme = None if root is None else root.find(".//{*}clrScheme")
        for entry in () if scheme is None else scheme:
            for colour in entry:
                value = colour.get("lastClr") or colour.get("val") or ""
                if _HEX.fullmatch(value):
                    self._colours[str(entry.tag).rpartition("}")[2]] = value.upper()

    def colour(self, name: str | None) -> str | None:
        return self._colours.get(_THEME_NAMES.get(name or "", name or ""))

    def named(self, element: Element, value: str, theme: str) -> str | None:
        """The colour that the attributes of an element give; None for automatic or unknown."""
        literal = (element.get(W + value) or "").lstrip("#")
        plain = literal.upper() if _HEX.fullmatch(literal) else None
        by_theme = element.get(W + theme)
        if by_theme is None:
            return plain
        is_changed = any(element.get(f"{W}{theme}{how}") for how in ("Tint", "Shade"))
        return plain if is_changed and plain else self.colour(by_theme) or plain

    def ground(self, shading: Element | None) -> str | None:
        """The colour of a `w:shd`; None where there is none."""
        if shading is None:
            return None
        pattern = shading.get(W + "val") or "clear"
        fill = self.named(shading, "fill", "themeFill")
        if pattern in ("nil", "clear"):
            return fill
        if pattern == "solid" or (pattern.startswith("pct") and pattern[3:] > "50"):
            return self.named(shading, "color", "themeColor") or BLACK
        return fill


def highlighted(element: Element | None) -> str | None:
    """The colour of a `w:highlight`; None where there is none."""
    return None if element is None else _HIGHLIGHTS.get(element.get(W + "val") or "")
