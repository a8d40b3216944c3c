"""The page of a letter: its form and its words side by side, its way, its service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.letters import screen, wording
from mingtang_office.letters.forms.facts import FactsForm
from mingtang_office.letters.forms.serving import ServiceForm
from mingtang_office.letters.forms.steps import OpinionForm, ReasonForm, ReturnForm
from mingtang_office.letters.models import UNSIGNED, Group, Letter, LetterState
from mingtang_office.letters.queries import SIGNING, waiting_for
from mingtang_office.letters.subjects import subject_of
from mingtang_office.letters.views.doors import allowed, letter_or_404
from mingtang_office.trail.sealing import Erased

EDITABLE = (LetterState.DRAFT, LetterState.RETURNED)


@login_required
@require_GET
def letter_page(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, letter_or_404(request, pk))


@login_required
@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as typed, saved nowhere: the fragment for htmx, the whole page without it."""
    letter = allowed(request, pk, Permission.DRAFT_LETTERS)
    if letter.state not in EDITABLE:
        return show(request, letter, status=409, problem="这份文书已经不能修改，请查看现在的情况。")
    try:
        form = facts_form(letter, request.POST)
    except Erased:
        return show(request, letter)
    form.is_valid()
    if getattr(request, "htmx", False):
        shown = _preview(letter, form)
        return render(request, "letters/preview.html", {"preview": shown, "letter": letter})
    return show(request, letter, facts_form=form, is_typed=True)


def facts_form(letter: Letter, data: Any = None) -> FactsForm:
    """The form of a letter that can still be changed. Raises `Erased`."""
    return FactsForm(
        data,
        kind=wording.kind_of(letter),
        facts=wording.facts_of(letter),
        revision=letter.revision,
    )


def _preview(letter: Letter, form: FactsForm | None) -> screen.Preview:
    facts = form.result() if form is not None and form.is_bound else wording.facts_of(letter)
    return screen.preview(
        letter.agency,
        wording.kind_of(letter),
        facts,
        letter.signed_on or timezone.localdate(),
        reference=letter.reference,
        form=form,
    )


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do with the letter as it stands."""

    edit: bool
    step: bool
    signs: bool
    serve: bool
    record_return: bool
    void: bool
    discard: bool


def _rights(request: HttpRequest, letter: Letter) -> Rights:
    today = timezone.localdate()

    def may(permission: Permission) -> bool:
        return policy.may(request.user, permission, letter.agency, today)

    drafts, serves = may(Permission.DRAFT_LETTERS), may(Permission.SERVE_LETTERS)
    turn = waiting_for(person_of(request), today).filter(pk=letter.pk).exists()
    return Rights(
        edit=drafts and letter.state in EDITABLE,
        step=turn,
        signs=turn and letter.position == len(letter.chain) - 1,
        serve=serves and letter.state == LetterState.SIGNED,
        record_return=serves and letter.state == LetterState.SERVED,
        void=letter.state == LetterState.SIGNED and may(SIGNING[Group(letter.group)]),
        discard=drafts and letter.state in UNSIGNED,
    )


def show(
    request: HttpRequest,
    letter: Letter,
    *,
    status: int = 200,
    problem: str = "",
    is_typed: bool = False,
    **forms: Any,
) -> HttpResponse:
    """The page. `forms` are those that a person has to fill in again, `problem` says why; `is_typed`
    that the preview shows what has not been saved."""
    today = timezone.localdate()
    rights = _rights(request, letter)
    passages = list(letter.passages.select_related("by", "acting_for"))
    services = list(letter.services.select_related("by", "failed_by"))
    context = {
        "letter": letter,
        "kind": wording.kind_of(letter),
        "tone": screen.TONES[LetterState(letter.state)],
        "subject": subject_of(letter),
        "subject_title": subject_of(letter).title(letter),
        "subject_url": subject_of(letter).url(letter),
        "online_url": subject_of(letter).online_url(letter),
        "rights": rights,
        "problem": problem,
        "is_typed": is_typed,
        "steps": screen.steps(letter, passages, today),
        "history": screen.history(letter, passages, services),
        "services": screen.services(letter, services),
        "void_reason": screen.void_reason(letter, passages),
        "erased": False,
    }
    try:
        facts = forms.pop("facts_form", None) or (facts_form(letter) if rights.edit else None)
        context |= {"facts_form": facts, "preview": _preview(letter, facts)}
    except Erased:
        context["erased"] = True
    return render(
        request, "letters/letter.html", {**context, **_forms(letter, forms)}, status=status
    )


def _forms(letter: Letter, again: dict[str, Any]) -> dict[str, Any]:
    seen = {"revision": letter.revision}
    return {
        "opinion_form": OpinionForm(initial=seen, auto_id="id_step_%s"),
        "service_form": ServiceForm(initial=seen, auto_id="id_service_%s"),
        "return_form": ReturnForm(initial=seen, auto_id="id_return_%s"),
        "void_form": ReasonForm(initial=seen, auto_id="id_void_%s"),
        "discard_form": ReasonForm(initial=seen, auto_id="id_discard_%s"),
        **{name: form for name, form in again.items() if form is not None},
    }
