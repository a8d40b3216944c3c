"""The frame in which a picture stands in a line of text."""

from __future__ import annotations

from lxml import etree

from mingtang.documents.readers.docx_package import W
from mingtang.documents.readers.office_xml import RELATION, Element
from mingtang.redaction.word.model import Picture

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


def frame(picture: Picture, identifier: str) -> Element:
    """A `w:drawing` that shows the picture of this relationship; its name is its number."""
    size = {"cx": str(picture.width), "cy": str(picture.height)}
    named = {"id": str(picture.number), "name": f"图片{picture.number}"}
    drawing = etree.Element(W + "drawing")
    inline = etree.SubElement(
        drawing,
        WP + "inline",
        {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
        nsmap={"wp": WP.strip("{}"), "a": A.strip("{}"), "pic": PIC.strip("{}")},
    )
    etree.SubElement(inline, WP + "extent", size)
    etree.SubElement(inline, WP + "docPr", named)
    graphic = etree.SubElement(inline, A + "graphic")
    data = etree.SubElement(graphic, A + "graphicData", {"uri": PIC.strip("{}")})
    shown = etree.SubElement(data, PIC + "pic")
    header = etree.SubElement(shown, PIC + "nvPicPr")
    etree.SubElement(header, PIC + "cNvPr", named)
    etree.SubElement(header, PIC + "cNvPicPr")
    fill = etree.SubElement(shown, PIC + "blipFill")
    etree.SubElement(fill, A + "blip", {RELATION + "embed": identifier})
    etree.SubElement(etree.SubElement(fill, A + "stretch"), A + "fillRect")
    properties = etree.SubElement(shown, PIC + "spPr")
    place = etree.SubElement(properties, A + "xfrm")
    etree.SubElement(place, A + "off", {"x": "0", "y": "0"})
    etree.SubElement(place, A + "ext", size)
    etree.SubElement(properties, A + "prstGeom", {"prst": "rect"})
    return drawing
