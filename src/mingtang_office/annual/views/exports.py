"""Taking the figures out as files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual.actions.exports import enter_export
from mingtang_office.annual.exports.kinds import Kind, content, file_name
from mingtang_office.annual.views.statistics import asked

_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@holders_only(Permission.COUNT_APPLICATIONS)
@require_POST
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The file of this kind; what is asked stands in the address, as on the page."""
    if kind not in set(Kind):
        raise Http404
    wanted = Kind(kind)
    now = timezone.now()
    person, on = person_of(request), timezone.localdate(now)
    form = asked(request, now)
    problem = "筛选条件有误，请更正后再下载。" if not form.is_valid() else ""
    if not problem and wanted.is_report and not form.question.period.is_year:
        problem = (
            "法定表格按自然年编制（《条例》第四十九条）。请把期间改为“全年”，或在“概况”页下载。"
        )
    if problem:
        messages.error(request, problem)
        page = reverse("annual:tables" if wanted.is_report else "annual:overview")
        return HttpResponseRedirect(f"{page}?{request.GET.urlencode()}", status=303)
    data = content(form.question, wanted, person, on)
    enter_export(question=form.question, kind=wanted.value, by=person, now=now)
    response = HttpResponse(data, content_type="application/octet-stream", headers=_HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=file_name(form.question, wanted)
    )
    return response
