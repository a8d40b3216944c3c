"""The parts of a Word package: trees of its XML, its relationships, nothing resolved or fetched."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath

from mingtang.documents.containers import Container, damaged
from mingtang.documents.readers.office_xml import Element, parse_xml

KIND = "Word文件"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


class Package:
    """A docx or docm opened for reading. Every method raises `UnreadableDocument` for damage."""

    def __init__(self, data: bytes) -> None:
        self._container = Container(data, KIND)
        self.main = self._main_part()

    def tree(self, name: str) -> Element | None:
        """The root of an XML part, or None where the package lacks it."""
        data = self._container.part(name)
        return None if data is None else parse_xml(data, KIND)

    def beside(self, name: str) -> Element | None:
        """The root of a part that stands in the folder of the main part (styles.xml, notes)."""
        return self.tree(join(self.main.rpartition("/")[0], name))

    def bytes_of(self, name: str) -> bytes | None:
        return self._container.part(name)

    def relation(self, identifier: str) -> str | None:
        """The part that the main part names by `identifier`; None for a target outside the file."""
        folder, _, file = self.main.rpartition("/")
        for relation in _relations(self.tree(f"{folder}/_rels/{file}.rels")):
            if relation.get("Id") == identifier and relation.get("TargetMode") != "External":
                return _resolved(folder, relation.get("Target") or "")
        return None

    def _main_part(self) -> str:
        for relation in _relations(self.tree("_rels/.rels")):
            target = _resolved("", relation.get("Target") or "")
            is_main = (relation.get("Type") or "").endswith("/officeDocument")
            if is_main and target in self._container.names:
                return target
        if "word/document.xml" in self._container.names:
            return "word/document.xml"
        raise damaged(KIND)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute in the namespace of the format, or None."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute as a whole number, or None where it is missing or no number of sane size."""
    text = (value(element, name) or "").strip()
    digits = text[1:] if text.startswith("-") else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None


def is_on(element: Element | None) -> bool:
    """A toggle property: present and not switched off (ISO/IEC 29500-1, 17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")


def _relations(root: Element | None) -> Iterator[Element]:
    if root is not None:
        yield from root.iterchildren("{*}Relationship")


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
