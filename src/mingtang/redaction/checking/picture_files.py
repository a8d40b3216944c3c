"""Picture files: header, pixels, end, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from mingtang.documents.pages import Box
from mingtang.redaction.checking.traces import not_clean
from mingtang.redaction.pictures import BROKEN, is_black

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
# start, tables, frames, Huffman and arithmetic tables, restarts; APP0 is JFIF's own header
_JPEG_SEGMENTS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0})
_JFIF_LENGTH = 16


def check_picture(data: bytes, name: str, black: Sequence[Box]) -> None:
    """Raises `RedactionRefused` for a chunk or segment beyond the pixels, or an area not black."""
    try:
        if data.startswith(_PNG):
            if not set(_png_chunks(data)) <= _PNG_CHUNKS:
                raise not_clean(name)
        else:
            _check_jpeg(data, name)
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.load()
            if not all(is_black(image, box, margin=2, tolerance=60) for box in black):
                raise not_clean(name)
    except BROKEN as error:
        raise not_clean(name) from error


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        yield kind
        at += 12 + length
        if kind == b"IEND" and at != len(data):
            yield b"rest"


def _check_jpeg(data: bytes, name: str) -> None:
    at = 2
    if not data.startswith(b"\xff\xd8") or not data.endswith(b"\xff\xd9"):
        raise not_clean(name)
    while at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            break
        if marker not in _JPEG_SEGMENTS or (marker == 0xE0 and length != _JFIF_LENGTH):
            raise not_clean(name)
        at += 2 + length
    end = data.find(b"\xff\xd9", at)
    if end != len(data) - 2:
        raise not_clean(name)
