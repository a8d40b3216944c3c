"""The check of a finished Word file, which knows nothing of how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingtang.documents.open import read
from mingtang.documents.pages import Box
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.docx_package import W
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.checking.archive import members
from mingtang.redaction.checking.markup import check_tree, tree
from mingtang.redaction.checking.picture_files import check_picture
from mingtang.redaction.checking.traces import (
    PACKED,
    Trace,
    in_bytes,
    in_texts,
    not_clean,
    refuse_more_than_left,
    refuse_traces,
    still_there,
)
from mingtang.redaction.made import Made
from mingtang.redaction.marks import AreaMark, Mark
from mingtang.redaction.outcome import Passage, Report
from mingtang.redaction.word.fonts import KNOWN

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:document|styles|settings|(?:header|footer)\d{1,4})\.xml"
    r"|word/_rels/document\.xml\.rels|word/media/picture\d{1,4}\.(?:png|jpeg)"
)
_PICTURE = re.compile(r"word/media/picture(\d+)\.(?:png|jpeg)")
_ELEMENT_NAMES = """
document body p pPr pStyle keepNext pageBreakBefore spacing ind jc r rPr rFonts b i strike color sz szCs u
vertAlign t br tab fldSimple drawing inline extent docPr graphic graphicData pic nvPicPr cNvPr cNvPicPr
blipFill blip stretch fillRect spPr xfrm off ext prstGeom tbl tblPr tblW tblBorders top left bottom right
insideH insideV tblGrid gridCol tr trPr gridBefore tblHeader tc tcPr tcW gridSpan vMerge vAlign sectPr
headerReference footerReference type pgSz pgMar cols docGrid titlePg hdr ftr styles docDefaults rPrDefault
pPrDefault lang style name basedOn outlineLvl settings evenAndOddHeaders Types Default Override Relationships
Relationship
"""
_NUMBER = re.compile(r"-?[0-9]{1,8}")
_WORD = re.compile(
    r"-?[0-9]{1,8}|Heading[1-9]|heading [1-9]|Normal|[0-9A-F]{6}|auto|single|dxa|left|center|right|both|start|end"
    r"|distribute|superscript|subscript|restart|continue|top|bottom|nextPage|continuous|evenPage|oddPage|nextColumn"
    r"|default|first|even|lines|linesAndChars|snapToChars|paragraph|rect|portrait|landscape|exact|atLeast|true|false|en-US"
)
_FACE = re.compile("|".join(map(re.escape, sorted(KNOWN, key=len, reverse=True))) + "|zh-CN|en-US")
_IDENTIFIER = re.compile(r"rId\d{1,5}|\d{1,5}|Normal|Heading[1-9]")
_TARGET = re.compile(
    r"word/document\.xml|(?:styles|settings|(?:header|footer)\d{1,4})\.xml|media/picture\d{1,4}\.(?:png|jpeg)"
)
_KIND = re.compile(
    r"http://schemas\.openxmlformats\.org/officeDocument/2006/relationships/[a-zA-Z]{1,20}"
)
_NUMBER_NAMES = """
w h top right bottom left header footer gutter num space linePitch line before after beforeLines afterLines
firstLine hanging leftChars rightChars firstLineChars hangingChars end start sz cx cy x y distT distB distL
distR
"""
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(_NUMBER_NAMES.split(), _NUMBER),
    **dict.fromkeys(("val", "type", "orient", "lineRule", "color", "default", "equalWidth"), _WORD),
    **dict.fromkeys(("ascii", "hAnsi", "eastAsia"), _FACE),
    **dict.fromkeys(("id", "embed", "Id", "styleId"), _IDENTIFIER),
    "prst": re.compile("rect"),
    "instr": re.compile("PAGE|NUMPAGES"),
    "name": re.compile(r"图片\d{1,4}"),
    "uri": re.compile(r"http://schemas\.openxmlformats\.org/drawingml/2006/picture"),
    "Target": _TARGET,
    "Type": _KIND,
    "Extension": re.compile("rels|xml|png|jpeg"),
    "ContentType": re.compile(r"[a-z]+/[a-z.+-]+", re.IGNORECASE),
    "PartName": re.compile(r"/word/[a-z0-9]{1,20}\.xml"),
    "space": re.compile(r"preserve|\d{1,6}"),
}
_TELLTALE = frozenset({"deleted_text", "inserted_text", "hidden_text", "comment"})


def check(made: Made, marks: Sequence[Mark], _source: bytes) -> Report:
    """Unpacks every part of the new file and reads it again. Raises `RedactionRefused` for anything
    that should not be there."""
    parts = members(made.data, _PARTS)
    refuse_traces(in_bytes(marks, made.data, "文件字节", PACKED))
    texts: list[str] = []
    areas = 0
    for name, data in parts.items():
        picture = _PICTURE.fullmatch(name)
        if picture:
            boxes = _boxes(marks, int(picture[1]))
            check_picture(data, name, boxes)
            areas += len(boxes)
            continue
        root = tree(data, name)
        check_tree(root, name, _ELEMENT_NAMES.split(), _ATTRIBUTES, ("t",))
        lines = list(_lines(root))
        texts += lines
        refuse_traces(_traces(marks, name, data, root, lines))
    refuse_more_than_left(marks, made.passages, texts)
    _read_again(made.data, marks)
    passages = (Passage(f"第{n}段", text) for n, text in enumerate(texts, 1))
    return Report(len(parts), sum(map(len, texts)), areas, still_there(passages))


def _traces(
    marks: Sequence[Mark], name: str, data: bytes, root: Element, lines: Sequence[str]
) -> Iterator[Trace]:
    values = [str(value) for element in root.iter() for value in element.attrib.values()]
    yield from in_texts(marks, lines, name)
    yield from in_texts(marks, values, name, markup=True)
    yield from in_bytes(marks, data, name)


def _lines(root: Element) -> Iterator[str]:
    """The words of each paragraph, runs joined."""
    for paragraph in root.iter(W + "p"):
        yield "".join(text.text or "" for text in paragraph.iter(W + "t"))


def _boxes(marks: Sequence[Mark], picture: int) -> list[Box]:
    return [m.box for m in marks if isinstance(m, AreaMark) and m.box.page == picture]


def _read_again(data: bytes, marks: Sequence[Mark]) -> None:
    """What the reader of this package, which made none of the file, finds in it."""
    try:
        document = read(data, "")
    except UnreadableDocument as error:
        if error.code == "empty":
            return
        raise not_clean("整个文件") from error
    if any(remark.code in _TELLTALE for remark in document.remarks):
        raise not_clean("隐藏内容")
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    refuse_traces(in_texts(marks, paragraphs, "正文"))
    for grid in document.grids:
        refuse_traces(in_texts(marks, [cell.text for cell in grid.cells], "表格"))
    refuse_traces(in_texts(marks, [document.title or ""], "标题"))
