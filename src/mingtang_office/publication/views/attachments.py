"""The attachments of an item: added, put in order, described, taken away; and each as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.handed_files import incoming_of
from mingtang_office.agencies.page_steps import INVALID, STALE, known, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import attaching, drafting
from mingtang_office.publication.forms.attachments import AttachForm, DescriptionForm, MoveForm
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import WRITABLE, Attachment, Item
from mingtang_office.publication.views.doors import allowed, item_or_404
from mingtang_office.ui.files import receives_files


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    if request.method == "GET":
        return _page(request, item)
    what = request.POST.get("what", "")
    if what not in _FORMS:
        raise Http404("没有这一事项。")
    form = _form(request, what)
    if not form.is_valid():
        return _page(request, item, status=INVALID, bound=(what, form))
    try:
        said = _ACTS[what](request, item, form)
    except Refused as error:
        now = item_or_404(request, pk)
        return _page(request, now, status=status_of(error), problem=error.message)
    messages.success(request, said)
    here = reverse("publication:attachments", args=(pk,))
    return HttpResponseRedirect(here, status=303)


def _form(request: HttpRequest, what: str) -> StepForm:
    made = _FORMS[what]
    prefix = f"d{request.POST.get('row', '')}" if what == "describe" else None
    return made(request.POST, request.FILES, prefix=prefix)


def _add(request: HttpRequest, item: Item, form: StepForm) -> str:
    files = incoming_of(request, form)
    told = known(request, form)
    held = attaching.attach_all(
        item=item, files=files, description=form.cleaned_data["description"], **told
    )
    return f"已添加，现有 {len(held.attachments)} 份附件。"


def _describe(request: HttpRequest, item: Item, form: StepForm) -> str:
    said = form.cleaned_data
    row = get_object_or_404(Attachment, pk=said["key"], item=item)
    attaching.describe(
        item=item,
        attachment=row,
        name=said["name"],
        description=said["description"],
        **known(request, form),
    )
    return "名称和说明已保存。"


def _move(by: int) -> Any:
    def moved(request: HttpRequest, item: Item, form: StepForm) -> str:
        keys = list(item.attachments)
        at = _place_of(item, form)
        to = min(max(at + by, 0), len(keys) - 1)
        keys.insert(to, keys.pop(at))
        drafting.revise(item=item, written={"attachments": keys}, **known(request, form))
        return "顺序已调整。"

    return moved


def _remove(request: HttpRequest, item: Item, form: StepForm) -> str:
    keys = list(item.attachments)
    keys.pop(_place_of(item, form))
    drafting.revise(item=item, written={"attachments": keys}, **known(request, form))
    return "附件已移除。"


def _place_of(item: Item, form: StepForm) -> int:
    key = form.cleaned_data["key"]
    if key not in item.attachments:
        raise Refused("这份附件已经不在列表中，可能已被他人移除。请看现在的列表。")
    return int(item.attachments.index(key))


_FORMS: dict[str, type[StepForm]] = {
    "add": AttachForm,
    "describe": DescriptionForm,
    "up": MoveForm,
    "down": MoveForm,
    "remove": MoveForm,
}
_ACTS: dict[str, Any] = {
    "add": _add,
    "describe": _describe,
    "up": _move(-1),
    "down": _move(1),
    "remove": _remove,
}


def _page(
    request: HttpRequest,
    item: Item,
    *,
    status: int = 200,
    problem: str = "",
    bound: tuple[str, StepForm] | None = None,
) -> HttpResponse:
    sent, form = bound or ("", None)
    seen = {"revision": item.revision}
    stale = STALE if form is not None and sent in ("up", "down", "remove") else ""
    rows = [
        (row, _described(row, item, form if sent == "describe" else None)) for row in files_of(item)
    ]
    context = {
        "item": item,
        "problem": problem or stale,
        "rows": rows,
        "add_form": form if sent == "add" else AttachForm(initial=seen),
        "may_change": item.state in WRITABLE,
    }
    return render(request, "publication/attachments.html", context, status=status)


def _described(row: Attachment, item: Item, sent: StepForm | None) -> StepForm:
    prefix = f"d{row.pk}"
    if sent is not None and sent.prefix == prefix:
        return sent
    first = {
        "revision": item.revision,
        "key": row.pk,
        "name": row.name,
        "description": row.description,
    }
    return DescriptionForm(initial=first, prefix=prefix)


@login_required
@require_GET
def file(request: HttpRequest, pk: int, key: int) -> HttpResponseBase:
    """A file of the working copy or of an edition: always saved, never shown by the browser."""
    item = item_or_404(request, pk)
    row = get_object_or_404(Attachment, pk=key, item=item)
    try:
        opened = default_storage.open(row.stored)
    except FileNotFoundError:
        raise Http404("文件不在存储中，请告知系统维护人员。") from None
    return FileResponse(
        opened,
        as_attachment=True,
        filename=row.name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
