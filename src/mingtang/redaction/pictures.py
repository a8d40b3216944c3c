"""Pictures made anew from what they show: pixels only, cropped as shown, areas painted over."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PIL import Image, ImageDraw

from mingtang.documents.pages import Box

MAX_PIXELS = 60_000_000
"""Of one picture once unpacked."""

READABLE = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError)
"""What Pillow raises for damaged pictures, `UnidentifiedImageError` being an OSError."""

_LOSSY = ("JPEG", "WEBP")
_QUALITY = 90
BLACK = (0, 0, 0)
_WHITE = (255, 255, 255)

Crop = tuple[float, float, float, float]
"""Shares cut from the left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is shown: nothing of its file is left but the pixels. `plain` tells whether the
    file held nothing else; `lossy` whether it came as a photograph."""

    image: Image.Image
    lossy: bool
    plain: bool


def shown(data: bytes, crop: Crop = (0.0, 0.0, 0.0, 0.0)) -> Shown | None:
    """The first frame on white paper, without what is cropped; None for what is no such picture."""
    try:
        with Image.open(io.BytesIO(data), formats=READABLE) as source:
            if source.width * source.height > MAX_PIXELS:
                return None
            lossy = source.format in _LOSSY
            plain = not _has_more(source)
            layer = source.convert("RGBA")
    except (*BROKEN, Image.DecompressionBombError):
        return None
    # pixels under full transparency keep their colours in a file: on paper they have none
    paper = Image.new("RGB", layer.size, _WHITE)
    paper.paste(layer, mask=layer.getchannel("A"))
    cut = _cut(paper.size, crop)
    return None if cut is None else Shown(paper.crop(cut), lossy, plain)


def _has_more(source: Image.Image) -> bool:
    layout = {"dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density", "gamma", "srgb", "aspect"}
    return bool(set(source.info) - layout) or getattr(source, "n_frames", 1) > 1


def _cut(size: tuple[int, int], crop: Crop) -> tuple[int, int, int, int] | None:
    width, height = size
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in crop)
    box = (
        round(left * width),
        round(top * height),
        round((1 - right) * width),
        round((1 - bottom) * height),
    )
    return box if box[0] < box[2] and box[1] < box[3] else None


def pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The pixels that a box touches, however little: left, top, right, bottom, the last two excluded."""
    width, height = size
    return (
        max(floor(box.left * width), 0),
        max(floor(box.top * height), 0),
        min(ceil(box.right * width), width),
        min(ceil(box.bottom * height), height),
    )


def paint(image: Image.Image, boxes: Sequence[Box]) -> None:
    """Blackens the boxes in the picture itself."""
    draw = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = pixels(box, image.size)
        if left < right and top < bottom:
            draw.rectangle((left, top, right - 1, bottom - 1), fill=BLACK)


def packed(image: Image.Image, *, lossy: bool) -> tuple[bytes, str]:
    """The bytes of a new file and its media type, from the pixels alone."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    buffer = io.BytesIO()
    if lossy:
        bare.save(buffer, "JPEG", quality=_QUALITY)
        return buffer.getvalue(), "image/jpeg"
    bare.save(buffer, "PNG", optimize=False)
    return buffer.getvalue(), "image/png"


def is_black(image: Image.Image, box: Box, margin: int = 1, tolerance: int = 24) -> bool:
    """Whether the inside of a box is black all over; lossy packing blurs its rim."""
    left, top, right, bottom = pixels(box, image.size)
    if right - left > 2 * margin and bottom - top > 2 * margin:
        left, top, right, bottom = left + margin, top + margin, right - margin, bottom - margin
    if left >= right or top >= bottom:
        return True
    area = image.convert("L").crop((left, top, right, bottom))
    darkest_and_lightest = area.getextrema()
    return int(darkest_and_lightest[1]) <= tolerance  # type: ignore[arg-type]
