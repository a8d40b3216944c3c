"""Files handed in on a case: bounded while they come in, judged by content before anything is kept."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest

from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.attachments import checked
from mingtang_office.ui.files import MEGABYTE, BoundedUpload, Incoming, receives_files

__all__ = ["incoming_of", "receives_files"]


def incoming_of(request: HttpRequest, form: Form) -> list[Incoming]:
    """The files of a valid form. Raises `Refused` for one that was too large or is of another kind:
    nothing is done then."""
    bounds: Any = request.upload_handlers[0]
    if isinstance(bounds, BoundedUpload):
        if bounds.too_much:
            most = bounds.request_bytes // MEGABYTE
            raise Refused(f"一次提交的文件合计不能超过{most}兆字节，没有收下。请分几次存入。")
        if bounds.refused:
            raise Refused("".join(f"“{each.name}”：{each.message}" for each in bounds.refused))
    chosen = [
        file for value in form.cleaned_data.values() if isinstance(value, list) for file in value
    ]
    return [checked(file.name or "", file.read()) for file in chosen]
