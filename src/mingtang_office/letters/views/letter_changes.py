"""What a person does on the page of a letter. Everything typed survives a refusal; whoever comes
second is told what the first did."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import (
    CONFLICT,
    INVALID,
    STALE,
    Page,
    known,
    status_of,
    with_revision,
)
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.actions import drafting, reviewing, serving, signing
from mingtang_office.letters.forms.serving import ServiceForm
from mingtang_office.letters.forms.steps import OpinionForm, ReasonForm, ReturnForm
from mingtang_office.letters.models import Group, Letter
from mingtang_office.letters.queries import SIGNING
from mingtang_office.letters.views.doors import allowed, letter_or_404
from mingtang_office.letters.views.letter import EDITABLE, facts_form, show
from mingtang_office.trail.sealing import Erased


def _back(letter: Letter) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("letters:letter", args=(letter.pk,)), status=303)


def _now(request: HttpRequest, letter: Letter) -> Letter:
    return letter_or_404(request, letter.pk)


_page = Page(_now, show, _back)
_do = _page.do


def _refused(request: HttpRequest, letter: Letter, error: Refused, **forms: Any) -> HttpResponse:
    now = _now(request, letter)
    return show(request, now, status=status_of(error), problem=error.message, **forms)


@login_required
@require_POST
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed; with the button 提交审签, hand the letter in as well."""
    letter = allowed(request, pk, Permission.DRAFT_LETTERS)
    if letter.state not in EDITABLE:
        return show(request, letter, status=CONFLICT, problem=STALE)
    try:
        form = facts_form(letter, request.POST)
    except Erased:
        return show(request, letter)
    if not form.is_valid():
        return show(request, letter, status=INVALID, facts_form=form, is_typed=True)
    try:
        letter = drafting.revise(letter=letter, facts=form.result(), **known(request, form))
    except Refused as error:
        return _not_saved(request, letter, error)
    return _saved(request, letter)


def _not_saved(request: HttpRequest, letter: Letter, error: Refused) -> HttpResponse:
    letter.refresh_from_db()
    data = with_revision(request, letter.revision)
    if letter.state not in EDITABLE:
        return _refused(request, letter, error)
    form = facts_form(letter, data)
    form.is_valid()
    return _refused(request, letter, error, facts_form=form, is_typed=True)


def _saved(request: HttpRequest, letter: Letter) -> HttpResponse:
    if "submit" not in request.POST:
        messages.success(request, "已保存。")
        return _back(letter)
    try:
        reviewing.submit(
            letter=letter,
            expected_revision=letter.revision,
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        messages.info(request, "内容已保存，尚未提交审签。")
        return _refused(request, letter, error)
    messages.success(request, "已保存并提交审签。")
    return _back(letter)


@login_required
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    letter = allowed(request, pk, Permission.REVIEW_LETTERS)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        reviewing.pass_on(letter=letter, opinion=form.cleaned_data["opinion"], **known)
        return "审核通过，已转下一步。"

    return _do(request, letter, form, "opinion_form", act)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    letter = allowed(request, pk, Permission.REVIEW_LETTERS)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        reviewing.send_back(letter=letter, opinion=form.cleaned_data["opinion"], **known)
        return "已退回修改。"

    return _do(request, letter, form, "opinion_form", act)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_or_404(request, pk)
    letter = allowed(request, pk, SIGNING[Group(letter.group)])
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        signed = signing.sign(letter=letter, opinion=form.cleaned_data["opinion"], **known)
        return f"已签发，文号为{signed.reference}。请送达后登记。"

    return _do(request, letter, form, "opinion_form", act)


@login_required
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_or_404(request, pk)
    letter = allowed(request, pk, SIGNING[Group(letter.group)])
    form = ReasonForm(request.POST, auto_id="id_void_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        signing.void(letter=letter, reason=form.cleaned_data["reason"], **known)
        return "已作废，文号保留，不再使用。"

    return _do(request, letter, form, "void_form", act)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    letter = allowed(request, pk, Permission.DRAFT_LETTERS)
    form = ReasonForm(request.POST, auto_id="id_discard_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        drafting.discard(letter=letter, reason=form.cleaned_data["reason"], **known)
        return "草稿已弃用。"

    return _do(request, letter, form, "discard_form", act)


@login_required
@require_POST
def serve(request: HttpRequest, pk: int) -> HttpResponse:
    letter = allowed(request, pk, Permission.SERVE_LETTERS)
    form = ServiceForm(request.POST, request.FILES, auto_id="id_service_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        serving.serve(letter=letter, delivery=form.delivery, proof=form.proof_file, **known)
        return "送达已登记。"

    return _do(request, letter, form, "service_form", act)


@login_required
@require_POST
def record_return(request: HttpRequest, pk: int) -> HttpResponse:
    letter = allowed(request, pk, Permission.SERVE_LETTERS)
    form = ReturnForm(request.POST, auto_id="id_return_%s")

    def act(letter: Letter, known: dict[str, Any]) -> str:
        serving.record_return(
            letter=letter,
            failed_on=form.cleaned_data["failed_on"],
            reason=form.cleaned_data["reason"],
            **known,
        )
        return "退回已登记，请重新送达。"

    return _do(request, letter, form, "return_form", act)
