"""What people hand in beside their words: judged by content before it is kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from PIL import Image, UnidentifiedImageError

from mingtang.documents.raw import Format, UnreadableDocument
from mingtang.documents.sniffing import sniff
from mingtang_office.agencies.refusals import Refused
from mingtang_office.ui.files import MEGABYTE, BoundedUpload, Incoming, shown_name

KINDS = "PDF、Word（docx、doc）、WPS、Excel（xlsx）、纯文本，以及JPG、PNG图片"

_MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.LEGACY: "application/msword",
    Format.TEXT: "text/plain",
}
_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}
_MOST_PIXELS = 100_000_000  # a page scanned at 600 dpi has 35 million
_WHY = {
    "empty": "是空的，没有内容",
    "encrypted": "设有密码，无法打开",
    "corrupt": "已损坏或者不完整",
    "too_large": "展开后过大",
    "too_complex": "内容过于庞杂",
}


def incoming_of(request: HttpRequest, form: Form) -> list[Incoming]:
    """The files of a valid form. Raises `Refused` for one that was too large or is of another kind:
    nothing is done then."""
    refuse_unreceived(request)
    chosen = [
        file for value in form.cleaned_data.values() if isinstance(value, list) for file in value
    ]
    return [checked(file.name or "", file.read()) for file in chosen]


def refuse_unreceived(request: HttpRequest) -> None:
    """Raise `Refused` where something was larger than the limits allow."""
    bounds: Any = request.upload_handlers[0]
    if isinstance(bounds, BoundedUpload):
        if bounds.too_much:
            most = bounds.request_bytes // MEGABYTE
            raise Refused(f"一次提交的文件合计不能超过{most}兆字节，没有收下。请分几次存入。")
        if bounds.refused:
            raise Refused("".join(f"“{each.name}”：{each.message}" for each in bounds.refused))


def checked(name: str, data: bytes) -> Incoming:
    """The file, with the type that its content has. Raises `Refused`, which names the file and says
    what to hand in instead."""
    shown = shown_name(name)
    media_type = _picture(data)
    if media_type is None:
        media_type = _document(shown, data)
    return Incoming(shown, data, media_type)


def _picture(data: bytes) -> str | None:
    """The type of a picture that can be shown, None for what is no picture of these kinds."""
    try:
        with Image.open(BytesIO(data), formats=tuple(_PICTURES)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.verify()
            return _PICTURES[str(picture.format)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None


def _document(name: str, data: bytes) -> str:
    try:
        media_type = _MEDIA_TYPES.get(sniff(data, name))
    except UnreadableDocument as error:
        raise _refusal(name, _WHY.get(error.code, "不是可以接收的类型")) from error
    if media_type is None:
        raise _refusal(name, "不是可以接收的类型")
    return media_type


def _refusal(name: str, why: str) -> Refused:
    return Refused(f"“{name}”{why}，没有收下。可以提交{KINDS}；请换一份文件，或者去掉它再提交。")
