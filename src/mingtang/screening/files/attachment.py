"""A file of any kind as the pieces that are searched; what cannot be read is a finding, never silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

import olefile

from mingtang.documents.limits import MAX_FILE_BYTES
from mingtang.documents.raw import Format, UnreadableDocument
from mingtang.documents.readers import legacy
from mingtang.documents.sniffing import sniff
from mingtang.screening.concern import Advice, Concern
from mingtang.screening.files import pages, pictures, plain, sheets, word
from mingtang.screening.files.packages import Inner
from mingtang.screening.files.residue import residue
from mingtang.screening.hits import hidden, metadata, passage, unreadable
from mingtang.screening.names import is_name
from mingtang.screening.pieces import Layer, Ocr, Passage, Piece, Table

_DEEPEST = 3
"""Files within files within files: deeper ones are not opened but told."""

_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes out with an item. `at` is what people call it (附件2); `name` is its file name,
    which goes out, too; `about`: the title of the item, which tells what its tables are lists of."""

    at: str
    name: str
    data: bytes
    about: str = ""


def pieces_of(file: Attachment, ocr: Ocr | None) -> Iterator[Piece]:
    """All pieces of a file, its name first."""
    stem = file.name.rpartition(".")[0] or file.name
    text = f"姓名：{stem}" if is_name(stem) else file.name
    yield from passage(f"{file.at}的文件名", text)
    for piece in _inside(file.at, file.data, file.name, ocr=ocr, depth=0):
        if isinstance(piece, Table):
            yield replace(piece, about=f"{piece.about} {stem} {file.about}")
        else:
            yield piece


def _inside(at: str, data: bytes, name: str, *, ocr: Ocr | None, depth: int) -> Iterator[Piece]:
    if depth > _DEEPEST:
        yield unreadable(at, "嵌入的层数过多")
        return
    if len(data) > MAX_FILE_BYTES:
        yield unreadable(at, word.WHY["too_large"])
        return
    if pictures.is_picture(data):
        yield from pictures.pieces_of(at, data, ocr, alone=True)
        return
    try:
        form = sniff(data, name)
    except UnreadableDocument as error:
        yield unreadable(at, word.WHY.get(error.code, "文件已损坏"))
        yield from residue(f"{at}（文件内部）", data)
        return
    inner = partial(_inner, ocr=ocr, depth=depth + 1)
    try:
        if form is Format.DOCX:
            yield from word.pieces_of(at, data, ocr, inner)
        elif form is Format.XLSX:
            yield from sheets.pieces_of(at, data, ocr, inner)
        elif form is Format.PDF:
            yield from pages.pieces_of(at, data, ocr, inner)
        elif form is Format.LEGACY:
            yield from _legacy(at, data, ocr, inner)
        else:
            yield from plain.pieces_of(at, data, name)
    except (RecursionError, MemoryError):
        yield unreadable(at, word.WHY["too_complex"])


def _inner(at: str, data: bytes, name: str, *, ocr: Ocr | None, depth: int) -> Iterator[Piece]:
    return _inside(at, data, name, ocr=ocr, depth=depth)


def _legacy(at: str, data: bytes, ocr: Ocr | None, inner: Inner) -> Iterator[Piece]:
    """Old Word files are searched as LibreOffice converts them. What their own format keeps beside
    (deleted words, undo) no conversion shows: such a file does not go out as it is."""
    yield hidden(
        at,
        "旧版Word、WPS或者RTF文件会保留删改的痕迹",
        concern=Concern.OLD_VERSION,
        advice=Advice.REPLACE_FILE,
    )
    yield from _old_properties(at, data)
    try:
        converted = legacy.as_docx(data)
    except UnreadableDocument as error:
        yield unreadable(at, word.WHY.get(error.code, "文件已损坏"))
    else:
        yield from word.pieces_of(at, converted, ocr, inner)
    yield from residue(f"{at}（文件内部）", data)


def _old_properties(at: str, data: bytes) -> Iterator[Piece]:
    if not data.startswith(_OLE):
        return
    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            found = ole.get_metadata()
    except Exception:  # noqa: BLE001 - olefile meets damage with whatever error comes first
        yield unreadable(at, "文件属性已损坏")
        return
    said = vars(found)
    told = {label: _decoded(said[key]) for key, label in _OLD_PROPERTIES.items() if said.get(key)}
    for label, value in told.items():
        yield Passage(f"{at}文件属性“{label}”", value, Layer.PROPERTY)
    if told:
        yield metadata(f"{at}文件属性", "、".join(told), len(told))


_OLD_PROPERTIES = {"author": "作者", "last_saved_by": "最后保存者", "company": "单位"}


def _decoded(value: bytes | str) -> str:
    return value.decode("gb18030", "replace") if isinstance(value, bytes) else value
