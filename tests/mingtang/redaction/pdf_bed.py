"""PDF files with a secret in each place where a file can hold one."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.mingtang.documents.pdf_writing import box, form, pdf, text
from tests.mingtang.redaction.leaks import HIDDEN, SECRET

BOTH = SECRET + HIDDEN
AT = (72, 700)
SHOWN = text(*AT, SECRET) + text(72, 760, "其余内容可以公开")
"""The secret is shown once, from this point on, in letters of twelve points."""

Change = Callable[[pikepdf.Pdf], None]


def changed(change: Change, *pages: str, source: bytes | None = None) -> bytes:
    """A file of these pages, with a change made to its objects."""
    with pikepdf.open(io.BytesIO(source or pdf(*(pages or (SHOWN,))))) as document:
        change(document)
        buffer = io.BytesIO()
        document.save(buffer, static_id=True)
    return buffer.getvalue()


def _annotation(document: pikepdf.Pdf, **entries: object) -> None:
    page = document.pages[0]
    base = Dictionary(Type=Name.Annot, Rect=Array([300, 600, 400, 640]))
    for key, value in entries.items():
        base[f"/{key}"] = value
    page.obj.Annots = Array([document.make_indirect(base)])


def _appearance(document: pikepdf.Pdf, words: str) -> Dictionary:
    """An appearance that draws the words with the font of the page."""
    stream = Stream(document, text(2, 10, words).encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 300, 40])
    stream.Resources = document.pages[0].obj.Resources
    return Dictionary(N=document.make_indirect(stream))


def _note(document: pikepdf.Pdf) -> None:
    _annotation(document, Subtype=Name.Text, Contents=String(BOTH), T=String(BOTH))


def _highlight(document: pikepdf.Pdf) -> None:
    _annotation(
        document, Subtype=Name.Highlight, Contents=String(BOTH), AP=_appearance(document, BOTH)
    )


def _hidden_widget(document: pikepdf.Pdf) -> None:
    _annotation(
        document,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("f"),
        V=String(BOTH),
        F=2,
        AP=_appearance(document, BOTH),
    )
    document.Root.AcroForm = Dictionary(Fields=document.pages[0].obj.Annots)


def _widget(document: pikepdf.Pdf) -> None:
    _annotation(
        document,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(HIDDEN),
        V=String(SECRET),
        DV=String(BOTH),
        F=4,
        AP=_appearance(document, SECRET),
    )
    document.Root.AcroForm = Dictionary(Fields=document.pages[0].obj.Annots)


def _stamp(document: pikepdf.Pdf) -> None:
    _annotation(
        document, Subtype=Name.Stamp, Contents=String(BOTH), AP=_appearance(document, SECRET)
    )


def _link(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String(f"https://example.org/{BOTH}"))
    _annotation(document, Subtype=Name.Link, A=action)


def _attachment(document: pikepdf.Pdf) -> None:
    document.attachments[f"{BOTH}.txt"] = BOTH.encode()


def _file_annotation(document: pikepdf.Pdf) -> None:
    spec = pikepdf.AttachedFileSpec(document, BOTH.encode(), filename=f"{BOTH}.txt")
    _annotation(document, Subtype=Name.FileAttachment, FS=spec.obj, Contents=String(BOTH))


def _info(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = BOTH
    document.docinfo["/别名"] = BOTH


def _xmp(document: pikepdf.Pdf) -> None:
    document.Root.Metadata = Stream(document, f"<x>{BOTH}</x>".encode())


def _outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(BOTH, 0))


def _labels(document: pikepdf.Pdf) -> None:
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(BOTH))]))


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{BOTH}')"))


def _names(document: pikepdf.Pdf) -> None:
    place = Array([document.pages[0].obj, Name.Fit])
    document.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(BOTH), place])))


def _structure(document: pikepdf.Pdf) -> None:
    element = Dictionary(S=Name.P, ActualText=String(BOTH), Alt=String(BOTH))
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element)


def _piece_info(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(BOTH)))


def _thumbnail(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Thumb = Stream(document, BOTH.encode())


def _orphan(document: pikepdf.Pdf) -> None:
    document.Root.Spare = document.make_indirect(Dictionary(Text=String(BOTH)))


def _layer(document: pikepdf.Pdf) -> None:
    """Words in a layer that is switched off."""
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(BOTH)))
    off = Dictionary(OFF=Array([layer]), Order=Array([layer]))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    resources = document.pages[0].obj.Resources
    resources.Properties = Dictionary(L=layer)
    hidden = f"/OC /L BDC {text(72, 500, BOTH)} EMC".encode()
    document.pages[0].contents_add(Stream(document, hidden))


def _actual_text(document: pikepdf.Pdf) -> None:
    words = BOTH.encode("utf-16-be").hex()
    content = f"/Span << /ActualText <feff{words}> >> BDC {text(72, 500, '字')} EMC".encode()
    document.pages[0].contents_add(Stream(document, content))


def _crop(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.CropBox = Array([0, 300, 595, 842])


def _nothing(document: pikepdf.Pdf) -> None:
    return None


def _old_version() -> bytes:
    """An update appended to the file: the old page, with more words, is still in it."""
    old = pdf(SHOWN + text(72, 500, BOTH), title=BOTH)
    offset = len(old)
    new = f"6 0 obj\n<< /Length {len(SHOWN)} >>\nstream\n{SHOWN}\nendstream\nendobj\n"
    table = f"xref\n6 1\n{offset:010d} 00000 n \n"
    start = old.rindex(b"startxref") + len(b"startxref\n")
    previous = int(old[start:].split()[0])
    trailer = f"trailer << /Size 7 /Root 1 0 R /Prev {previous} >>\nstartxref\n{offset + len(new)}\n%%EOF\n"
    return old + (new + table + trailer).encode()


PLACES: dict[str, bytes] = {
    "note": changed(_note),
    "highlight": changed(_highlight),
    "hidden form field": changed(_hidden_widget),
    "form field": changed(_widget),
    "stamp": changed(_stamp),
    "link": changed(_link),
    "attachment": changed(_attachment),
    "attachment of an annotation": changed(_file_annotation),
    "properties": changed(_info),
    "xmp": changed(_xmp),
    "outline": changed(_outline),
    "page labels": changed(_labels),
    "script": changed(_script),
    "named destination": changed(_names),
    "structure": changed(_structure),
    "private data": changed(_piece_info),
    "thumbnail": changed(_thumbnail),
    "unused object": changed(_orphan),
    "layer that is off": changed(_layer),
    "actual text": changed(_actual_text),
    "outside the crop box": changed(_crop, SHOWN + text(72, 100, BOTH)),
    "invisible letters": pdf(SHOWN + f"3 Tr {text(72, 500, BOTH)} 0 Tr"),
    "white letters": pdf(SHOWN + f"1 g {text(72, 500, BOTH)} 0 g"),
    "under a black rectangle": pdf(SHOWN + text(72, 500, BOTH) + box(70, 495, 300, 515)),
    "under a white rectangle": pdf(SHOWN + text(72, 500, BOTH) + f"1 g {box(70, 495, 300, 515)}"),
    "clipped away": pdf(SHOWN + f"q 0 0 1 1 re W n {text(72, 500, BOTH)} Q"),
    "comment in the content": pdf(SHOWN + f"% {BOTH.encode('utf-16-be').hex()}\n"),
    "behind the end": pdf(SHOWN) + BOTH.encode(),
    "old version": _old_version(),
}

SHOWN_PLACES: dict[str, bytes] = {
    "one string": pdf(SHOWN),
    "a string a letter": pdf("".join(text(72 + 12 * n, 700, c) for n, c in enumerate(SECRET))),
    "letters in any order": pdf(
        "".join(text(72 + 12 * n, 700, SECRET[n]) for n in (3, 0, 6, 1, 5, 2, 4))
    ),
    "parted by the end of a line": pdf(text(480, 720, SECRET[:3]) + text(72, 700, SECRET[3:])),
    "parted by the end of a page": pdf(text(480, 80, SECRET[:3]), text(72, 760, SECRET[3:])),
    "parted by the end of a column": pdf(text(200, 80, SECRET[:3]) + text(320, 760, SECRET[3:])),
    "letters below each other": pdf(
        "".join(text(300, 700 - 14 * n, c) for n, c in enumerate(SECRET))
    ),
    "spaced": pdf(text(72, 700, "　".join(SECRET))),
    "in a form": pdf("/X0 Do", forms=[form(text(72, 700, SECRET))]),
    "turned text": pdf(text(300, 300, SECRET, turn="0 1 -1 0")),
    "slanting": pdf(text(200, 300, SECRET, turn="0.8 0.6 -0.6 0.8")),
    "turned page": pdf(SHOWN, page="/MediaBox [0 0 595 842] /Rotate 90"),
    "moved origin": pdf(text(172, 900, SECRET), page="/MediaBox [100 200 695 1042]"),
    "large": pdf(text(72, 600, SECRET, 60)),
    "small": pdf(text(72, 600, SECRET, 5)),
    "twice on a page": pdf(SHOWN + text(72, 400, SECRET)),
    "on several pages": pdf(SHOWN, text(72, 300, SECRET), text(200, 120, SECRET)),
}
