"""Partial disclosure: the originals of a case, and one of them being marked (条例第三十七条)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.evidence import add_file
from mingtang_office.applications.actions.redaction import begin, mark, show_original, unmark, view
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.applications.forms.redaction import (
    AreaForm,
    GroundForm,
    NumberForm,
    OriginalForm,
    ProposalsForm,
    WordsForm,
)
from mingtang_office.applications.models import Application, CaseFile, FileKind, Redaction
from mingtang_office.applications.redaction_screen import RedactionScreen
from mingtang_office.applications.views.doors import allowed, case_or_404, rights_of
from mingtang_office.trail.sealing import Erased

# -- The originals of a case --------------------------------------------------------------------------


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def originals(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return _list(request, allowed(request, pk, Permission.SEE_APPLICANTS))
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    if "file" in request.POST:
        return _begun(request, application, request.POST["file"])
    form = OriginalForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, application, form=form, status=INVALID)
    try:
        revision = application.revision
        for incoming in incoming_of(request, form):
            row = add_file(
                application=application,
                incoming=incoming,
                kind=FileKind.ORIGINAL,
                expected_revision=revision,
                by=person_of(request),
                now=timezone.now(),
            )
            revision = row.application.revision
    except Refused as error:
        return _list(request, application, problem=error.message, status=INVALID)
    messages.success(request, "原件已加密存入案卷。")
    return _to("redaction", application.pk)


def _begun(request: HttpRequest, application: Application, number: str) -> HttpResponse:
    chosen = int(number) if number.isdecimal() and len(number) < 19 else 0
    original = get_object_or_404(_originals(application), pk=chosen)
    try:
        begin(original=original, by=person_of(request), now=timezone.now())
    except Refused as error:
        return _list(request, application, problem=error.message, status=INVALID)
    return _to("redaction_marks", application.pk, original.pk)


def _originals(application: Application) -> Any:
    return application.files.filter(kind=FileKind.ORIGINAL).select_related(
        "application__agency", "redaction", "by"
    )


@dataclass(frozen=True, slots=True)
class _Row:
    file: CaseFile
    screen: RedactionScreen | None


def _list(
    request: HttpRequest,
    application: Application,
    *,
    form: OriginalForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = []
    try:
        for file in _originals(application):
            redaction = getattr(file, "redaction", None)
            rows.append(_Row(file, None if redaction is None else _screen(redaction, application)))
    except Erased as error:
        rows, problem = [], str(error)
    context = {
        "application": application,
        "rights": rights_of(request, application),
        "rows": rows,
        "form": form or OriginalForm(),
        "problem": problem,
    }
    return render(request, "applications/redaction.html", context, status=status)


def _screen(row: Redaction, application: Application, **where: str) -> RedactionScreen:
    row.application = application  # by it the key of what is sealed is found
    return RedactionScreen(row, **where)


# -- One of them being marked ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Doing:
    """A change of the marks; `form` checks what was typed."""

    form: Callable[..., Any]
    act: Callable[..., Redaction]
    said: str


def _mark(form: GroundForm, **common: Any) -> Redaction:
    return mark(marks=form.marks(), **common)  # type: ignore[attr-defined]


def _unmark(form: NumberForm, **common: Any) -> Redaction:
    return unmark(number=form.cleaned_data["number"], **common)


def _view(form: NumberForm, **common: Any) -> Redaction:
    return view(numbers=[form.cleaned_data["number"]], **common)


_TASKS = {
    "words": _Doing(WordsForm, _mark, "已标记。"),
    "area": _Doing(AreaForm, _mark, "已标记框选的区域。"),
    "proposals": _Doing(ProposalsForm, _mark, "已标记所选的个人信息。"),
    "remove": _Doing(NumberForm, _unmark, "已删去这处标记。"),
    "seen": _Doing(NumberForm, _view, "已记下您查看过。"),
}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def marks(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    row = redaction_or_404(application, number)
    if request.method != "POST":
        show_original(redaction=row, by=person_of(request), now=timezone.now())
        return _show(request, row)
    name = request.POST.get("do", "")
    doing = _TASKS.get(name)
    if doing is None:
        raise Http404("没有这一事项。")
    try:
        form = _form(doing.form, name, _of(request, row), request.POST)
        if not form.is_valid():
            return _show(request, row, again={name: form}, status=INVALID)
        doing.act(
            form,
            redaction=row,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, row, name, error)
    except Erased as error:
        return _gone(request, application, error)
    messages.success(request, doing.said)
    return _back(request, row, name)


def redaction_or_404(application: Application, number: int) -> Redaction:
    rows = Redaction.objects.select_related("original", "by").filter(application=application)
    row = get_object_or_404(rows, original=number)
    row.application = row.original.application = application
    return row


def _of(request: HttpRequest, row: Redaction) -> RedactionScreen:
    where = request.GET
    return RedactionScreen(row, where.get("page", ""), where.get("figure", ""))


def _form(form: Callable[..., Any], name: str, screen: RedactionScreen, data: Any = None) -> Any:
    initial = {"revision": screen.row.revision, "number": screen.sheet}
    options: dict[str, Any] = {"initial": initial, "auto_id": f"id_{name}_%s"}
    if form is not NumberForm:
        options["examination"] = screen.file
    return form(data, **options)


def _show(
    request: HttpRequest,
    row: Redaction,
    *,
    again: dict[str, Any] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    try:
        screen = _of(request, row)
    except Erased as error:
        return _gone(request, row.application, error)
    forms = {name: _form(doing.form, name, screen) for name, doing in _TASKS.items()}
    forms |= again or {}
    forms["proposals"].without(screen.marked_texts)
    context = {
        "application": row.application,
        "row": row,
        "screen": screen,
        "forms": forms,
        "problem": problem,
    }
    return render(request, "applications/redaction_marks.html", context, status=status)


def _refused(request: HttpRequest, row: Redaction, name: str, error: Refused) -> HttpResponse:
    """The page as the marks stand now, with what was typed and the revision now seen."""
    now = redaction_or_404(case_or_404(request, row.application_id), row.original_id)
    data = with_revision(request, now.revision)
    again = {name: _form(_TASKS[name].form, name, _of(request, now), data)}
    status = status_of(error)
    return _show(request, now, again=again, problem=error.message, status=status)


def _back(request: HttpRequest, row: Redaction, name: str) -> HttpResponseRedirect:
    """Where the person was; from a page that was looked at, on to the next one that must be."""
    where = request.GET.copy()
    if name == "seen":
        now = redaction_or_404(row.application, row.original_id)
        unseen = RedactionScreen(now).unseen
        if unseen:
            where["page" if RedactionScreen(now).has_pages else "figure"] = str(unseen[0])
    query = f"?{where.urlencode()}" if where else ""
    return _to("redaction_marks", row.application_id, row.original_id, more=query)


def _gone(request: HttpRequest, application: Application, error: Erased) -> HttpResponse:
    return _list(request, application, problem=str(error), status=CONFLICT)


def _to(name: str, *args: object, more: str = "") -> HttpResponseRedirect:
    address = reverse(f"applications:{name}", args=args)
    return HttpResponseRedirect(address + more, status=303)
