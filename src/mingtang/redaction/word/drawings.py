"""Drawings of a Word document: pictures made anew, text boxes; whatever else is drawn goes.

Old (VML) and new (DrawingML) forms stand beside each other in most files; one of them is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingtang.documents.readers.docx_package import MC, W
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss, RedactionRefused
from mingtang.redaction.pictures import Crop, shown
from mingtang.redaction.word.model import Picture, Span
from mingtang.redaction.word.parts import Part

_EMU_A_POINT = 12_700
_LEAST_COVER = 108_000
"""EMU (3 mm): a filled shape larger than this either way may cover words."""

_LARGEST = 20_000_000
_DEFAULT = 1_800_000
_SIDES = ("l", "t", "r", "b")
_OLD_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, None: 0.75}
_LINES = re.compile(r"line|straightConnector|bentConnector|curvedConnector")
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill")
_OLD_SHAPES = frozenset({"rect", "roundrect", "oval", "shape", "polyline"})
_CHARTS = frozenset({"chart", "relIds", "chartex", "contentPart"})


@dataclass(frozen=True, slots=True)
class TextBox:
    """The content of a text box, to be read as paragraphs."""

    content: Element


Drawn = Picture | TextBox | Span


class Gallery:
    """Numbers the pictures of a document in the order of reading."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses
        self.pictures: list[Picture] = []

    def hang(
        self, data: bytes | None, crop: Crop, size: tuple[int, int], at: str
    ) -> Picture | Span:
        """The picture made anew, or words in its place where it cannot be."""
        made = None if data is None else shown(data, crop)
        if made is None:
            self.losses.add(Loss.PICTURE, at)
            return Span("［图片未保留］")
        if not made.plain:
            self.losses.add(Loss.PICTURE_METADATA, at)
        if any(crop):
            self.losses.add(Loss.CROPPED_AREA, at)
        number = len(self.pictures) + 1
        picture = Picture(number, at, made.image, made.lossy, *size)
        self.pictures.append(picture)
        return picture


def drawn(element: Element, part: Part, gallery: Gallery, at: str) -> list[Drawn]:
    """What a `w:drawing`, `w:pict`, `w:object` or alternative shows."""
    reader = _Reader(part, gallery, at)
    found = list(reader.read(element))
    if not found:
        gallery.losses.add(Loss.SHAPE, at)
    return found


class _Reader:
    def __init__(self, part: Part, gallery: Gallery, at: str) -> None:
        self._part = part
        self._gallery = gallery
        self._at = at
        self._size = (_DEFAULT, _DEFAULT)
        self._by_name: dict[str, Callable[[Element], Iterator[Drawn]]] = {
            "AlternateContent": self._alternative,
            "anchor": self._placed,
            "inline": self._placed,
            "pic": self._picture,
            "imagedata": self._old_picture,
            "OLEObject": self._embedded,
            "control": self._embedded,
            **dict.fromkeys(_CHARTS, self._chart),
            **dict.fromkeys(_OLD_SHAPES, self._old_shape),
        }

    def read(self, element: Element) -> Iterator[Drawn]:
        if not isinstance(element.tag, str):
            return
        if element.tag == W + "txbxContent":
            yield TextBox(element)
            return
        known = self._by_name.get(_local(element))
        yield from known(element) if known else self._inside(element)

    def _inside(self, element: Element) -> Iterator[Drawn]:
        for child in element:
            yield from self.read(child)

    def _alternative(self, element: Element) -> Iterator[Drawn]:
        forms = [form for form in element if form.tag in (MC + "Choice", MC + "Fallback")]
        speaking = [form for form in forms if next(form.iter(W + "txbxContent"), None) is not None]
        for form in (speaking or forms)[:1]:
            yield from self._inside(form)

    def _placed(self, element: Element) -> Iterator[Drawn]:
        properties = element.find("{*}docPr")
        if properties is not None:
            if properties.get("hidden") in ("1", "true"):
                self._gallery.losses.add(Loss.HIDDEN_TEXT, self._at)
                return
            if properties.get("descr") or properties.get("title"):
                self._gallery.losses.add(Loss.ALTERNATIVE_TEXT, self._at)
        self._size = _extent(element.find("{*}extent")) or self._size
        if _local(element) == "anchor" and element.get("behindDoc") not in ("1", "true"):
            for shape in element.iter("{*}wsp"):
                if _covers(shape):
                    raise _covering(self._at)
        yield from self._inside(element)

    def _picture(self, element: Element) -> Iterator[Drawn]:
        blip = next(element.iter("{*}blip"), None)
        name = None if blip is None else self._part.target(blip)
        cut = next(element.iter("{*}srcRect"), None)
        size = _extent(next(element.iter("{*}ext"), None)) or self._size
        data = self._part.bytes_of(name) if name else None
        yield self._gallery.hang(data, _crop(cut), size, self._at)

    def _old_picture(self, element: Element) -> Iterator[Drawn]:
        name = self._part.target(element, "id") or self._part.target(element)
        data = self._part.bytes_of(name) if name else None
        crop = tuple(_old_share(element.get(side)) for side in _OLD_SIDES)
        yield self._gallery.hang(data, (crop[0], crop[1], crop[2], crop[3]), self._size, self._at)

    def _old_shape(self, element: Element) -> Iterator[Drawn]:
        style = element.get("style") or ""
        if re.search(r"visibility\s*:\s*hidden", style):
            self._gallery.losses.add(Loss.HIDDEN_TEXT, self._at)
            return
        if element.get("alt") or element.get("title"):
            self._gallery.losses.add(Loss.ALTERNATIVE_TEXT, self._at)
        self._size = _old_size(style) or self._size
        found = list(self._inside(element))
        if not found and _covers_of_old(element, style):
            raise _covering(self._at)
        yield from found

    def _embedded(self, _element: Element) -> Iterator[Drawn]:
        self._gallery.losses.add(Loss.EMBEDDED_FILE, self._at)
        yield from ()

    def _chart(self, _element: Element) -> Iterator[Drawn]:
        self._gallery.losses.add(Loss.CHART, self._at)
        yield Span("［图表未保留］")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _extent(element: Element | None) -> tuple[int, int] | None:
    if element is None:
        return None
    sides = [element.get(name) or "" for name in ("cx", "cy")]
    if not all(re.fullmatch(r"[0-9]{1,8}", side) for side in sides):
        return None
    across, down = (min(max(int(side), _EMU_A_POINT), _LARGEST) for side in sides)
    return across, down


