"""Files handed in on a case: bounded while they come in, judged by content before anything is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.attachments import checked
from mingtang_office.ui.files import MEGABYTE, BoundedUpload, Incoming

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


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
