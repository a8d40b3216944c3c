"""The decision in seven questions, its facts, and the letter that comes of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications.grounds import QuestionCode
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.decisions import (
    answer_question,
    draft_decision,
    state_facts,
)
from mingtang_office.applications.case_screen import CaseScreen
from mingtang_office.applications.decision_screen import DecisionScreen
from mingtang_office.applications.models import Application, DecisionDraft
from mingtang_office.applications.views.doors import allowed, case_or_404
from mingtang_office.letters.forms.facts import FactsForm
from mingtang_office.trail.sealing import Erased


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    if request.method == "POST" and "question" in request.POST:
        return _answered(request, application)
    if request.method == "POST":
        return _stated(request, application)
    return _show(request, application)


def _here(application: Application) -> HttpResponseRedirect:
    address = reverse("applications:decision", args=(application.pk,))
    return HttpResponseRedirect(address, status=303)


def _revision(request: HttpRequest) -> int:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


def _answered(request: HttpRequest, application: Application) -> HttpResponse:
    question, answer = request.POST["question"], request.POST.get("answer", "")
    if question not in set(QuestionCode):
        return _show(request, application, problem="没有这个问题，请重新选择。", status=INVALID)
    if not answer:
        return _show(request, application, problem="请选择一个回答。", status=INVALID, ask=question)
    try:
        answer_question(
            application=application,
            question=QuestionCode(question),
            answer=answer,
            expected_revision=_revision(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, application, error, ask=question)
    return _here(application)


def _stated(request: HttpRequest, application: Application) -> HttpResponse:
    """Save the facts; with the button 起草答复文书, make the letter of them as well."""
    shown = _screen(application)
    if shown is None or shown.disposition is None:
        return _show(request, application, problem="请先回答完问题。", status=INVALID)
    try:
        form = shown.form(shown.facts(), request.POST)
    except Refused as error:
        return _refused(request, application, error)
    except Erased:
        return _show(request, application)
    if not form.is_valid():
        return _show(request, application, form=form, status=INVALID)
    if "add_group" in request.POST:
        return _show(request, application, form=form)
    return _saved(request, application, shown, form)


def _saved(
    request: HttpRequest, application: Application, shown: DecisionScreen, form: FactsForm
) -> HttpResponse:
    try:
        row = state_facts(
            application=application,
            stated=shown.stated(form),
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, application, error, data=request.POST.copy())
    if "draft" in request.POST:
        return _drafted(request, row.application)
    messages.success(request, "已保存。")
    return _here(application)


def _drafted(request: HttpRequest, application: Application) -> HttpResponse:
    try:
        letter = draft_decision(
            application=application,
            expected_revision=application.revision,
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        messages.info(request, "填写的内容已保存，文书还没有起草。")
        return _refused(request, application, error)
    messages.success(request, "答复文书已起草，请核对后提交审签。")
    address = reverse("letters:letter", args=(letter.pk,))
    return HttpResponseRedirect(address, status=303)


def _refused(
    request: HttpRequest, application: Application, error: Refused, ask: str = "", data: Any = None
) -> HttpResponse:
    """The page as the case stands now, with what was typed and the revision now seen."""
    now = case_or_404(request, application.pk)
    form = None
    shown = _screen(now) if data is not None else None
    if shown is not None and shown.disposition is not None:
        data["revision"] = str(now.revision)
        form = shown.form(shown.facts(), data)
        form.is_valid()
    status = status_of(error)
    return _show(request, now, problem=error.message, status=status, ask=ask, form=form)


def _screen(application: Application, ask: str = "") -> DecisionScreen | None:
    screen = CaseScreen(application, timezone.localdate())
    if screen.case is None:
        return None
    draft = DecisionDraft.objects.filter(application=application).first()
    if draft is not None:
        draft.application = application  # the key of what is sealed is asked for by it
    return DecisionScreen(screen, screen.case, draft, ask)


def _show(
    request: HttpRequest,
    application: Application,
    *,
    problem: str = "",
    status: int = 200,
    ask: str = "",
    form: FactsForm | None = None,
) -> HttpResponse:
    screen = CaseScreen(application, timezone.localdate())
    context: dict[str, Any] = {"application": application, "screen": screen, "problem": problem}
    shown = _screen(application, ask or request.GET.get("ask", ""))
    if shown is None:
        context["problem"] = screen.broken
        return render(request, "applications/decision.html", context, status=CONFLICT)
    context["decision"] = shown
    if shown.disposition is not None and shown.ending_link is None and application.is_open:
        context |= _facts(shown, form)
    if getattr(request, "htmx", False):
        status = 200  # htmx shows an answer of 4xx to nobody
    return render(request, "applications/decision.html", context, status=status)


def _facts(shown: DecisionScreen, form: FactsForm | None) -> dict[str, Any]:
    try:
        facts = shown.facts()
    except Refused as error:
        return {"facts_problem": error.message}
    except Erased:
        return {"facts_problem": "这件申请的个人信息已按规定擦除，不能再起草答复。"}
    if form is not None and form.is_valid():
        facts = form.result()
    form = form or shown.form(facts)
    return {"facts_form": form, "lacks": shown.lacks(facts, form)}
