"""PDF without properties, attachments, notes, scripts and earlier versions; its pages, their text, links
and form fields stay as they are, so that it can still be searched and read aloud."""

from __future__ import annotations

import io

import pikepdf

_ROOT = ("/Metadata", "/PieceInfo", "/OpenAction", "/AA", "/Collection", "/AF")
_PAGE = ("/Metadata", "/PieceInfo", "/Thumb", "/AA", "/AF")
_NAMES = ("/EmbeddedFiles", "/JavaScript")
_KEPT_NOTES = ("/Link", "/Widget")


def cleaned(data: bytes) -> bytes:
    """The document written anew. Raises what pikepdf raises for damage."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        _drop(document.Root, _ROOT)
        if "/Names" in document.Root:
            _drop(document.Root.Names, _NAMES)
        for page in document.pages:
            _drop(page.obj, _PAGE)
            if "/Annots" in page.obj:
                notes = [n for n in page.obj.Annots if str(n.get("/Subtype", "")) in _KEPT_NOTES]
                page.obj.Annots = pikepdf.Array(notes)
        buffer = io.BytesIO()
        document.save(buffer, static_id=True)
        return buffer.getvalue()


def is_signed(data: bytes) -> bool:
    """Whether the document bears an electronic signature, which any change would break."""
    with pikepdf.open(io.BytesIO(data)) as document:
        form = document.Root.get("/AcroForm", pikepdf.Dictionary())
        return int(form.get("/SigFlags", 0)) & 1 == 1


def _drop(target: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in target:
            del target[key]