def _crop(element: Element | None) -> Crop:
    """Thousandths of a per cent; below zero the frame is larger than the picture."""
    shares = []
    for side in _SIDES:
        text = "0" if element is None else element.get(side) or "0"
        value = (
            float(text.rstrip("%")) / (100 if "%" in text else 100_000) if _is_number(text) else 1
        )
        shares.append(value)
    return (shares[0], shares[1], shares[2], shares[3])


def _old_share(text: str | None) -> float:
    """A share as VML writes it: .25 or 16384f, of 65536; unreadable: all, so that nothing is shown."""
    plain = (text or "0").rstrip("f")
    if not _is_number(plain):
        return 1.0
    return float(plain) / 65536 if (text or "").endswith("f") else float(plain)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})%?", text) is not None


def _old_size(style: str) -> tuple[int, int] | None:
    sides = {
        match[1]: float(match[2]) * _POINTS[match[3]]
        for match in _LENGTH.finditer(style)
        if _is_number(match[2])
    }
    if set(sides) != {"width", "height"}:
        return None
    across, down = (
        min(max(int(sides[side] * _EMU_A_POINT), _EMU_A_POINT), _LARGEST)
        for side in ("width", "height")
    )
    return across, down


def _covers(shape: Element) -> bool:
    """Whether a filled shape without words lies before the text."""
    properties = shape.find("{*}spPr")
    if properties is None or next(shape.iter(W + "txbxContent"), None) is not None:
        return False
    geometry = properties.find("{*}prstGeom")
    if geometry is not None and _LINES.match(geometry.get("prst") or ""):
        return False
    size = _extent(properties.find("{*}xfrm/{*}ext"))
    if size is not None and min(size) < _LEAST_COVER:
        return False
    if properties.find("{*}noFill") is not None:
        return False
    style = shape.find("{*}style/{*}fillRef")
    by_style = style is not None and style.get("idx") not in (None, "0")
    return by_style or any(properties.find("{*}" + fill) is not None for fill in _FILLS)


def _covers_of_old(element: Element, style: str) -> bool:
    if "absolute" not in style or re.search(r"z-index\s*:\s*-", style):
        return False
    if next(element.iter("{*}textpath"), None) is not None:
        return False
    size = _old_size(style)
    is_large = size is None or min(size) >= _LEAST_COVER
    return is_large and element.get("filled") not in ("f", "false")


def _covering(at: str) -> RedactionRefused:
    return RedactionRefused(
        "covering_shape",
        f"{at}附近有一个浮于文字上方、带填充色的图形，可能盖住了文字；去掉图形后，被盖住的文字就会露出来。"
        "请在Word中删除该图形并重新标记，或者把文件打印为PDF后上传（PDF按看得见的页面处理）。",
    )
