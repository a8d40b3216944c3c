"""Word packages written by hand, with a secret in each place where a file can hold one."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mingtang.law.citations import Citation
from mingtang.redaction import Ground, TextMark
from tests.mingtang.documents.building import P, R, W, zipped
from tests.mingtang.redaction.leaks import HIDDEN, SECRET

GROUND = Ground("涉及个人隐私", Citation("条例", 15))
MARK = TextMark(SECRET, GROUND)
BOTH = SECRET + HIDDEN
T = f"<w:r><w:t>{BOTH}</w:t></w:r>"

_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


@dataclass
class Bed:
    """What is planted: in the body, in further parts, in relationships of the main part."""

    body: str = ""
    parts: dict[str, str | bytes] = field(default_factory=dict)
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    section: str = ""
    visible: bool = False
    """Whether the marked words are shown there, so that only the others are hidden."""


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def root(name: str, inner: str) -> str:
    return f"<w:{name} {_SPACES}>{inner}</w:{name}>"


def docx(bed: Bed) -> bytes:
    """A document that shows the secret once, and holds what is planted."""
    first = p(r(f"当事人：{SECRET}，其余内容可以公开。"))
    section = f"<w:sectPr>{bed.section}</w:sectPr>"
    relations = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, (kind, target) in bed.relations.items()
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": root("document", f"<w:body>{first}{bed.body}{section}</w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{P}">{relations}</Relationships>',
        **bed.parts,
    }
    return zipped(parts)


def picture(text: str = "") -> bytes:
    """A JPEG of one colour with the text in its EXIF, XMP and comment."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = text
    exif[0x013B] = text
    Image.new("RGB", (60, 40), (0, 120, 200)).save(
        buffer, "JPEG", exif=exif, comment=text.encode(), xmp=f"<x>{text}</x>".encode()
    )
    return buffer.getvalue()


def png(text: str) -> bytes:
    buffer, notes = io.BytesIO(), PngInfo()
    notes.add_itxt("Author", text)
    notes.add_text("Comment", text.encode("utf-8").hex())
    Image.new("RGBA", (30, 30), (200, 0, 0, 255)).save(buffer, "PNG", pnginfo=notes)
    return buffer.getvalue()


def drawing(relation: str = "rId9", named: str = "图", crop: str = "", kind: str = "inline") -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="{named}"'
        f' descr="{named}"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{named}"/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>{crop}</pic:blipFill></pic:pic></a:graphicData>'
        f"</a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def text_box(inner: str, hidden: str = "0") -> str:
    return (
        f'<w:r><w:drawing><wp:anchor><wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="框" hidden="{hidden}"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{inner}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def field_code(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r(result)}" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: str) -> str:
    return (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>"
        + "".join(rows)
        + "</w:tbl>"
    )


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def styled(identifier: str, kind: str, inner: str, name: str = "某") -> dict[str, str | bytes]:
    style = f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{inner}</w:style>'
    return {"word/styles.xml": root("styles", style)}


def core(text: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text}</dc:title><dc:creator>{text}</dc:creator>'
        "</cp:coreProperties>"
    )


def story(kind: str, inner: str) -> dict[str, str | bytes]:
    return {f"word/{kind}1.xml": root("hdr" if kind == "header" else "ftr", inner)}
