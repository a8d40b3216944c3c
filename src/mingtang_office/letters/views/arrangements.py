"""How an agency issues its letters: the chain of each group, and the code of its numbers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingtang.applications.letters import Series
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.views.forms import agency_for
from mingtang_office.letters.actions.arrangements import set_chain, set_code
from mingtang_office.letters.codes import code_of
from mingtang_office.letters.forms.arrangements import ChainForm, CodeForm
from mingtang_office.letters.models import Group, LetterCode
from mingtang_office.letters.queries import roles_of_chain


@login_required
@require_http_methods(["GET", "POST"])
def arrangements(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk, Permission.SET_SIGNING_CHAIN)
    problem, status = "", 200
    forms = _forms(agency, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        status = 422
        try:
            said = _set(request, agency, forms)
        except Refused as error:
            problem = error.message
            status = status_of(error)
        else:
            if said:
                messages.success(request, said)
                here = reverse("letters:arrangements", args=(agency.pk,))
                return HttpResponseRedirect(here, status=303)
    context = {
        "agency": agency,
        "problem": problem,
        "code_form": forms["code"],
        "chains": [(group, forms[group.value]) for group in Group],
        "example": f"{code_of(agency)}{Series.REPLY.mark}",
        "is_own": LetterCode.objects.filter(agency=agency).exists(),
        "year": timezone.localdate().year,
    }
    return render(request, "letters/arrangements.html", context, status=status)


def _forms(agency: Agency, data: Any) -> dict[str, Any]:
    """Each form of the page; the one that was sent is bound."""
    what = data.get("what", "") if data is not None else ""
    code = code_of(agency)
    forms: dict[str, Any] = {
        "code": CodeForm(data if what == "code" else None, initial={"code": code, "expected": code})
    }
    for group in Group:
        bound = data if what == group.value else None
        forms[group.value] = ChainForm(bound, group=group, roles=roles_of_chain(agency, group))
    return forms


def _set(request: HttpRequest, agency: Agency, forms: dict[str, Any]) -> str:
    """Set what was sent; what to say of it, empty where the form is not in order."""
    sent = next((name for name, form in forms.items() if form.is_bound), "")
    if not sent or not forms[sent].is_valid():
        return ""
    form = forms[sent]
    known: dict[str, Any] = {"agency": agency, "by": person_of(request), "now": timezone.now()}
    if sent == "code":
        set_code(code=form.cleaned_data["code"], expected=form.cleaned_data["expected"], **known)
        return "机关代字已设定，以后签发的文书使用新的代字。"
    set_chain(group=Group(sent), roles=form.roles, expected=form.seen, **known)
    return "审签流程已设定，以后提交的文书按新的流程办理。"
