"""How the bytes of an upload come in: to a temporary file each, never more than the limits allow,
and a full disk is an answer to the person rather than an error of the server."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from mingtang.documents.limits import too_large
from mingtang_office.auditing import limits
from mingtang_office.auditing.actions.uploads import FileOutcome, Outcome, shown_name

_NO_ROOM = "服务器的临时存储空间不足，这份文件没有收下。请告知系统维护人员清理磁盘，稍后重新上传。"


class BoundedUpload(TemporaryFileUploadHandler):
    """Files as they come in. Those that were not taken stand in `refused`; `too_much` tells that
    the whole request was larger than allowed and that nothing was taken."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.refused: list[FileOutcome] = []
        self.too_much = False
        self._received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if (self.content_length or 0) > limits.request_bytes():
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
        if self._received > limits.file_bytes():
            self._refuse(too_large(self._received, limits.file_bytes()).message)
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._refuse(_NO_ROOM, error)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        try:
            return super().file_complete(file_size)
        except OSError:
            self.refused.append(
                FileOutcome(shown_name(self.file_name or ""), Outcome.REFUSED, message=_NO_ROOM)
            )
            return None

    def _refuse(self, message: str, error: Exception | None = None) -> None:
        self.refused.append(
            FileOutcome(shown_name(self.file_name or ""), Outcome.REFUSED, message=message)
        )
        raise SkipFile from error
