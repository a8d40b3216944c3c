"""Pictures: what their file says beside the pixels, and the words in them as far as they can be read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import ExifTags, Image

from mingtang.redaction.pictures import BROKEN, MAX_PIXELS, READABLE
from mingtang.screening.concern import Advice, Concern, Severity
from mingtang.screening.files.residue import residue
from mingtang.screening.finding import Finding, Hit
from mingtang.screening.hits import metadata, unread_picture, unreadable
from mingtang.screening.pieces import Layer, Ocr, Passage, Piece

_SPECK = 24
"""Pixels: a picture smaller than this either way holds no words."""

_PERSONAL_TAGS = {
    ExifTags.Base.Artist: "作者",
    ExifTags.Base.Copyright: "版权",
    ExifTags.Base.XPAuthor: "作者",
    ExifTags.Base.ImageDescription: "说明",
    ExifTags.Base.XPTitle: "标题",
    ExifTags.Base.XPComment: "备注",
    ExifTags.Base.UserComment: "备注",
    ExifTags.Base.CameraOwnerName: "相机所有者",
    ExifTags.Base.BodySerialNumber: "相机序列号",
    ExifTags.Base.DateTimeOriginal: "拍摄时间",
    ExifTags.Base.HostComputer: "计算机名",
}
_LAYOUT = frozenset(
    {
        *("dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density", "gamma", "srgb", "aspect"),
        *("icc_profile", "exif", "photoshop", "adobe", "adobe_transform", "transparency", "progressive"),
        *("progression", "interlace", "background", "duration", "loop", "version", "extension"),
        *("compression", "chromaticity", "mp", "mpoffset", "timestamp"),
    }
)  # fmt: skip


def is_picture(data: bytes) -> bool:
    """Whether these bytes are a picture that can be opened."""
    try:
        with Image.open(io.BytesIO(data), formats=READABLE):
            return True
    except (*BROKEN, Image.DecompressionBombError):
        return False


def pieces_of(at: str, data: bytes, ocr: Ocr | None, *, alone: bool = False) -> Iterator[Piece]:
    """The pieces of a picture; `alone`: it is an attachment of its own, which blocks if it cannot be
    opened. In a document such a picture (a vector graphic) is to be looked at."""
    yield from residue(at, data)
    try:
        with Image.open(io.BytesIO(data), formats=READABLE) as image:
            if image.width * image.height > MAX_PIXELS:
                yield unreadable(at, "图片过大")
                return
            image.load()
            yield from _beside(at, image)
            large = min(image.size) >= _SPECK
    except (*BROKEN, Image.DecompressionBombError):
        if alone:
            yield unreadable(at, "图片已损坏或者格式不支持")
        else:
            yield unread_picture(at, "矢量图或者不支持的图片格式")
        return
    if large:
        yield from read_words(at, data, ocr)


def read_words(at: str, picture: bytes, ocr: Ocr | None) -> Iterator[Piece]:
    """The words in a picture; a finding that says so where nobody can read them."""
    if ocr is None:
        yield unread_picture(at, "没有安装文字识别")
        return
    try:
        text = ocr(picture)
    except Exception:  # noqa: BLE001 - another program: however it fails, nothing was read
        yield unread_picture(at, "文字识别失败")
        return
    yield Passage(at, text, Layer.PICTURE_TEXT)


def _beside(at: str, image: Image.Image) -> Iterator[Piece]:
    exif = image.getexif()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield Hit(Finding(Concern.LOCATION, at, "", Advice.REMOVE_METADATA, Severity.BLOCKS))
    told = []
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    for tag, name in _PERSONAL_TAGS.items():
        value = _text(tags.get(tag))
        if value:
            told.append(name)
            yield Passage(f"{at}（{name}）", value, Layer.PICTURE_DATA)
    for key, value in image.info.items():
        text = _text(value)
        if str(key).lower() not in _LAYOUT and text:
            told.append("说明文字")
            yield Passage(f"{at}（附带文字）", text, Layer.PICTURE_DATA)
    if told:
        yield metadata(at, "、".join(dict.fromkeys(told)), len(told))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        wide = value.count(b"\x00") * 3 > len(value)
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
    return value.strip("\x00 ") if isinstance(value, str) else ""
