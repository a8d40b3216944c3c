"""How a run and a paragraph look, and whether a reader can see them at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingtang.documents.readers.docx_package import W, number, value
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.contrast import BLACK, LEAST_CONTRAST, WHITE, contrast
from mingtang.redaction.outcome import RedactionRefused
from mingtang.redaction.word.colours import Theme, highlighted
from mingtang.redaction.word.fonts import KNOWN
from mingtang.redaction.word.model import Layout, Look
from mingtang.redaction.word.styles import StyleSheet, attribute, first, is_set

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TINY = 4
"""Half points: letters this small are not read."""

NARROW = 10
"""Per cent of its width: letters squeezed like this are not read."""

TIGHT = 60
"""Twentieths of a point: lines of exactly this height cut their letters away."""

_OPAQUE_FROM = 10_000  # hundred-thousandths of transparency that leave ink to be seen: 90 %
_ALIGNMENTS = frozenset({"left", "center", "right", "both", "start", "end", "distribute"})
_INDENTS = (
    "left", "right", "firstLine", "hanging", "leftChars", "rightChars", "firstLineChars",
    "hangingChars", "start", "end",
)  # fmt: skip
_SPACING = ("before", "after", "line", "beforeLines", "afterLines")
_FACES = ("eastAsia", "ascii", "hAnsi")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


class Looks:
    """Resolves formatting along styles and defaults."""

    def __init__(self, styles: StyleSheet, theme: Theme) -> None:
        self._styles = styles
        self._theme = theme

    def run(self, run: Element, paragraph_style: str | None, ground: str | None) -> Look | None:
        """The look of a run on a ground (None: paper); None where it cannot be seen."""
        own = run.find(W + "rPr")
        style = value(None if own is None else own.find(W + "rStyle"))
        chain = [] if own is None else [own]
        chain += self._styles.run_properties(style, paragraph_style)
        chain += self._styles.default_run_properties()
        colour = self._ink(chain)
        if self._is_hidden(chain, colour, ground):
            return None
        size = number(first(chain, "sz"))
        return Look(
            font=next(
                (f for face in _FACES if (f := attribute(chain, "rFonts", face)) in KNOWN), None
            ),
            size=size if size and size < 400 else None,
            colour=colour if colour and contrast(colour, WHITE) >= 2 else None,
            bold=is_set(chain, "b"),
            italic=is_set(chain, "i"),
            underline=value(first(chain, "u")) not in (None, "none"),
            strike=is_set(chain, "strike") or is_set(chain, "dstrike"),
            script=_script(value(first(chain, "vertAlign"))),
        )

    def ground(self, shadings: Sequence[Element | None]) -> str | None:
        """The colour on which a paragraph stands: its own shading, its cell's, its table's."""
        grounds = (self._theme.ground(shading) for shading in shadings)
        return next((ground for ground in grounds if ground), None)

    def paragraph_chain(self, properties: Element | None) -> list[Element]:
        style = value(None if properties is None else properties.find(W + "pStyle"))
        own = [] if properties is None else [properties]
        return own + list(self._styles.paragraph_properties(style))

    def layout(self, properties: Element | None) -> Layout:
        chain = self.paragraph_chain(properties)
        align = value(first(chain, "jc"))
        return Layout(
            level=self._level(properties, chain),
            align=align if align in _ALIGNMENTS else None,
            indents=_measures(chain, "ind", _INDENTS),
            spacing=_measures(chain, "spacing", _SPACING),
            rule=_rule(attribute(chain, "spacing", "lineRule")),
            breaks_before=is_set(chain, "pageBreakBefore"),
            keeps_next=is_set(chain, "keepNext"),
        )

    def is_cut_away(self, properties: Element | None) -> bool:
        """Whether lines of an exact, tiny height hide a paragraph."""
        chain = self.paragraph_chain(properties)
        exact = attribute(chain, "spacing", "lineRule") == "exact"
        line = attribute(chain, "spacing", "line") or ""
        return exact and re.fullmatch(r"-?[0-9]{1,6}", line) is not None and int(line) <= TIGHT

    def _level(self, properties: Element | None, chain: list[Element]) -> int | None:
        outline = number(first(chain, "outlineLvl"))
        if outline is not None:
            return outline + 1 if 0 <= outline < 9 else None
        style = value(None if properties is None else properties.find(W + "pStyle"))
        for element in self._styles.chain(style, "paragraph"):
            named = _HEADING.fullmatch((value(element.find(W + "name")) or "").strip())
            if named:
                return int(named[1])
        return None

    def _ink(self, chain: list[Element]) -> str | None:
        """The colour of the letters; None for automatic."""
        fill = next((f for each in chain if (f := each.find(W14 + "textFill")) is not None), None)
        solid = None if fill is None else fill.find(W14 + "solidFill")
        for colour in () if solid is None else solid:
            name = colour.get(W14 + "val")
            return self._theme.colour(name) if colour.tag == W14 + "schemeClr" else name
        element = first(chain, "color")
        return None if element is None else self._theme.named(element, "val", "themeColor")

    def _is_hidden(self, chain: list[Element], colour: str | None, ground: str | None) -> bool:
        if any(is_set(chain, name) for name in ("vanish", "webHidden", "specVanish")):
            return True
        size, scale = number(first(chain, "sz")), number(first(chain, "w"))
        if (size is not None and size <= TINY) or (scale is not None and scale < NARROW):
            return True
        if _is_transparent(chain):
            return True
        return self._is_swallowed(chain, colour, ground)

    def _is_swallowed(self, chain: list[Element], colour: str | None, ground: str | None) -> bool:
        """Whether the ink is that of its ground. Automatic ink turns white on dark shading, yet
        stays black under a black highlighter."""
        marker = highlighted(first(chain, "highlight"))
        if marker:
            return contrast(colour or BLACK, marker) < LEAST_CONTRAST
        behind = self._theme.ground(first(chain, "shd")) or ground or WHITE
        return colour is not None and contrast(colour, behind) < LEAST_CONTRAST


def refuse_unclear(styles: Sequence[Element], theme: Theme, at: str) -> None:
    """Refuses a table style whose rules for single rows or columns may hide text: which cells they
    reach cannot be told with certainty."""
    for style in styles:
        for part in [style, *style.iterchildren(W + "tblStylePr")]:
            properties = part.find(W + "rPr")
            if properties is None:
                continue
            colour = properties.find(W + "color")
            ink = None if colour is None else theme.named(colour, "val", "themeColor")
            behind = theme.ground(part.find(f"{W}tcPr/{W}shd")) or WHITE
            is_pale = ink is not None and contrast(ink, behind) < LEAST_CONTRAST
            if is_set([properties], "vanish") or is_pale:
                raise RedactionRefused(
                    "unclear_hiding",
                    f"{at}所用的表格样式会把部分文字变为隐藏或者白色，无法确定哪些文字读者看得见。"
                    "请在Word中把该表格的样式改为“网格型”，检查文字后重新上传；或者打印为PDF后上传。",
                )


def _is_transparent(chain: list[Element]) -> bool:
    for each in chain:
        fill = each.find(W14 + "textFill")
        if fill is not None:
            outlined = each.find(W14 + "textOutline") is not None
            if fill.find(W14 + "noFill") is not None and not outlined:
                return True
            return any(
                int(alpha.get(W14 + "val") or 0) > 100_000 - _OPAQUE_FROM
                for alpha in fill.iter(W14 + "alpha")
                if (alpha.get(W14 + "val") or "").isdecimal()
            )
    return False


def _measures(
    chain: list[Element], name: str, attributes: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    found = []
    for each in attributes:
        text = attribute(chain, name, each) or ""
        if re.fullmatch(r"-?[0-9]{1,5}", text):
            found.append((each, int(text)))
    return tuple(found)


def _rule(text: str | None) -> str | None:
    return text if text in ("auto", "exact", "atLeast") else None


def _script(text: str | None) -> str | None:
    return text if text in ("superscript", "subscript") else None
