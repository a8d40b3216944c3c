"""Pictures without what their file says beside the pixels. The pixels of JPEG and PNG stay as they are;
only a picture that its file turns on display is packed anew, upright."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps

from mingtang.redaction.pictures import BROKEN, MAX_PIXELS, READABLE

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
"""JFIF, the colour profile and Adobe's colour transform: what a picture needs to look as it does."""

_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN = 0xDA
_DROPPED_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_QUALITY = 95


def cleaned(data: bytes) -> bytes | None:
    """The same picture and nothing else; None for what is no picture that can be opened."""
    try:
        with Image.open(io.BytesIO(data), formats=READABLE) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
            if data.startswith(_JPEG) and not turned:
                return b"".join(_segments(data))
            if data.startswith(_PNG) and not turned:
                return b"".join(_chunks(data))
            return _packed(image)
    except (*BROKEN, Image.DecompressionBombError):
        return None


def _packed(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image)
    lossy = image.format in ("JPEG", "WEBP")
    layer = upright.convert("RGB" if lossy else "RGBA")
    bare = Image.frombytes(layer.mode, layer.size, layer.tobytes())
    buffer = io.BytesIO()
    if lossy:
        bare.save(buffer, "JPEG", quality=_QUALITY, icc_profile=image.info.get("icc_profile"))
    else:
        bare.save(buffer, "PNG")
    return buffer.getvalue()


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments up to the first scan, without those of applications and comments; then the scans
    up to the end of the picture."""
    yield _JPEG
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            raise ValueError("no marker where one should stand")
        if marker in _NO_LENGTH or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker == _SCAN:
            end = data.rfind(b"\xff\xd9")
            yield data[at : end + 2] if end > at else data[at:] + b"\xff\xd9"
            return
        is_told = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_told or marker in _KEPT_SEGMENTS:
            yield data[at : at + 2 + length]
        at += 2 + length


def _chunks(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        if kind not in _DROPPED_CHUNKS:
            yield data[at : at + 12 + length]
        at += 12 + length
        if kind == b"IEND":
            return
