"""The door of the package: bytes or a path in, a `RawDocument` out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mingtang.documents.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, too_complex, too_large
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from mingtang.documents.readers import docx, html, legacy, markdown, pdf, text, xlsx
from mingtang.documents.sniffing import sniff

_READERS: dict[Format, Callable[[bytes], RawDocument]] = {
    Format.TEXT: text.read,
    Format.HTML: html.read,
    Format.MARKDOWN: markdown.read,
    Format.DOCX: docx.read,
    Format.XLSX: xlsx.read,
    Format.LEGACY: legacy.read,
    Format.PDF: pdf.read,
    Format.JSON: text.read,
}
_DECODED_WHOLE = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSON})


def read(data: bytes, name: str = "") -> RawDocument:
    """Read a document of any supported format; `name` is its file name, if it has one.

    A JSON document comes back as its lines with `Format.JSON`; who knows what it holds asks `sniff`
    first. Raises `UnreadableDocument`, and nothing else, for anything that cannot be read.
    """
    if len(data) > MAX_FILE_BYTES:
        raise too_large(len(data), MAX_FILE_BYTES)
    form = sniff(data, name)
    if form in _DECODED_WHOLE and len(data) > MAX_TEXT_BYTES:
        raise too_large(len(data), MAX_TEXT_BYTES)
    try:
        document = _READERS[form](data)
    except RecursionError as error:
        raise too_complex("内容嵌套过深") from error
    except MemoryError as error:
        raise too_large(len(data), MAX_FILE_BYTES) from error
    return document if document.format is form else replace(document, format=form)


def read_file(path: Path | str) -> RawDocument:
    """Read a file, its size checked first. Raises `UnreadableDocument` also where it cannot be opened."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large(size, MAX_FILE_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument("corrupt", _not_opened(path, error)) from error
    return read(data, path.name)


def _not_opened(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"找不到文件“{path.name}”。请检查文件名和所在文件夹。"
    if isinstance(error, IsADirectoryError):
        return f"“{path.name}”是文件夹，不是文件。请指定其中的报告文件。"
    return f"文件“{path.name}”打不开，可能没有读取权限。请检查文件权限后重试。"
