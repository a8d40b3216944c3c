"""A consultation on a page of its own, with its clock; and the same where another organ answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mingtang.applications import Consultee as Whom
from mingtang.applications import Opinion
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.consultations import (
    Answer,
    enter_opinion,
    give_opinion,
    weigh,
)
from mingtang_office.applications.actions.notices import (
    notify_of_consultation,
    notify_third_party,
)
from mingtang_office.applications.consultees import Consultee, consultee_of
from mingtang_office.applications.forms.consultations import (
    DisclosureForm,
    GivenOpinionForm,
    NoticeForm,
    OpinionForm,
    WeighingForm,
)
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.applications.models import Consultation
from mingtang_office.applications.queries.consultations import asked_of, waiting_for_us
from mingtang_office.applications.views.doors import case_or_404, rights_of
from mingtang_office.letters.models import Letter
from mingtang_office.trail.sealing import Erased

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Task:
    """One thing done on the page; gives the letter that it drafted, if any."""

    form: type[Form]
    act: Callable[[HttpRequest, Consultation, Any], Letter | None]
    said: str


def _common(request: HttpRequest, form: Any) -> dict[str, Any]:
    return {
        "expected_revision": form.cleaned_data["revision"],
        "by": person_of(request),
        "now": timezone.now(),
    }


def _answer(request: HttpRequest, form: Any) -> Answer:
    typed = form.cleaned_data
    return Answer(Opinion(typed["answer"]), typed["reasons"], incoming_of(request, form))


def _opinion(request: HttpRequest, row: Consultation, form: Any) -> None:
    enter_opinion(
        consultation=row,
        on=form.cleaned_data["on"],
        answer=_answer(request, form),
        **_common(request, form),
    )


def _weighing(request: HttpRequest, row: Consultation, form: Any) -> None:
    weigh(consultation=row, weighed=form.cleaned_data["weighed"], **_common(request, form))


def _notice(request: HttpRequest, row: Consultation, form: Any) -> Letter:
    return notify_of_consultation(consultation=row, **_common(request, form))


def _disclosure(request: HttpRequest, row: Consultation, form: Any) -> Letter:
    typed = form.cleaned_data
    return notify_third_party(
        consultation=row,
        content=typed["content"],
        reason=typed["reason"],
        **_common(request, form),
    )


_TASKS = {
    "opinion": Task(OpinionForm, _opinion, "意见已登记，答复期限从次日起继续计算。"),
    "weighing": Task(WeighingForm, _weighing, "对公共利益的衡量已保存。"),
    "notice": Task(NoticeForm, _notice, "告知书已起草，不写明征求了谁的意见。"),
    "disclosure": Task(DisclosureForm, _disclosure, "告知第三方的文书已起草。"),
}


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def consultation(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    application = case_or_404(request, pk)
    rows = application.consultations.select_related("organ")
    row = get_object_or_404(rows, pk=number)
    row.application = application
    if request.method != "POST":
        return _show(request, row)
    today = timezone.localdate()
    policy.require(request.user, Permission.HANDLE_APPLICATIONS, application.agency, today)
    name = request.POST.get("do", "")
    task = _TASKS.get(name)
    if task is None:
        raise Http404("没有这一事项。")
    form = _form(task.form, request, name)
    if not form.is_valid():
        return _show(request, row, status=INVALID, again={name: form})
    try:
        letter = task.act(request, row, form)
    except Refused as error:
        return _refused(request, row, name, task, error)
    messages.success(request, task.said)
    address = reverse("applications:consultation", args=(pk, number))
    if letter is not None:
        address = reverse("letters:letter", args=(letter.pk,))
    return HttpResponseRedirect(address, status=303)


def _form(kind: type[Form], request: HttpRequest, name: str, revision: int | None = None) -> Form:
    data = request.POST.copy()
    if revision is not None:
        data["revision"] = str(revision)
    return kind(data, request.FILES, auto_id=f"id_{name}_%s")


def _refused(
    request: HttpRequest, row: Consultation, name: str, task: Task, error: Refused
) -> HttpResponse:
    now = case_or_404(request, row.application_id)
    row = get_object_or_404(now.consultations.select_related("organ"), pk=row.pk)
    row.application = now
    form = _form(task.form, request, name, now.revision)
    status = status_of(error)
    return _show(request, row, status=status, problem=error.message, again={name: form})


def _show(
    request: HttpRequest,
    row: Consultation,
    *,
    status: int = 200,
    problem: str = "",
    again: dict[str, Form] | None = None,
) -> HttpResponse:
    application = row.application
    rights = rights_of(request, application)
    forms = {
        name: task.form(
            auto_id=f"id_{name}_%s",
            initial={
                "revision": application.revision,
                "on": timezone.localdate(),
                "weighed": row.weighed,
            },
        )
        for name, task in _TASKS.items()
    }
    context = {
        "application": application,
        "row": row,
        "whom": Whom(row.consultee),
        "answer": Opinion(row.answer).label if row.answer else "",
        "consultee": _consultee(row) if rights.sees else None,
        "files": application.files.filter(kind="opinion", part=row.ref) if rights.sees else (),
        "rights": rights,
        "problem": problem,
        "today": timezone.localdate(),
        "forms": {**forms, **(again or {})},
    }
    return render(request, "applications/consultation.html", context, status=status)


def _consultee(row: Consultation) -> Consultee | None:
    try:
        return consultee_of(row)
    except Erased:
        return None


# -- Where this organ is asked --------------------------------------------------------------------


@login_required
@holders_only(Permission.HANDLE_APPLICATIONS)
@require_GET
def opinions(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    person = person_of(request)
    answered = asked_of(person, today).filter(answered_on__isnull=False)
    context = {
        "waiting": waiting_for_us(person, today)[:_SHOWN],
        "answered": answered.order_by("-answered_on", "-pk")[:_SHOWN],
        "today": today,
    }
    return render(request, "applications/opinions.html", context)


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """A consultation as the organ sees it that is asked: what about, by whom, until when; not who
    applied."""
    row = get_object_or_404(asked_of(request.user, timezone.localdate()), pk=pk)
    form = GivenOpinionForm()
    problem, status = "", 200
    if request.method == "POST":
        form = GivenOpinionForm(request.POST, request.FILES)
        status = INVALID
        if form.is_valid():
            try:
                give_opinion(
                    consultation=row,
                    answer=_answer(request, form),
                    by=person_of(request),
                    now=timezone.now(),
                )
            except Refused as error:
                problem = error.message
            else:
                messages.success(request, "意见已提交给受理机关。")
                return HttpResponseRedirect(reverse("applications:opinions"), status=303)
    context = {
        "row": row,
        "form": form,
        "problem": problem,
        "is_open": row.answered_on is None and row.application.is_open,
        "answer": Opinion(row.answer).label if row.answer else "",
    }
    return render(request, "applications/opinion.html", context, status=status)
