"""PDF files written by hand, operator by operator: what stands on the page is in the test.

The font is one of the predefined Chinese ones, so nothing is embedded and no font need be there.
"""

from __future__ import annotations

from collections.abc import Sequence

_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500]"
    " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880"
    " /Descent -120 /ItalicAngle 0 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >> >>] >>"
)
_MUTE = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mute /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    " /FontDescriptor << /Type /FontDescriptor /FontName /Mute /Flags 4 /Ascent 880 /Descent -120"
    " /ItalicAngle 0 /CapHeight 880 /StemV 93 /FontBBox [0 -120 1000 880] >> >>] >>"
)


def text(
    x: float, y: float, words: str, size: float = 12, font: str = "F1", turn: str = "1 0 0 1"
) -> str:
    """`words` from (x, y) on, in points from the lower left corner; a digit is half as wide."""
    codes = words.encode("utf-16-be").hex()
    return f"BT /{font} {size} Tf {turn} {x} {y} Tm <{codes}> Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> str:
    return f"{width} w {x0} {y0} m {x1} {y1} l S\n"


def box(x0: float, y0: float, x1: float, y1: float, paint: str = "f") -> str:
    return f"{x0} {y0} {x1 - x0} {y1 - y0} re {paint}\n"


def lattice(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Every rule of a table with these columns and rows."""
    level = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def pdf(
    *pages: str, page: str = "/MediaBox [0 0 595 842]", forms: Sequence[str] = (), title: str = ""
) -> bytes:
    """A file of these content streams; `forms` are drawn by `/X0 Do`, `/X1 Do` …"""
    first = 5 + len(forms)
    names = " ".join(f"/X{n} {5 + n} 0 R" for n in range(len(forms)))
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    resources = f"<< /Font << /F1 {_FONT} /F2 {_MUTE} >> /XObject << {names} >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        resources,
        f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>",
        *(_stream(form, form.split("%", 1)[0]) for form in forms),
    ]
    for number, content in enumerate(pages):
        stream = first + 2 * number + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {page} /Resources 3 0 R /Contents {stream} 0 R >>"
        )
        objects.append(_stream(content))
    return _file(objects)


def form(content: str, matrix: str = "1 0 0 1 0 0") -> str:
    """A form XObject for `pdf(forms=…)`."""
    head = f"/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Matrix [{matrix}]"
    return f"{head}%{content}"


def picture() -> str:
    """A grey picture of one pixel for `pdf(forms=…)`, drawn in the unit square."""
    return (
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceGray%\x80"
    )


def _stream(content: str, head: str = "") -> str:
    body = content.split("%", 1)[1] if head else content
    return f"<< {head} /Length {len(body.encode('latin-1'))} >>\nstream\n{body}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    offsets: list[int] = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{item}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    size = len(objects) + 1
    data += (
        f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(data)
