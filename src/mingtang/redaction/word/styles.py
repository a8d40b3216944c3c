"""Styles of a Word document, followed along their chains, nearest properties first."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.documents.readers.docx_package import W, is_on, value
from mingtang.documents.readers.office_xml import Element

_LONGEST_CHAIN = 20


class StyleSheet:
    """The property elements that a paragraph, a run or a table takes from styles and defaults."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._defaults: Element | None = None if root is None else root.find(W + "docDefaults")
        for style in () if root is None else root.iterchildren(W + "style"):
            identifier = value(style, "styleId") or ""
            self._styles[identifier] = style
            if value(style, "default") in ("1", "true", "on"):
                self._default[value(style, "type") or ""] = identifier

    def chain(self, identifier: str | None, kind: str) -> Iterator[Element]:
        """The style elements from the one named (the default one of its kind where none is)."""
        if identifier not in self._styles:
            identifier = self._default.get(kind)
        seen: set[str] = set()
        while identifier in self._styles and len(seen) < _LONGEST_CHAIN:
            if identifier in seen:
                return
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value(self._styles[identifier].find(W + "basedOn"))

    def paragraph_properties(self, style: str | None) -> Iterator[Element]:
        for element in self.chain(style, "paragraph"):
            yield from element.iterchildren(W + "pPr")
        if self._defaults is not None:
            yield from self._defaults.iterfind(f"{W}pPrDefault/{W}pPr")

    def run_properties(self, run: str | None, paragraph: str | None) -> Iterator[Element]:
        if run is not None:
            for element in self.chain(run, "character"):
                yield from element.iterchildren(W + "rPr")
        for element in self.chain(paragraph, "paragraph"):
            yield from element.iterchildren(W + "rPr")

    def default_run_properties(self) -> Iterator[Element]:
        if self._defaults is not None:
            yield from self._defaults.iterfind(f"{W}rPrDefault/{W}rPr")

    def table_styles(self, style: str | None) -> list[Element]:
        return list(self.chain(style, "table"))


def first(properties: list[Element], name: str) -> Element | None:
    """The nearest element of this name."""
    return next((found for each in properties if (found := each.find(W + name)) is not None), None)


def is_set(properties: list[Element], name: str) -> bool:
    return is_on(first(properties, name))


def attribute(properties: list[Element], name: str, attribute_name: str) -> str | None:
    """The nearest value of one attribute; attributes are inherited one by one (w:ind, w:rFonts)."""
    for each in properties:
        element = each.find(W + name)
        if element is not None and element.get(W + attribute_name) is not None:
            return element.get(W + attribute_name)
    return None
