"""Page measures and the headers and footers that a section shows."""

from __future__ import annotations

import re
from collections.abc import Callable

from mingtang.documents.readers.docx_package import W, is_on, value
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss
from mingtang.redaction.word.model import Paragraph, Section

MEASURES = {
    "type": ("val",),
    "pgSz": ("w", "h", "orient"),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    "cols": ("num", "space", "equalWidth"),
    "docGrid": ("type", "linePitch"),
}
VALUE = re.compile(
    r"-?[0-9]{1,6}|portrait|landscape|nextPage|continuous|evenPage|oddPage|nextColumn"
    r"|lines|linesAndChars|snapToChars|default|true|false"
)
_KINDS = {W + "headerReference": "header", W + "footerReference": "footer"}

Reader = Callable[[str, Element], list[Paragraph]]
"""Reads the header or footer of this kind that a reference names."""


def section_of(element: Element, read: Reader, losses: Losses, *, facing_pages: bool) -> Section:
    """What a `w:sectPr` lays down; headers that no page shows are left out."""
    section = Section(has_title_page=is_on(element.find(W + "titlePg")))
    for name, attributes in MEASURES.items():
        found = element.find(W + name)
        if found is not None:
            values = {each: value(found, each) for each in attributes}
            section.measures[name] = {
                each: text for each, text in values.items() if text and VALUE.fullmatch(text)
            }
    for reference in element:
        kind = _KINDS.get(str(reference.tag))
        if kind is None:
            continue
        page = value(reference, "type") or "default"
        shows = {"default": True, "first": section.has_title_page, "even": facing_pages}
        if shows.get(page, False):
            section.stories[kind, page] = read(kind, reference)
        else:
            losses.add(Loss.UNUSED_HEADER)
    return section
