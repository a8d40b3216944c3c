"""The steps of a year report after it is written: review, signature, publication, a new version."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang_office.agencies.grants import Permission
from mingtang_office.annual.actions import publishing, reviewing, signing, versions
from mingtang_office.annual.forms.report_steps import OpinionForm, ReasonForm, RevisionForm
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.views.report_doors import allowed
from mingtang_office.annual.views.report_writing import do


@login_required
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.REVIEW_ANNUAL)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        reviewing.pass_on(report=report, opinion=form.cleaned_data["opinion"], **known)
        return "审核通过，已转下一步。"

    return do(request, report, form, "opinion_form", act)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.REVIEW_ANNUAL)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        reviewing.send_back(report=report, opinion=form.cleaned_data["opinion"], **known)
        return "已退回修改。"

    return do(request, report, form, "opinion_form", act)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.SIGN_ANNUAL)
    form = OpinionForm(request.POST, auto_id="id_step_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        signing.sign(report=report, opinion=form.cleaned_data["opinion"], **known)
        return "已签发，三种格式的文件已生成并核对无误。"

    return do(request, report, form, "opinion_form", act)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)

    def act(report: YearReport, known: dict[str, Any]) -> str:
        publishing.publish(report=report, **known)
        return "已提交公布：经保密审查和签发后，在“政府信息公开年报”栏目公布。"

    return do(request, report, RevisionForm(request.POST), "publish_form", act)


@login_required
@require_POST
def begin_new_version(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    form = ReasonForm(request.POST, auto_id="id_version_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        versions.begin_new_version(report=report, reason=form.cleaned_data["reason"], **known)
        return "新版本已开始编写，原版本照旧保留；请从下面“其他版本”进入。"

    return do(request, report, form, "version_form", act, "#versions")


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    report = allowed(request, pk, Permission.WRITE_ANNUAL)
    form = ReasonForm(request.POST, auto_id="id_discard_%s")

    def act(report: YearReport, known: dict[str, Any]) -> str:
        versions.discard(report=report, reason=form.cleaned_data["reason"], **known)
        return "这份报告已弃用。"

    return do(request, report, form, "discard_form", act)
