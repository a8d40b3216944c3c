"""What is done on a case: filled in here, and everything typed survives a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications.remedies import RemedyRoute, RemedyStep, remedy_event_to_wire
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.remedies.actions import course
from mingtang_office.remedies.forms.steps import CorrectionForm, RevisionForm
from mingtang_office.remedies.models import AnnulmentReason, Remedy
from mingtang_office.remedies.pages import PAGES, Doing, Page
from mingtang_office.remedies.queries.history import as_event, in_force
from mingtang_office.remedies.shown import told
from mingtang_office.remedies.views.doors import allowed, remedy_or_404


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    remedy = allowed(request, pk)
    page = PAGES.get(code)
    if page is None:
        raise Http404("没有这一事项。")
    if code in set(RemedyStep):
        page = replace(page, title=told(RemedyStep(code), RemedyRoute(remedy.route)))
    return _filled(request, remedy, page)


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A step that was entered by mistake."""
    remedy = allowed(request, pk)
    rows = {row.number: row for row in in_force(remedy.course.all())}
    if number not in rows:
        raise Http404("没有这项登记，或者它已经作废。")
    event = as_event(rows[number])

    def made(*args: Any, remedy: Remedy, today: object, **kwargs: Any) -> RevisionForm:
        facts = remedy_event_to_wire(event)["facts"]
        initial = {"revision": remedy.revision, **facts, "on": event.on}
        return CorrectionForm(
            *args, remedy=remedy, kind=event.kind, today=event.on, initial=initial, **kwargs
        )

    def act(doing: Doing) -> str:
        assert isinstance(doing.form, CorrectionForm)
        course.annul(
            number=number,
            reason=AnnulmentReason(doing.form.cleaned_data["reason"]),
            instead=doing.form.instead,
            **doing.whole,
        )
        return "已更正登记。" if doing.form.instead is not None else "已作废这项登记。"

    title = f"更正或者作废：{told(event.kind, RemedyRoute(remedy.route))}"
    lead = "原登记保留并划去，更正的内容记在它的位置上。"
    return _filled(request, remedy, Page(title, lead, "保存", made, act))


def _filled(request: HttpRequest, remedy: Remedy, page: Page) -> HttpResponse:
    today = timezone.localdate()
    if request.method != "POST":
        return _show(request, remedy, page, page.form(remedy=remedy, today=today))
    form = page.form(request.POST, request.FILES, remedy=remedy, today=today)
    if not form.is_valid():
        return _show(request, remedy, page, form, status=INVALID)
    try:
        papers = incoming_of(request, form)
        done = page.act(Doing(remedy, form, papers, person_of(request), timezone.now()))
    except Refused as error:
        return _refused(request, remedy, page, error)
    messages.success(request, done)
    return HttpResponseRedirect(reverse("remedies:remedy", args=(remedy.pk,)), status=303)


def _refused(request: HttpRequest, remedy: Remedy, page: Page, error: Refused) -> HttpResponse:
    """The page as the case stands now, with what was typed and the revision now seen."""
    now = remedy_or_404(request, remedy.pk)
    data = with_revision(request, now.revision)
    form = page.form(data, remedy=now, today=timezone.localdate())
    status = status_of(error)
    return _show(request, now, page, form, problem=error.message, status=status)


def _show(
    request: HttpRequest,
    remedy: Remedy,
    page: Page,
    form: RevisionForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "remedy": remedy,
        "form": form,
        "problem": problem,
        "takes_files": form.is_multipart(),
    }
    return render(request, "remedies/do.html", context, status=status)
