"""Files of a year report: a preview of what is being written, and the signed bytes. Always saved,
never shown by the browser."""

from __future__ import annotations

import io

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from mingtang.rendering import RenderingImpossible, render
from mingtang_office.annual.composing import composed
from mingtang_office.annual.models import FileForm
from mingtang_office.annual.views.report_doors import report_or_404
from mingtang_office.annual.views.year_reports import show


@login_required
@require_GET
def preview(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The report as it is kept now, in this format."""
    report = report_or_404(request, pk)
    if form not in FileForm.values:
        raise Http404("没有这种格式的文件。")
    try:
        data = render(composed(report), form)
    except RenderingImpossible as error:
        return show(request, report, status=409, problem=error.message)
    return _attachment(data, f"{report}（未签发）.{form}")


@login_required
@require_GET
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The signed file, byte for byte."""
    report = report_or_404(request, pk)
    file = get_object_or_404(report.files, form=form)
    with default_storage.open(file.stored, "rb") as stored:
        return _attachment(stored.read(), f"{report}.{form}")


def _attachment(data: bytes, name: str) -> FileResponse:
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
