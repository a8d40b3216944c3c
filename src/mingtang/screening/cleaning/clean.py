"""A file without what it says of its makers: new bytes, looked through again, or a refusal."""

from __future__ import annotations

from mingtang.documents.containers import Container
from mingtang.documents.raw import Format, UnreadableDocument
from mingtang.documents.readers import docx_package, xlsx_package
from mingtang.documents.sniffing import sniff
from mingtang.redaction.pages.leftovers import BROKEN_OBJECTS
from mingtang.screening.cleaning import packages, pages, pictures
from mingtang.screening.concern import Advice
from mingtang.screening.files.attachment import Attachment
from mingtang.screening.files.pictures import is_picture
from mingtang.screening.finding import Finding
from mingtang.screening.screen import screen


class CleaningRefused(Exception):
    """No file comes out; the message tells a person why, and what to do."""


_SIGNED = "文件带有电子签名或者电子印章，清除附带信息会使签名失效。请由制作单位清除后重新签章。"
_OTHER = "这种格式的文件不能自动清除附带信息。请另存为docx、xlsx或者PDF后重新上传。"
_DAMAGED = "文件已损坏，不能清除附带信息。请从原文件另存一份后重新上传。"


def metadata_removed(file: Attachment) -> bytes:
    """The file without properties, names of commentators, positions of photographs; what readers see
    stays as it is. Raises `CleaningRefused`, also where the new file still tells something."""
    try:
        made = _made(file)
    except UnreadableDocument as error:
        raise CleaningRefused(_DAMAGED) from error
    except BROKEN_OBJECTS as error:
        raise CleaningRefused(_DAMAGED) from error
    left = metadata_in(Attachment(file.at, "", made))
    if left:
        raise CleaningRefused(
            f"{left[0].at}：清除以后仍有“{left[0].concern.label}”，没有输出。请用Word、WPS的“检查文档”功能清除后重新上传。"
        )
    return made


def metadata_in(file: Attachment) -> tuple[Finding, ...]:
    """The findings that cleaning is proposed for."""
    found = screen([], [file]).findings
    return tuple(each for each in found if each.advice is Advice.REMOVE_METADATA)


def _made(file: Attachment) -> bytes:
    if is_picture(file.data):
        picture = pictures.cleaned(file.data)
        if picture is None:
            raise CleaningRefused(_DAMAGED)
        return picture
    form = sniff(file.data, file.name)
    if form is Format.PDF:
        if pages.is_signed(file.data):
            raise CleaningRefused(_SIGNED)
        return pages.cleaned(file.data)
    kinds = {Format.DOCX: docx_package.KIND, Format.XLSX: xlsx_package.KIND}
    if form not in kinds:
        raise CleaningRefused(_OTHER)
    if any(name.startswith("_xmlsignatures/") for name in Container(file.data, kinds[form]).names):
        raise CleaningRefused(_SIGNED)
    return packages.cleaned(file.data, kinds[form])
