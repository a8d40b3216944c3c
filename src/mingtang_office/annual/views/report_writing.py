"""Writing a year report. Everything typed survives a refusal; whoever comes second is told what the
first did, and sees it beside their own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.annual.drafting import WRITTEN_PARTS, FactChange
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import (
    CONFLICT,
    STALE,
    Page,
    status_of,
)
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.annual.actions import counting, explaining, reviewing, writing
from mingtang_office.annual.actions.writing import Typed, digest_of
from mingtang_office.annual.forms.report_steps import (
    BeginForm,
    CutOffForm,
    FiguresForm,
    RevisionForm,
)
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.report_screen import Screen
from mingtang_office.annual.views.report_doors import allowed, report_or_404
from mingtang_office.annual.views.year_reports import show, show_list

Act = Callable[[YearReport, dict[str, Any]], str]
_SHOWN = 8  # changed figures named in one message


def back(report: YearReport, anchor: str = "") -> HttpResponseRedirect:
    page = reverse("year_reports:report", args=(report.pk,))
    return HttpResponseRedirect(f"{page}{anchor}", status=303)


@holders_only(Permission.WRITE_ANNUAL)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = BeginForm(request.POST, person=person_of(request), on=timezone.localdate(now))
    if not form.is_valid():
        return show_list(request, form)
    try:
        report = writing.begin(
            agency=form.cleaned_data["agency"],
            year=form.cleaned_data["year"],
            by=person_of(request),
            now=now,
        )
    except Refused as error:
        return show_list(request, form, error.message)
    messages.success(
        request, "已按登记的数据统计表格、草拟文字。请补上标有“请补充”的内容，并逐段核对。"
    )
    return back(report)


def _typed(request: HttpRequest) -> dict[int, Typed]:
    """What was typed for each part, with what was seen there."""
    found = {}
    for number in WRITTEN_PARTS:
        text, version = (
            request.POST.get(f"text-{number}"),
            request.POST.get(f"version-{number}", ""),
        )
        if text is not None and version.isascii() and version.isdigit() and len(version) < 10:
            found[number] = Typed(text, int(version), request.POST.get(f"seen-{number}", ""))
    return found


def _words(typed: dict[int, Typed]) -> dict[int, str]:
    return {number: writing.even(each.text) for number, each in typed.items()}


def _said(request: HttpRequest) -> dict[str, str]:
    """Words for warnings that were typed and not yet kept, by the warning."""
    return {
        name.removeprefix("reason-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("reason-")
    }


@login_required
@never_cache
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The words as typed, checked and saved nowhere: the findings for htmx, the whole page without."""
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    if not report.is_writable:
        return show(request, report, status=CONFLICT, problem=STALE)
    typed = _words(_typed(request))
    if getattr(request, "htmx", False):
        screen = Screen(report, timezone.localdate(), typed)
        context = {"report": report, "screen": screen, "oob": True, "said": _said(request)}
        return render(request, "annual/report_checks.html", context)
    return show(request, report, typed=typed, said=_said(request))


@login_required
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the words, and the words for warnings; with the button 提交审核, hand the report in."""
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    saved = _save(request, report)
    if isinstance(saved, HttpResponse):
        return saved
    if "submit" not in request.POST:
        messages.success(request, "已保存。")
        return back(saved)
    try:
        reviewing.submit(
            report=saved,
            expected_revision=saved.revision,
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        messages.info(request, "文字已保存，尚未提交审核。")
        again = report_or_404(request, pk)
        return show(request, again, status=status_of(error), problem=error.message)
    messages.success(request, "已保存并提交审核。")
    return back(saved)


def _save(request: HttpRequest, report: YearReport) -> YearReport | HttpResponse:
    """The report with what was typed kept, or the page that says why it was not."""
    typed = _typed(request)
    known: dict[str, Any] = {"by": person_of(request), "now": timezone.now()}
    try:
        with transaction.atomic():
            saved = writing.write(report=report, typed=typed, **known)
            return explaining.explain(
                report=saved,
                words=_said(request),
                expected_revision=saved.revision,
                **known,
            )
    except Refused as error:
        again = report_or_404(request, report.pk)
        return show(
            request,
            again,
            status=status_of(error),
            problem=error.message,
            typed=_words(typed) if again.is_writable else None,
            clashed=_clashed(again, typed) if isinstance(error, Overtaken) else frozenset(),
            said=_said(request),
        )


def _clashed(report: YearReport, typed: dict[int, Typed]) -> frozenset[int]:
    """The parts that this person changed and somebody else, too."""
    return frozenset(
        part.number
        for part in report.parts.all()
        if (mine := typed.get(part.number)) is not None
        and mine.version != part.version
        and digest_of(mine.text) not in (mine.seen, digest_of(part.text))
    )


def _now(request: HttpRequest, report: YearReport) -> YearReport:
    return report_or_404(request, report.pk)


def do(
    request: HttpRequest, report: YearReport, form: Form, name: str, act: Act, anchor: str = ""
) -> HttpResponse:
    """What a small form of the page asks for; afterwards the page opens at `anchor`."""
    page = Page(_now, show, partial(back, anchor=anchor))
    return page.do(request, report, form, name, act)


def _tell(request: HttpRequest, changes: tuple[FactChange, ...]) -> str:
    """What to say of a new draft; figures in paragraphs that people wrote are theirs to mend."""
    theirs = [each for each in changes if not each.is_rewritten]
    if theirs:
        listed = "；".join(
            f"{each.name} {each.before or '（无）'}→{each.now or '（无）'}"
            for each in theirs[:_SHOWN]
        )
        more = f"等 {len(theirs)} 处" if len(theirs) > _SHOWN else ""
        messages.warning(
            request,
            f"以下数字有变，而所在的段落有人改写过，没有自动更新，请自行核对：{listed}{more}。",
        )
    return "草稿已更新：没有人改写过的段落按现在的数据重写，改写过的段落没有动。"


@login_required
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)

    def act(report: YearReport, known: dict[str, Any]) -> str:
        return _tell(request, writing.draft_parts(report=report, **known)[1])

    return do(request, report, RevisionForm(request.POST), "draft_form", act)


@login_required
@require_http_methods(["POST"])
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    form = FiguresForm(request.POST, entered=report.entered, auto_id="id_figures_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        _, changes = writing.enter_figures(report=report, entered=form.entered, **known)
        return f"补充数据已保存。{_tell(request, changes)}"

    return do(request, report, form, "figures_form", act)


@login_required
@require_POST
def tables(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    form = CutOffForm(request.POST, auto_id="id_tables_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        counting.refresh_tables(report=report, cut_off=form.cleaned_data["cut_off"], **known)
        return "表格已重新统计。文字中的数字如有变动，请按“更新草稿”。"

    return do(request, report, form, "cut_off_form", act, "#part-2")


@login_required
@require_POST
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)

    def act(report: YearReport, known: dict[str, Any]) -> str:
        counting.freeze(report=report, **known)
        return "表格已冻结，以后补录的登记不再改变这份报告的数字。"

    return do(request, report, RevisionForm(request.POST), "freeze_form", act, "#part-2")
