"""Paragraph styles: the heading level and the numbering that a paragraph takes from its style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingtang.documents.readers.docx_package import W, number, value
from mingtang.documents.readers.office_xml import Element

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class NumberingRef:
    """Which list a paragraph belongs to, and on which level; `list_id` "0" takes it out of any."""

    list_id: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    outline: int | None
    numbering: NumberingRef | None


class Styles:
    """The paragraph styles of a document, by identifier, each asked along its chain of parents."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for element in () if root is None else root.iterchildren(W + "style"):
            self._styles[value(element, "styleId") or ""] = _style(element)

    def heading_level(self, style: str | None) -> int | None:
        """1 for the topmost headings; None for body text."""
        outline = next((one.outline for one in self._chain(style) if one.outline is not None), None)
        return outline + 1 if outline is not None and 0 <= outline < 9 else None

    def numbering(self, style: str | None) -> NumberingRef | None:
        return next((one.numbering for one in self._chain(style) if one.numbering), None)

    def _chain(self, style: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style])
            style = chain[-1].parent
        return chain


def numbering_of(properties: Element | None) -> NumberingRef | None:
    """The list that paragraph properties name directly, if they do."""
    numbered = None if properties is None else properties.find(W + "numPr")
    if numbered is None:
        return None
    list_id = value(numbered.find(W + "numId"))
    return NumberingRef(list_id or "", number(numbered.find(W + "ilvl")))


def outline_of(properties: Element | None) -> int | None:
    """The outline level that paragraph properties name directly, from 0; 9 is body text."""
    return None if properties is None else number(properties.find(W + "outlineLvl"))


def _style(element: Element) -> _Style:
    properties = element.find(W + "pPr")
    outline = outline_of(properties)
    if outline is None:
        match = _HEADING_NAME.fullmatch((value(element.find(W + "name")) or "").strip())
        outline = int(match.group(1)) - 1 if match else None
    return _Style(value(element.find(W + "basedOn")), outline, numbering_of(properties))
