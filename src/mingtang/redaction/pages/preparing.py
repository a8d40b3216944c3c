"""A PDF as it is printed: seals and filled forms become part of the page, other annotations go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.readers.pdf import PDFIUM, corrupt, opened
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss, RedactionRefused

MAX_PAGES = 500
_SHOWN = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT})
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW | raw.FPDF_ANNOT_FLAG_INVISIBLE
_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


@contextmanager
def prepared(data: bytes, losses: Losses) -> Iterator[pdfium.PdfDocument]:
    """The open document, flattened page by page in memory; holds `PDFIUM` as long as it is open.

    Raises `UnreadableDocument` and `RedactionRefused`.
    """
    with PDFIUM, opened(data) as document:
        if len(document) > MAX_PAGES:
            raise RedactionRefused(
                "too_complex",
                f"该PDF有{len(document)}页，超过一次可处理的{MAX_PAGES}页。请拆分成几份后分别处理。",
            )
        if raw.FPDF_GetFormType(document) in _XFA:
            raise RedactionRefused(
                "unclear_hiding",
                "该PDF是动态表单（XFA），页面由程序临时生成，无法确定读者看到什么。"
                "请用填表软件打开，打印为普通PDF后上传。",
            )
        try:
            for index in range(len(document)):
                _flatten(document, index, losses)
            yield document
        except pdfium.PdfiumError as error:
            raise corrupt() from error


def load(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Page `index` (from 0). A page that cannot be loaded cannot be redacted either."""
    try:
        return document[index]
    except pdfium.PdfiumError as error:
        raise RedactionRefused(
            "page",
            f"该PDF的第{index + 1}页已损坏，打不开，无法处理。请从原文件重新导出PDF后上传。",
        ) from error


def _flatten(document: pdfium.PdfDocument, index: int, losses: Losses) -> None:
    page = load(document, index)
    try:
        kept = 0
        for number in reversed(range(max(raw.FPDFPage_GetAnnotCount(page), 0))):
            if _is_shown(page, number):
                kept += 1
            else:
                raw.FPDFPage_RemoveAnnot(page, number)
                losses.add(Loss.ANNOTATION, f"第{index + 1}页")
        if kept:
            losses.add(Loss.FORM, f"第{index + 1}页", kept)
            if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
                raise RedactionRefused(
                    "page",
                    f"该PDF第{index + 1}页的表单或者印章无法并入页面。请把文件打印为PDF后上传。",
                )
    finally:
        page.close()


def _is_shown(page: pdfium.PdfPage, number: int) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, number)
    if not annotation:
        return False
    try:
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        return kind in _SHOWN and not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
