"""The steps of an item that stand on its page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.publication.review import ReviewStep
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions import (
    confidentiality,
    drafting,
    reviewing,
    withdrawing,
)
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.forms.steps import OpinionForm, ReasonForm, RulingForm, StepForm
from mingtang_office.publication.models import Item, ItemState
from mingtang_office.publication.queries.items import permission_of
from mingtang_office.publication.views.acting import PAGE
from mingtang_office.publication.views.doors import allowed, item_or_404


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)

    def act(item: Item, known: dict[str, Any]) -> str:
        # In a transaction of its own: what is found is on the page when handing in is refused.
        ensure(item=item, by=known["by"], now=known["now"])
        reviewing.submit(item=item, **known)
        return "已提交审核。"

    return PAGE.do(request, item, StepForm(request.POST), "submit_form", act)


@login_required
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.REVIEW_ITEMS)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        passed = reviewing.pass_on(item=item, opinion=form.cleaned_data["opinion"], **known)
        return f"审核通过，已转{ReviewStep(passed.step).label}。"

    return PAGE.do(request, item, form, "opinion_form", act)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    step = ReviewStep(item.step) if item.step else ReviewStep.SECTION
    item = allowed(request, pk, permission_of(step))
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        reviewing.send_back(item=item, opinion=form.cleaned_data["opinion"], **known)
        return "已退回修改。"

    return PAGE.do(request, item, form, "opinion_form", act)


@login_required
@require_POST
def determine(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.REVIEW_ITEMS)
    form = RulingForm(request.POST, auto_id="id_ruling_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        found = confidentiality.determine(item=item, ruling=form.ruling, **known)
        return _AFTER_RULING.get(ItemState(found.state), "上级的结论已登记。")

    return PAGE.do(request, item, form, "ruling_form", act)


_AFTER_RULING = {
    ItemState.IN_REVIEW: "上级的结论已登记，已转签发。",
    ItemState.RETURNED: "上级的结论已登记，已退回承办人删减。",
    ItemState.CLOSED: "上级的结论已登记，这条信息不主动公开。",
}


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.WITHDRAW_ITEMS)
    form = ReasonForm(request.POST, auto_id="id_withdraw_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        withdrawing.withdraw(item=item, reason=form.cleaned_data["reason"], **known)
        return "已撤下，公众不能再看到这条信息。公开过的版本和撤下的理由留存备查。"

    return PAGE.do(request, item, form, "withdraw_form", act)


@login_required
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    form = ReasonForm(request.POST, auto_id="id_take_up_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        drafting.take_up(item=item, reason=form.cleaned_data["reason"], **known)
        return "可以修改了。已公开的版本保持不变，直到新的版本签发。"

    return PAGE.do(request, item, form, "take_up_form", act)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    form = ReasonForm(request.POST, auto_id="id_discard_%s")

    def act(item: Item, known: dict[str, Any]) -> str:
        given_up = drafting.discard(item=item, reason=form.cleaned_data["reason"], **known)
        if given_up.edition_id:
            return "已放弃这次修改，公开的版本没有变动。"
        return "草稿已弃用。"

    return PAGE.do(request, item, form, "discard_form", act)
