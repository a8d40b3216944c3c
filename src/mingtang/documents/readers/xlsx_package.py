"""The parts of a spreadsheet package: sheets, shared texts, formats and borders of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from posixpath import join, normpath

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from mingtang.documents.containers import Container, damaged
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.office_xml import RELATION, Element, parse_xml

KIND = "Excel文件"
_BINARY = "这是二进制Excel文件（xlsb），不能直接读取。请用Excel打开，另存为xlsx后上传。"


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell style says of a cell: its number format and whether lines are drawn around it."""

    code: str = "General"
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    is_hidden: bool
    root: Element


class Workbook:
    """A spreadsheet opened for reading; raises `UnreadableDocument` for damage and for xlsb."""

    def __init__(self, data: bytes) -> None:
        self._container = Container(data, KIND)
        if "xl/workbook.bin" in self._container.names:
            raise UnreadableDocument("unsupported", _BINARY)
        root = self._tree("xl/workbook.xml")
        if root is None:
            raise damaged(KIND)
        self._root = root
        properties = root.find("{*}workbookPr")
        is_mac = properties is not None and properties.get("date1904") in ("1", "true", "on")
        self.epoch: datetime = CALENDAR_MAC_1904 if is_mac else CALENDAR_WINDOWS_1900
        self.texts = tuple(_texts(self._tree("xl/sharedStrings.xml")))
        self.looks = tuple(_looks(self._tree("xl/styles.xml")))

    def sheets(self) -> Iterator[Sheet]:
        """The worksheets in the order of their tabs; chart sheets and missing parts left out."""
        targets = dict(self._targets())
        for sheet in self._root.iterfind("{*}sheets/{*}sheet"):
            name = targets.get(sheet.get(RELATION + "id") or "")
            root = self._tree(name) if name else None
            if root is not None and root.find("{*}sheetData") is not None:
                yield Sheet(
                    sheet.get("name") or "", sheet.get("state") not in (None, "visible"), root
                )

    def _targets(self) -> Iterator[tuple[str, str]]:
        root = self._tree("xl/_rels/workbook.xml.rels")
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            target = relation.get("Target") or ""
            target = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            yield relation.get("Id") or "", target

    def _tree(self, name: str) -> Element | None:
        data = self._container.part(name)
        return None if data is None else parse_xml(data, KIND)


def text_of(item: Element) -> str:
    """The text of a shared or inline string, its formatting and phonetic guide left out."""
    own = item.iterfind("{*}t")
    runs = item.iterfind("{*}r/{*}t")
    return "".join(text.text or "" for part in (own, runs) for text in part)


def _texts(root: Element | None) -> Iterator[str]:
    for item in () if root is None else root.iterchildren("{*}si"):
        yield text_of(item)


def _looks(root: Element | None) -> Iterator[Look]:
    if root is None:
        return
    codes = {
        number.get("numFmtId"): number.get("formatCode") or "General"
        for number in root.iterfind("{*}numFmts/{*}numFmt")
    }
    ruled = [
        any(side.get("style") not in (None, "none") for side in border)
        for border in root.iterfind("{*}borders/{*}border")
    ]
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId") or "0"
        builtin = (
            BUILTIN_FORMATS.get(int(number)) if number.isdecimal() and len(number) < 6 else None
        )
        border = style.get("borderId") or "0"
        at = int(border) if border.isdecimal() and len(border) < 6 else 0
        yield Look(codes.get(number) or builtin or "General", at < len(ruled) and ruled[at])
