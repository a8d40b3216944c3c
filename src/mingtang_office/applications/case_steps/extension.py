from __future__ import annotations

from django import forms

from mingtang.applications import EventKind
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.extension import (
    answer_consent,
    ask_consent,
    draft_extension,
)
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.forms.case_steps import Known, StepForm, text
from mingtang_office.ui.days import day_words


class ConsentForm(StepForm):
    days = forms.IntegerField(
        label="延长几个工作日",
        min_value=1,
        max_value=20,
        help_text="最长20个工作日，只能延长一次。",
    )
    reason = text("理由", "写明为什么需要延长，会写进延期告知书。", most=300)


class AnswerForm(StepForm):
    agreed = forms.TypedChoiceField(
        label="审批意见",
        choices=[("yes", "同意延长"), ("no", "不同意")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或者不同意。"},
    )
    opinion = text("意见", "不同意的，请写明理由。", most=300, required=False)


class NoticeForm(StepForm):
    reason = text("告知书中的理由", "不填的，用提请审批时的理由。", most=300, required=False)


def _ask(doing: Doing) -> Done:
    ask_consent(days=doing.typed["days"], reason=doing.typed["reason"], **doing.whole)
    return Done("已提请机构负责人审批。同意以后，再起草延期告知书。")


def _answer(doing: Doing) -> Done:
    waiting = doing.application.consents.filter(agreed__isnull=True).first()
    if waiting is None:
        raise Refused("没有等待答复的延期审批，请返回申请页面查看。")
    agreed: bool = doing.typed["agreed"]
    answer_consent(consent=waiting, agreed=agreed, opinion=doing.typed["opinion"], **doing.common)
    if agreed:
        return Done("已同意延期。经办人起草的告知书须在原期限届满前送达申请人。")
    return Done("已答复不同意延期，仍按原期限办理。")


def _extend(doing: Doing) -> Done:
    letter = draft_extension(reason=doing.typed["reason"], **doing.whole)
    return Done("延期告知书已起草。须在原期限届满前送达，期限才延长。", letter)


def _waiting(known: Known) -> tuple[Shown, ...]:
    rows = known.application.consents.select_related("asked_by", "answered_by")
    found = []
    for row in rows:
        said = [
            f"{row.asked_by.full_name}于{day_words(row.asked_at.date())}提请延长{row.days}个工作日。",
            f"理由：{row.reason}",
        ]
        if row.answered_by is not None:
            verdict = "同意" if row.agreed else "不同意"
            said.append(f"{row.answered_by.full_name}：{verdict}。{row.opinion}")
        found.append(Shown("延期审批", tuple(said)))
    return tuple(found)


def _extended_to(form: StepForm) -> Shown:
    known, days = form.known, form.cleaned_data["days"]
    due_on = known.case.due_on
    if due_on is None:
        return Shown("延长以后", ("现在期限停止计算，没有可以延长的期限。",))
    to = known.case.calendar.add_workdays(due_on, days).end
    return Shown(
        "延长以后", (f"现在的期限：{day_words(due_on)}。", f"延长{days}个工作日：{day_words(to)}。")
    )


PAGES = (
    StepPage(
        "ask-consent",
        "提请延长答复期限",
        "须经政府信息公开工作机构负责人同意并告知申请人，最长不超过20个工作日（《条例》第三十三条第二款）。",
        "提请负责人审批",
        _ask,
        ConsentForm,
        EventKind.EXTENDED,
        beside=_waiting,
        reckon=_extended_to,
    ),
    StepPage(
        "answer-consent",
        "答复延期审批",
        "由政府信息公开工作机构负责人决定是否同意（《条例》第三十三条第二款）。",
        "答复",
        _answer,
        AnswerForm,
        EventKind.EXTENDED,
        Permission.CONSENT_TO_EXTENSION,
        beside=_waiting,
    ),
    StepPage(
        "extend",
        "起草延期告知书",
        "延期须告知申请人，并写明理由（《条例》第三十三条第二款）。",
        "起草延期告知书",
        _extend,
        NoticeForm,
        EventKind.EXTENDED,
        beside=_waiting,
    ),
)
