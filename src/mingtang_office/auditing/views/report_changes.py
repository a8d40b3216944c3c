"""What a person does on the page of a report: correct a cell, decide on a finding, take either back.

Everything typed survives a refusal; whoever comes second is told what the first did.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions.corrections import correct_cell, withdraw_correction
from mingtang_office.auditing.actions.decisions import decide, decide_rule, withdraw_decision
from mingtang_office.auditing.forms.correction import CorrectionForm, WithdrawalForm
from mingtang_office.auditing.forms.decision import BulkDecisionForm, DecisionForm
from mingtang_office.auditing.models import CheckedReport, Verdict
from mingtang_office.auditing.screen import Screen, Wish
from mingtang_office.auditing.views.report import news_key, report_or_404, show

_TOLD = 20  # findings of a run's outcome that are told one by one


def _wish(request: HttpRequest) -> Wish:
    """The page that the form stood on: its own address keeps finding, cell and filter."""
    return Wish.of(request.GET)


def _back(report: CheckedReport, wish: Wish) -> HttpResponseRedirect:
    query = f"{wish.chosen}{wish.filters}".lstrip("&")
    address = reverse("auditing:report", args=(report.pk,))
    return HttpResponseRedirect(f"{address}?{query}#side" if query else address, status=303)


def _allowed(request: HttpRequest, pk: int, permission: Permission) -> CheckedReport:
    report = report_or_404(request, pk)
    policy.require(request.user, permission, report.agency, timezone.localdate())
    return report


@login_required
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    report = _allowed(request, pk, Permission.CORRECT_REPORTS)
    wish = _wish(request)
    form = CorrectionForm(request.POST, cell=wish.cell)
    if not form.is_valid():
        return show(request, report, wish, status=INVALID, correction_form=form)
    before = _identities(report)
    try:
        correct_cell(
            report=report,
            cell=wish.cell,
            value=form.number,
            reason=form.cleaned_data["reason"],
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _again(request, pk, wish, error, correction_form=CorrectionForm, cell=wish.cell)
    _tell_outcome(request, report, before, "更正已保存")
    return _back(report, wish)


@login_required
@require_POST
def withdraw_cell(request: HttpRequest, pk: int) -> HttpResponse:
    report = _allowed(request, pk, Permission.CORRECT_REPORTS)
    wish = _wish(request)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return show(request, report, wish, status=INVALID, problem="页面已过期，请刷新后再试。")
    before = _identities(report)
    try:
        withdraw_correction(
            report=report,
            cell=wish.cell,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _again(request, pk, wish, error)
    _tell_outcome(request, report, before, "更正已撤回，恢复为原文的数字")
    return _back(report, wish)


@login_required
@require_POST
def decide_finding(request: HttpRequest, pk: int, identity: str) -> HttpResponse:
    report = _allowed(request, pk, Permission.DECIDE_FINDINGS)
    wish = _wish(request)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show(request, report, wish, status=INVALID, decision_form=form)
    try:
        decide(
            report=report,
            identity=identity,
            verdict=Verdict(form.cleaned_data["verdict"]),
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _again(request, pk, wish, error, decision_form=DecisionForm)
    messages.success(request, f"处理意见已保存：{Verdict(form.cleaned_data['verdict']).label}。")
    return _back(report, wish)


@login_required
@require_POST
def withdraw_finding(request: HttpRequest, pk: int, identity: str) -> HttpResponse:
    report = _allowed(request, pk, Permission.DECIDE_FINDINGS)
    wish = _wish(request)
    version = request.POST.get("version", "")
    try:
        withdraw_decision(
            report=report,
            identity=identity,
            expected_version=int(version) if version.isdecimal() and len(version) < 7 else 0,
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _again(request, pk, wish, error)
    messages.success(request, "处理意见已撤回，这个问题恢复为待处理。")
    return _back(report, wish)


@login_required
@require_POST
def decide_alike(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    report = _allowed(request, pk, Permission.DECIDE_FINDINGS)
    wish = _wish(request)
    form = BulkDecisionForm(request.POST, auto_id="id_bulk_%s")
    if not form.is_valid():
        return show(request, report, wish, status=INVALID, bulk_form=form)
    try:
        decided = decide_rule(
            report=report,
            rule=rule,
            verdict=Verdict(form.cleaned_data["verdict"]),
            reason=form.cleaned_data["reason"],
            expected_revision=form.cleaned_data["version"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _again(request, pk, wish, error, bulk_form=BulkDecisionForm)
    label = Verdict(form.cleaned_data["verdict"]).label
    messages.success(request, f"规则 {rule} 下的 {len(decided)} 个问题已一并处理为“{label}”。")
    return _back(report, wish)


def _again(
    request: HttpRequest,
    pk: int,
    wish: Wish,
    error: Refused,
    cell: str | None = None,
    **kinds: Any,
) -> HttpResponse:
    """The page as it stands now with what was typed, to be sent again with the version now seen."""
    report = report_or_404(request, pk)
    screen = Screen(report, wish)
    forms = {}
    for name, kind in kinds.items():
        typed: QueryDict = request.POST.copy()
        if "revision" in typed:
            typed["revision"] = str(report.revision)
        if "version" in typed:
            selected = screen.selected.version if screen.selected else 0
            typed["version"] = str(report.revision if name == "bulk_form" else selected)
        options = {"auto_id": "id_bulk_%s"} if name == "bulk_form" else {}
        forms[name] = kind(typed, **({} if cell is None else {"cell": cell}), **options)
    return show(request, report, wish, status=status_of(error), problem=error.message, **forms)


# -- What a correction did to the findings --------------------------------------------------------


def _identities(report: CheckedReport) -> dict[str, tuple[str, str]]:
    """Rule and message of every finding by its identity."""
    rows = report.findings.values_list("identity", "rule", "message")
    return {identity: (rule, message) for identity, rule, message in rows}


def _tell_outcome(
    request: HttpRequest, report: CheckedReport, before: dict[str, tuple[str, str]], done: str
) -> None:
    """Keep for the next page what the new run let go and what it brought."""
    after = _identities(report)
    gone = [before[identity] for identity in before if identity not in after]
    came = [identity for identity in after if identity not in before]
    request.session[news_key(report)] = {
        "done": done,
        "gone": [{"rule": rule, "message": message} for rule, message in gone[:_TOLD]],
        "gone_total": len(gone),
        "came": came,
        "came_total": len(came),
    }
