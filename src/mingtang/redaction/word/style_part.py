"""The styles and settings of a new Word file: the same for every file."""

from __future__ import annotations

from lxml import etree

from mingtang.documents.readers.docx_package import W
from mingtang.documents.readers.office_xml import Element

_NAMESPACES = {"w": W.strip("{}")}


def _sub(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, W + name, {W + key: value for key, value in attributes.items()})


def styles_part() -> Element:
    """Song type of 10.5 points where a run says nothing; headings by their names alone, so that a
    reader can find them while each looks as it did."""
    root = etree.Element(W + "styles", nsmap=_NAMESPACES)
    defaults = _sub(root, "docDefaults")
    run = _sub(_sub(defaults, "rPrDefault"), "rPr")
    _sub(run, "rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体")
    _sub(run, "sz", val="21")
    _sub(run, "lang", val="en-US", eastAsia="zh-CN")
    _sub(_sub(defaults, "pPrDefault"), "pPr")
    _style(root, "Normal", "Normal", default="1")
    for level in range(1, 10):
        style = _style(root, f"Heading{level}", f"heading {level}")
        _sub(style, "basedOn", val="Normal")
        _sub(_sub(style, "pPr"), "outlineLvl", val=str(level - 1))
    return root


def _style(root: Element, identifier: str, name: str, **attributes: str) -> Element:
    style = _sub(root, "style", type="paragraph", **attributes, styleId=identifier)
    _sub(style, "name", val=name)
    return style


def settings_part(*, facing_pages: bool) -> Element:
    root = etree.Element(W + "settings", nsmap=_NAMESPACES)
    if facing_pages:
        _sub(root, "evenAndOddHeaders")
    return root
