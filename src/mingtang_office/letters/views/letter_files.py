"""Files of a letter: always saved, never shown by the browser, always on the trail."""

from __future__ import annotations

import io

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.actions.taking import Form, take_file, take_proof
from mingtang_office.letters.models import Service
from mingtang_office.letters.views.doors import letter_or_404
from mingtang_office.letters.views.letter import show


@login_required
@require_POST
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    letter = letter_or_404(request, pk)
    if form not in set(Form):
        raise Http404("没有这种格式的文件。")
    try:
        taken = take_file(letter=letter, form=Form(form), by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, letter, status=409, problem=error.message)
    return _attachment(taken.data, taken.name)


@login_required
@require_POST
def download_proof(request: HttpRequest, pk: int, service: int) -> HttpResponseBase:
    letter = letter_or_404(request, pk)
    found = get_object_or_404(Service.objects.exclude(proof_file=""), letter=letter, pk=service)
    try:
        taken = take_proof(service=found, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, letter, status=409, problem=error.message)
    return _attachment(taken.data, taken.name)


def _attachment(data: bytes, name: str) -> FileResponse:
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
