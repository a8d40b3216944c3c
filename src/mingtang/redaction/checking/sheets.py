"""The check of a finished workbook, which knows nothing of how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingtang.documents.open import read
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.checking.archive import members
from mingtang.redaction.checking.markup import check_tree, tree
from mingtang.redaction.checking.traces import (
    PACKED,
    in_bytes,
    in_texts,
    not_clean,
    refuse_more_than_left,
    refuse_traces,
    still_there,
)
from mingtang.redaction.made import Made
from mingtang.redaction.marks import Mark
from mingtang.redaction.outcome import Passage, Report

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/sheet\d{1,5}\.xml"
)
_ELEMENT_NAMES = """
workbook sheets sheet worksheet cols col sheetData row c v is t mergeCells mergeCell styleSheet numFmts numFmt
fonts font b sz name fills fill patternFill borders border left right top bottom cellStyleXfs xf cellXfs
cellStyles cellStyle alignment Types Default Override Relationships Relationship
"""
_NUMBER_NAMES = """
sheetId min max width customWidth s numFmtId fontId fillId borderId applyAlignment wrapText applyNumberFormat
applyFont applyBorder xfId builtinId
"""
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,2})?")
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(_NUMBER_NAMES.split(), _NUMBER),
    "r": re.compile(r"[A-Z]{0,3}\d{1,7}"),
    "ref": re.compile(r"[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}"),
    "t": re.compile("inlineStr"),
    "id": re.compile(r"rId\d{1,5}"),
    "Id": re.compile(r"rId\d{1,5}"),
    "val": re.compile("11|宋体"),
    "style": re.compile("thin"),
    "patternType": re.compile("none|gray125"),
    "formatCode": re.compile(r"0\.0{1,6}"),
    "vertical": re.compile("center"),
    "space": re.compile("preserve"),
    "name": re.compile(r"[^\[\]:*?/\\]{1,31}"),  # of sheets: shown, and searched below
    "Target": re.compile(r"xl/workbook\.xml|styles\.xml|worksheets/sheet\d{1,5}\.xml"),
    "Type": re.compile(
        r"http://schemas\.openxmlformats\.org/officeDocument/2006/relationships/[a-zA-Z]{1,20}"
    ),
    "Extension": re.compile("rels|xml"),
    "ContentType": re.compile(r"[a-z]+/[a-z.+-]+", re.IGNORECASE),
    "PartName": re.compile(r"/xl/(?:worksheets/)?[a-z0-9]{1,20}\.xml"),
}


def check(made: Made, marks: Sequence[Mark], _source: bytes) -> Report:
    """Unpacks every part of the new file and reads it again. Raises `RedactionRefused` for anything
    that should not be there."""
    parts = members(made.data, _PARTS)
    refuse_traces(in_bytes(marks, made.data, "文件字节", PACKED))
    texts: list[str] = []
    for name, data in parts.items():
        root = tree(data, name)
        check_tree(root, name, _ELEMENT_NAMES.split(), _ATTRIBUTES, ("t", "v"))
        cells = list(_cells(root))
        names = [sheet.get("name") or "" for sheet in root.iter("{*}sheet")]
        texts += [*names, *cells]
        refuse_traces(in_texts(marks, cells, name))
        for sheet_name in names:
            refuse_traces(in_texts(marks, [sheet_name], name))
        refuse_traces(in_bytes(marks, data, name))
    refuse_more_than_left(marks, made.passages, texts)
    _read_again(made.data, marks)
    passages = (Passage(f"第{n}格", text) for n, text in enumerate(texts, 1))
    return Report(len(parts), sum(map(len, texts)), 0, still_there(passages))


def _cells(root: Element) -> Iterator[str]:
    for cell in root.iter("{*}c"):
        yield "".join(each.text or "" for each in cell.iter("{*}t", "{*}v"))


def _read_again(data: bytes, marks: Sequence[Mark]) -> None:
    try:
        document = read(data, "")
    except UnreadableDocument as error:
        if error.code == "empty":
            return
        raise not_clean("整个文件") from error
    if document.remarks:
        raise not_clean("隐藏内容")
    for paragraph in document.paragraphs:
        refuse_traces(in_texts(marks, [paragraph.text], "工作表"))
    for grid in document.grids:
        refuse_traces(in_texts(marks, [cell.text for cell in grid.cells], "工作表"))
