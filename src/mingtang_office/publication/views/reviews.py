"""The two steps that have a page of their own: the confidentiality review, head by head, and the
signature, with all that follows from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import Conclusion, Outcome, ReviewStep
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, known, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication import described_words
from mingtang_office.publication.actions import confidentiality, signing
from mingtang_office.publication.consequences import consequences_of
from mingtang_office.publication.forms.heads import HeadsForm
from mingtang_office.publication.forms.steps import OpinionForm
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import Item, ItemState
from mingtang_office.publication.queries.items import waiting_for
from mingtang_office.publication.scanning import shown_scan
from mingtang_office.publication.views.acting import back
from mingtang_office.publication.views.doors import allowed, item_or_404
from mingtang_office.publication.views.item import body_of

_CHANGED = "您改动了回答，结论也随之不同。请核对下面的结论，再提交。"


def _is_turn(request: HttpRequest, item: Item, step: ReviewStep) -> bool:
    mine = waiting_for(person_of(request), timezone.localdate())
    return item.step == step and mine.filter(pk=item.pk).exists()


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def examine(request: HttpRequest, pk: int) -> HttpResponse:
    """The eight heads. What follows from the answers is shown before it is done."""
    item = allowed(request, pk, Permission.REVIEW_ITEMS)
    proposed = Attribute(item.attribute)
    if request.method == "GET":
        if not _is_turn(request, item, ReviewStep.CONFIDENTIALITY):
            return back(item)
        form = HeadsForm(proposed=proposed, initial={"revision": item.revision})
        return _heads(request, item, form)
    form = HeadsForm(request.POST, proposed=proposed)
    if not form.is_valid():
        return _heads(request, item, form, status=INVALID)
    found, lacks = form.conclude()
    if "send" not in request.POST:
        return _shown(request, item, form, found, lacks)
    if found is None or form.cleaned_data["seen"] != _seen(found):
        said = "" if lacks else _CHANGED
        return _heads(request, item, form, INVALID, problem=said, found=found, lacks=lacks)
    return _examined(request, item, form, found)


def _shown(
    request: HttpRequest,
    item: Item,
    form: HeadsForm,
    found: Conclusion | None,
    lacks: tuple[str, ...],
) -> HttpResponse:
    """What follows so far: the fragment for htmx, the whole page without it."""
    if getattr(request, "htmx", False):
        return render(request, "publication/conclusion.html", _concluded(found, lacks))
    return _heads(request, item, form, found=found, lacks=lacks)


def _examined(request: HttpRequest, item: Item, form: HeadsForm, found: Conclusion) -> HttpResponse:
    try:
        done = confidentiality.examine(
            item=item,
            answers=form.answers,
            opinion=form.cleaned_data["opinion"],
            **known(request, form),
        )
    except Refused as error:
        now = item_or_404(request, item.pk)
        typed = HeadsForm(with_revision(request, now.revision), proposed=form.proposed)
        typed.is_valid()
        return _heads(request, now, typed, status_of(error), problem=error.message, found=found)
    messages.success(request, _AFTER[ItemState(done.state)])
    return back(done)


_AFTER = {
    ItemState.IN_REVIEW: "保密审查已提交，已转签发。",
    ItemState.RETURNED: "保密审查已提交，已退回承办人删减。",
    ItemState.REFERRED: "保密审查已提交，请按程序报上级确定；收到答复后在这里登记。",
    ItemState.CLOSED: "保密审查已提交，这条信息不公开。",
}


def _seen(found: Conclusion) -> str:
    return f"{found.outcome}{'-leaves' if found.content_must_leave else ''}"


def _concluded(found: Conclusion | None, lacks: tuple[str, ...]) -> dict[str, Any]:
    told = {} if found is None else {"seen": _seen(found), "follows": _follows(found)}
    return {"found": found, "lacks": lacks, **told}


def _follows(found: Conclusion) -> str:
    if found.content_must_leave:
        return "提交后，正文和附件立即从系统中清除，只保留文号和结论；已经公开的立即撤下。请另按保密规定处理原件。"
    return {
        Outcome.PROACTIVE: "提交后转签发。",
        Outcome.ON_APPLICATION: "提交后转签发；签发后按依申请公开登记，不在网站发布。",
        Outcome.WITHHELD: "提交后办结：登记为不予公开和上述理由，列入定期评估（《条例》第十八条）。",
        Outcome.REDACTED: "提交后退回承办人，删减所指内容后重新提交审核。",
        Outcome.REFERRED: "提交后等待上级答复，答复之前不得公开（《条例》第十七条第三款）。",
    }[found.outcome]


def _heads(
    request: HttpRequest,
    item: Item,
    form: HeadsForm,
    status: int = 200,
    *,
    problem: str = "",
    found: Conclusion | None = None,
    lacks: tuple[str, ...] = (),
) -> HttpResponse:
    context = {
        "item": item,
        "kind": ItemKind(item.kind),
        "form": form,
        "problem": problem,
        "body": body_of(item),
        "files": files_of(item),
        "attribute": form.proposed,
        "scan": shown_scan(item, may_work=False),
        **_concluded(found, lacks),
    }
    return render(request, "publication/examine.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The last signature, with what will happen by it."""
    item = allowed(request, pk, Permission.SIGN_ITEMS)
    if request.method == "GET":
        if not _is_turn(request, item, ReviewStep.SIGNATURE):
            return back(item)
        return _signing(request, item, OpinionForm(initial={"revision": item.revision}))
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _signing(request, item, form, status=INVALID)
    try:
        done = signing.sign(item=item, opinion=form.cleaned_data["opinion"], **known(request, form))
    except Refused as error:
        now = item_or_404(request, pk)
        typed = OpinionForm(with_revision(request, now.revision))
        return _signing(request, now, typed, status=status_of(error), problem=error.message)
    if done.state == ItemState.CLOSED:
        messages.success(request, "已签发，这条信息登记为不主动公开。")
    else:
        messages.success(request, f"已签发公开，索引号为{done.index_number}。")
    return back(done)


def _signing(
    request: HttpRequest, item: Item, form: OpinionForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "item": item,
        "kind": ItemKind(item.kind),
        "form": form,
        "problem": problem,
        "body": body_of(item),
        "files": files_of(item),
        "lines": described_words.lines(item, today),
        "attribute": Attribute(item.attribute),
        "is_open": item.attribute == Attribute.PROACTIVE,
        "consequences": consequences_of(item, today),
        "scan": shown_scan(item, may_work=False),
    }
    return render(request, "publication/sign.html", context, status=status)
