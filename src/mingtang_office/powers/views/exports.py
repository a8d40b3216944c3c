"""Taking a register out as a file, and the empty table to be filled in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.powers import exports
from mingtang_office.powers.actions.taking import take_out
from mingtang_office.powers.exports import Form
from mingtang_office.powers.forms.tables import LedgerFilter
from mingtang_office.powers.queries.lists import entries_of, narrowed
from mingtang_office.powers.views.doors import ledger_or_404
from mingtang_office.ui.days import day_words
from mingtang_office.ui.files import safe_name

_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


def _form_or_404(kind: str) -> Form:
    try:
        return Form(kind)
    except ValueError:
        raise Http404("没有这种格式。") from None


def _file(data: bytes, stem: str, form: Form) -> HttpResponse:
    response = HttpResponse(data, content_type="application/octet-stream", headers=_HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=safe_name(stem, form.value)
    )
    return response


@login_required
@holders_only(Permission.VIEW_POWERS)
@require_POST
def export(request: HttpRequest, register: str, kind: str) -> HttpResponse:
    """The entries that the filter in the address leaves, natural persons masked."""
    ledger, form = ledger_or_404(register), _form_or_404(kind)
    now = timezone.now()
    today = timezone.localdate(now)
    asked = LedgerFilter(request.GET, ledger=ledger)
    page = f"{reverse('powers:register', args=(ledger.register,))}?{request.GET.urlencode()}"
    if not asked.is_valid():
        messages.error(request, "筛选条件有误，请更正后再下载。")
        return HttpResponseRedirect(page, status=303)
    rows = narrowed(entries_of(ledger, request.user, today), ledger, asked.cleaned_data)
    found = list(rows.order_by("pk")[: exports.MOST + 1])
    if len(found) > exports.MOST:
        messages.error(request, f"超过 {exports.MOST} 条，请按年度或者类别筛选后分次下载。")
        return HttpResponseRedirect(page, status=303)
    data = exports.content(ledger, found, form)
    take_out(ledger=ledger, entries=found, form=form.value, by=person_of(request), now=now)
    return _file(data, f"{ledger.register.label}{day_words(today)}", form)


@login_required
@holders_only(Permission.VIEW_POWERS)
@require_GET
def template(request: HttpRequest, register: str, kind: str) -> HttpResponse:
    ledger, form = ledger_or_404(register), _form_or_404(kind)
    if form is Form.JSON:
        raise Http404("没有这种格式。")
    return _file(exports.template(ledger, form), f"{ledger.register.label}导入模板", form)
