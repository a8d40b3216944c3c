"""XML of an Office package: nothing but elements and attributes that are known, words only in their
places."""

from __future__ import annotations

import re
from collections.abc import Collection

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.office_xml import Element, parse_xml
from mingtang.redaction.checking.traces import not_clean

_NO_MARKUP = re.compile(rb"<!--|<\?(?!xml )|<!\[CDATA\[|<!DOCTYPE|<!ENTITY")


def tree(data: bytes, name: str) -> Element:
    """The root of a part without comments, instructions and entities."""
    if _NO_MARKUP.search(data):
        raise not_clean(name)
    try:
        return parse_xml(data, name)
    except UnreadableDocument as error:
        raise not_clean(name) from error


def check_tree(
    root: Element,
    name: str,
    elements: Collection[str],
    attributes: dict[str, re.Pattern[str]],
    words: Collection[str],
) -> None:
    """Raises `RedactionRefused` where an element or attribute is not among these (local names), a
    value does not have its form, or text stands outside the elements `words`."""
    known = frozenset(elements)
    for element in root.iter():
        local = str(element.tag).rpartition("}")[2]
        if local not in known:
            raise not_clean(f"{name} {local}")
        for key, value in element.attrib.items():
            form = attributes.get(str(key).rpartition("}")[2])
            if form is None or not form.fullmatch(str(value)):
                raise not_clean(f"{name} {local}")
        outside = (element.tail or "") + ("" if local in words else element.text or "")
        if outside.strip():
            raise not_clean(f"{name} {local}")
