"""Files that come in through a form, bounded while they are received, and the names that files bear,
coming in or going out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

MEGABYTE = 1024 * 1024
_LONGEST_NAME = 200  # as wide as the narrowest column that keeps one
# What Windows, macOS or a header cannot bear in a file name.
_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)
_LONGEST_STEM = 80
_NO_ROOM = "服务器的临时存储空间不足，这份文件没有收下。请告知系统维护人员清理磁盘，稍后重新上传。"


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not taken, and why."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was handed in; type and size were checked before."""

    name: str
    data: bytes
    media_type: str


class BoundedUpload(TemporaryFileUploadHandler):
    """Files as they come in: to a temporary file each, never more than the limits allow. Those that
    were not taken stand in `refused`; `too_much` tells that the whole request was larger than
    allowed and that nothing was taken."""

    def __init__(self, request: HttpRequest, *, file_bytes: int, request_bytes: int) -> None:
        super().__init__(request)
        self.refused: list[RefusedFile] = []
        self.too_much = False
        self.file_bytes = file_bytes
        self.request_bytes = request_bytes
        self._received = 0

    def too_large(self) -> str:
        return f"文件超过{self.file_bytes // MEGABYTE}兆字节，没有收下。"

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if (self.content_length or 0) > self.request_bytes:
            self.too_much = True
            raise StopUpload(connection_reset=False)
        self._received = 0
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._refuse(_NO_ROOM, error)

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        self.content_length = content_length

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > self.file_bytes:
            self._refuse(self.too_large())
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._refuse(_NO_ROOM, error)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        try:
            return super().file_complete(file_size)
        except OSError:
            self.refused.append(RefusedFile(shown_name(self.file_name or ""), _NO_ROOM))
            return None

    def _refuse(self, message: str, error: Exception | None = None) -> None:
        self.refused.append(RefusedFile(shown_name(self.file_name or ""), message))
        raise SkipFile from error


def receives_files(view: View[P]) -> View[P]:
    """The bounds must stand before the body is read, and so before the token of the form is asked
    for."""
    inner = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def bounded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        bounds = BoundedUpload(
            request,
            file_bytes=int(settings.UPLOAD_FILE_MEGABYTES) * MEGABYTE,
            request_bytes=int(settings.UPLOAD_REQUEST_MEGABYTES) * MEGABYTE,
        )
        request.upload_handlers = [bounds]
        return inner(request, *args, **kwargs)

    return bounded


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files chosen together; what each of them is worth is judged when it is received."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        chosen: Sequence[Any] = data if isinstance(data, (list, tuple)) else [data]
        files = [each for each in chosen if isinstance(each, UploadedFile)]
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


def shown_name(name: str) -> str:
    """A file's name as people know it: text, never a path."""
    text = name.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    last = text.replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in last if each.isprintable()).strip()
    if len(shown) > _LONGEST_NAME:
        stem, dot, suffix = shown.rpartition(".")
        tail = dot + suffix if stem and len(suffix) <= 10 else ""
        shown = shown[: _LONGEST_NAME - len(tail)] + tail
    return shown or "未命名文件"


def safe_name(stem: str, suffix: str) -> str:
    """A name that every system can keep: no separators, no control or direction characters, no
    leading dot, and not too long.

    >>> safe_name("../云江县<教育局>\\n2025年", "docx")
    '云江县教育局2025年.docx'
    """
    plain = _UNSAFE.sub("", stem).strip(" .")[:_LONGEST_STEM].strip(" .")
    return f"{plain or '报告'}.{suffix}"
