"""A new PDF of pictures: no text, layer, form, annotation, attachment or property of the old one."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from mingtang.redaction.pictures import packed

_SHADES = 256


@dataclass(frozen=True, slots=True)
class Printed:
    """A page's picture and its size in points."""

    image: Image.Image
    width: float
    height: float


def write(pages: Iterable[Printed]) -> bytes:
    """The bytes of the PDF; the same pages give the same bytes."""
    with pikepdf.new() as pdf:
        for printed in pages:
            _add(pdf, printed)
        pdf.Root.Lang = pikepdf.String("zh-CN")
        buffer = io.BytesIO()
        pdf.save(
            buffer,
            static_id=True,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return buffer.getvalue()


def _add(pdf: pikepdf.Pdf, printed: Printed) -> None:
    width, height = round(printed.width, 2), round(printed.height, 2)
    drawn = f"q {width} 0 0 {height} 0 0 cm /P Do Q\n".encode()
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(XObject=Dictionary(P=_picture(pdf, printed.image))),
        Contents=Stream(pdf, drawn),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _picture(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    """A page of black and grey without loss; one with colours as a photograph."""
    grey = image.convert("L")
    is_grey = (
        image.getcolors(_SHADES) is not None and grey.convert("RGB").tobytes() == image.tobytes()
    )
    data = zlib.compress(grey.tobytes()) if is_grey else packed(image, lossy=True)[0]
    picture = Stream(pdf, data)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = image.size
    picture.BitsPerComponent = 8
    picture.ColorSpace = Name.DeviceGray if is_grey else Name.DeviceRGB
    picture.Filter = Name.FlateDecode if is_grey else Name.DCTDecode
    return picture
