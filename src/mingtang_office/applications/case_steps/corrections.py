from __future__ import annotations

from django import forms

from mingtang.applications import ApplicantKind
from mingtang.applications.request import LONGEST_CONTENT, Delivery, Form, Request
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.corrections import (
    change_applicant_kind,
    correct_request,
)
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage
from mingtang_office.applications.forms.case_steps import Known, StepForm, line, text
from mingtang_office.trail.sealing import Erased


class KindForm(StepForm):
    kind = forms.ChoiceField(
        label="申请人类型",
        choices=[(kind.value, kind.label) for kind in ApplicantKind],
        widget=forms.RadioSelect,
    )

    def prepare(self, known: Known) -> None:
        self.begin(kind=known.application.applicant_kind)


class CorrectionForm(StepForm):
    content = text("所需信息", "照申请人的原文更正。", rows=6, most=LONGEST_CONTENT)
    delivery = forms.ChoiceField(
        label="获取方式", choices=[(each.value, each.label) for each in Delivery]
    )
    form = forms.ChoiceField(label="载体", choices=[(each.value, each.label) for each in Form])
    accepts_other_form = forms.BooleanField(label="可以接受其他方式", required=False)
    help_needed = line("需要的帮助", required=False)
    suggests_publication = forms.BooleanField(label="申请人建议主动公开", required=False)
    reason = text("更正的理由", "例如：登记时漏录一句。", rows=2, most=300)

    def prepare(self, known: Known) -> None:
        row = known.application
        names = ("content", "delivery", "form", "accepts_other_form", "help_needed")
        self.begin(**{name: getattr(row, name) for name in (*names, "suggests_publication")})


def _kind(doing: Doing) -> Done:
    kind = ApplicantKind(doing.typed["kind"])
    change_applicant_kind(kind=kind, **doing.whole)
    return Done(f"申请人类型已更正为“{kind.label}”，统计从现在起按新的类型计算。")


def _correct(doing: Doing) -> Done:
    typed = doing.typed
    try:
        applicant = open_identity(doing.application)
    except Erased:
        raise Refused("申请人的个人信息已按规定擦除，不能再更正。") from None
    request = Request(
        applicant=applicant,
        content=typed["content"],
        delivery=Delivery(typed["delivery"]),
        form=Form(typed["form"]),
        accepts_other_form=typed["accepts_other_form"],
        help_needed=typed["help_needed"],
        suggests_publication=typed["suggests_publication"],
    )
    correct_request(request=request, reason=typed["reason"], **doing.whole)
    return Done("登记内容已更正，原来的内容保留在留痕中。")


PAGES = (
    StepPage(
        "kind",
        "更正申请人类型",
        "年度报告按申请人类型统计。以前报送的数字不变，更正从现在起计算。",
        "更正申请人类型",
        _kind,
        KindForm,
        even_closed=True,
    ),
    StepPage(
        "correct",
        "更正登记内容",
        "登记时抄录有误的，在签发答复以前更正。申请人自己补正的，请用“登记补正”。",
        "保存更正",
        _correct,
        CorrectionForm,
    ),
)
