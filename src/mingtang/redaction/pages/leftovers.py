"""What a PDF holds besides its pages, for the list of what was left behind."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss

_END = re.compile(rb"%%EOF")
BROKEN_OBJECTS = (
    *(pikepdf.PikepdfError, RuntimeError, TypeError, ValueError, KeyError, AttributeError),
    *(IndexError, OverflowError),
)
"""What pikepdf raises where PDFium still reads: the two forgive different faults."""

_SCRIPTS = ("/OpenAction", "/AA", "/JS", "/JavaScript")


def note_leftovers(data: bytes, losses: Losses) -> None:
    """Enters properties, attachments, layers, outlines, scripts and old versions. Nothing of them is
    carried over, whether it is found here or not."""
    losses.add(Loss.TEXT_LAYER)
    losses.add(Loss.OLD_VERSION, count=max(len(_END.findall(data)) - 1, 0))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for loss in _found(pdf):
                losses.add(loss)
    except BROKEN_OBJECTS:
        losses.add(Loss.UNLISTED)


def _found(pdf: pikepdf.Pdf) -> Iterator[Loss]:
    root = pdf.Root
    if len(pdf.trailer.get("/Info", pikepdf.Dictionary())) or "/Metadata" in root:
        yield Loss.METADATA
    names = root.get("/Names", pikepdf.Dictionary())
    for _ in pdf.attachments:
        yield Loss.EMBEDDED_FILE
    if "/OCProperties" in root:
        yield Loss.OPTIONAL_LAYER
    if "/Outlines" in root or "/PageLabels" in root:
        yield Loss.OUTLINE
    if any(key in root or key in names for key in _SCRIPTS):
        yield Loss.SCRIPT
    if "/PieceInfo" in root or any("/PieceInfo" in page.obj for page in pdf.pages):
        yield Loss.CUSTOM_DATA
    if any("/Thumb" in page.obj for page in pdf.pages):
        yield Loss.THUMBNAIL
