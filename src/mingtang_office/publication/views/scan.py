"""The scan for personal data of an item: asked for, answered, and what was found made unreadable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, STALE, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import answering
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.forms.scan import AnswerForm
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.models import (
    WRITABLE,
    Attachment,
    Item,
    ScanAnswer,
    ScanFinding,
    ScanState,
)
from mingtang_office.publication.scanning import shown_scan
from mingtang_office.publication.views.doors import allowed, item_or_404


@login_required
@never_cache
@require_GET
def scan_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, item_or_404(request, pk))


def _show(
    request: HttpRequest,
    item: Item,
    *,
    problem: str = "",
    status: int = 200,
    typed: AnswerForm | None = None,
    of: int = 0,
) -> HttpResponse:
    may = policy.may(request.user, Permission.DRAFT_ITEMS, item.agency, timezone.localdate())
    shown = shown_scan(item, may_work=may and item.state in WRITABLE)
    may_answer = may and item.state in answering.ANSWERABLE
    lines = [
        (line, typed if line.row.pk == of and typed else AnswerForm(finding=line.row))
        for line in shown.lines
    ]
    context = {"item": item, "shown": shown, "lines": lines, "problem": problem}
    context["may_answer"] = may_answer
    return render(request, "publication/scan.html", context, status=status)


def _back(item: Item) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("publication:scan", args=(item.pk,)), status=303)


@login_required
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    scan = ensure(item=item, by=person_of(request), now=timezone.now())
    if scan.state == ScanState.WAITING:
        messages.info(request, "附件较大，正在后台检查，请稍后刷新本页。")
    elif scan.state == ScanState.DONE:
        messages.success(request, "已检查。")
    return _back(item)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    finding = _finding(item, number)
    form = AnswerForm(request.POST, finding=finding)
    if not form.is_valid():
        return _show(request, item, status=INVALID, typed=form, of=number)
    try:
        answering.answer(
            finding=finding,
            answer=ScanAnswer(form.cleaned_data["answer"]),
            reason=form.cleaned_data["reason"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _show(
            request, item, problem=error.message, status=status_of(error), typed=form, of=number
        )
    messages.success(request, "已记录答复。")
    return _back(item)


@login_required
@require_POST
def mask(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    finding = _finding(item, number)

    def act(known: dict[str, Any]) -> Item:
        return answering.mask_finding(item=item, finding=finding, **known)

    return _change(request, item, act, "已遮盖，并重新检查。")


@login_required
@require_POST
def clean(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    attachment = get_object_or_404(Attachment, pk=key, item=item)

    def act(known: dict[str, Any]) -> Item:
        return answering.replace_by_cleaned(
            item=item,
            attachment=attachment,
            copy=answering.cleaned_copy(attachment),
            **known,
        )

    return _change(request, item, act, "已用清理后的附件替换，并重新检查。请打开新附件核对。")


def _finding(item: Item, number: int) -> ScanFinding:
    rows = ScanFinding.objects.select_related("scan__item")
    return get_object_or_404(rows, pk=number, scan__item=item)


def _change(
    request: HttpRequest, item: Item, act: Callable[[dict[str, Any]], Item], said: str
) -> HttpResponse:
    """Do it and look through the result at once."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return _show(request, item, problem=STALE, status=INVALID)
    person, now = person_of(request), timezone.now()
    revision = form.cleaned_data["revision"]
    try:
        changed = act({"expected_revision": revision, "by": person, "now": now})
    except Refused as error:
        fresh = item_or_404(request, item.pk)
        return _show(request, fresh, problem=error.message, status=status_of(error))
    ensure(item=changed, by=person, now=now)
    messages.success(request, said)
    return _back(item)
