"""The findings of many reports as one workbook, by the filter of their list."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing.actions.exports import enter_list_export
from mingtang_office.auditing.exports.findings_sheet import MOST_ROWS, write_findings
from mingtang_office.auditing.exports.many import sheet_rows
from mingtang_office.auditing.forms.finding_filter import FindingFilter
from mingtang_office.auditing.models import FoundFinding
from mingtang_office.ui.files import safe_name


def _exportable(request: HttpRequest) -> QuerySet[FoundFinding]:
    """What this person may take out: not everything that they may see."""
    return policy.visible(
        FoundFinding.objects.all(),
        request.user,
        Permission.EXPORT_REPORTS,
        timezone.localdate(),
    )


@login_required
@holders_only(Permission.EXPORT_REPORTS)
@require_POST
def export_findings(request: HttpRequest) -> HttpResponseBase:
    form = FindingFilter(request.GET)
    found = _exportable(request)
    found = form.narrow(found) if form.is_valid() else found.none()
    total = found[: MOST_ROWS + 1].count()
    if total == 0 or total > MOST_ROWS:
        messages.error(request, _why_not(total))
        return HttpResponseRedirect(f"{reverse('auditing:findings')}?{request.GET.urlencode()}")
    now = timezone.now()
    target = TemporaryFile()  # noqa: SIM115  # the response closes it
    written = write_findings(sheet_rows(found.order_by("-report_id", "position")), target)
    target.seek(0)
    kept = {name: request.GET.get(name, "") for name in form.fields}
    enter_list_export(
        kind="findings-of-many", findings=written, filters=kept, by=person_of(request), now=now
    )
    return FileResponse(
        target,
        as_attachment=True,
        filename=safe_name(f"年度报告问题清单{timezone.localtime(now):%Y%m%d}", "xlsx"),
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


def _why_not(total: int) -> str:
    if total:
        return f"符合条件的问题超过 {MOST_ROWS} 个，一份表格放不下。请按年度、规则或程度缩小范围后再导出。"
    return "没有可以导出的问题：没有符合条件的，或者您没有导出权限。请调整筛选条件后再试。"
