"""What a file still holds, looked for without any code of the package: bytes, unpacked members and
streams, text without tags, UTF-16, hex digits, pictures, and what another PDF program reads."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium

from mingtang.documents.readers.pdf import PDFIUM

SECRET = "赵无忌青鸟九号"
"""Marked wherever it stands."""

HIDDEN = "暗码玄鸟柒捌"
"""Never marked and never shown: it must go all the same."""

_TAGS = re.compile(r"<[^>]*>")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_BREAKS = re.compile(r"[\s\u200b\u00ad\ufeff-]+")


def leaks(data: bytes, *words: str) -> list[str]:
    """Which of these words can be found, and how."""
    found = []
    for where, blob in _blobs(data, "file"):
        found += [f"{where}: {word}" for word in words if _holds(blob, word)]
    if data.startswith(b"%PDF"):
        found += [f"{where}: {w}" for where, text in _pdf_texts(data) for w in words if w in text]
    return found


def _blobs(data: bytes, where: str) -> Iterator[tuple[str, bytes]]:
    yield where, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield f"{where} name", name.encode()
                yield from _blobs(archive.read(name), name)
    elif data.startswith(b"%PDF"):
        for number, match in enumerate(re.finditer(rb"stream\r?\n", data)):
            try:
                unpacked = zlib.decompressobj().decompress(data[match.end() :])
            except zlib.error:
                continue
            yield f"stream {number}", unpacked


def _holds(blob: bytes, word: str) -> bool:
    forms = [word.encode(c) for c in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    lowered = blob.lower()
    if any(form in blob or form.hex().encode() in lowered for form in forms):
        return True
    for match in _HEX.finditer(blob):
        digits = b"".join(match[1].split())
        if len(digits) % 2 == 0 and word.encode("utf-16-be") in bytes.fromhex(digits.decode()):
            return True
    text = html.unescape(blob.decode("utf-8", "ignore"))
    return word in _BREAKS.sub("", _TAGS.sub("", text))


def _pdf_texts(data: bytes) -> Iterator[tuple[str, str]]:
    with PDFIUM, pdfium.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            textpage = page.get_textpage()
            yield f"page {number}", _BREAKS.sub("", textpage.get_text_range())
            textpage.close()
            page.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield "objects", _BREAKS.sub("", " ".join(repr(item) for item in pdf.objects))
        assert not pdf.attachments
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
