from __future__ import annotations

from django import forms

from mingtang.applications import EventKind, WithdrawalCause
from mingtang_office.applications.actions.endings import abandon, draft_closing, withdraw
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage
from mingtang_office.applications.forms.case_steps import DayForm, day, files, text


class WithdrawalForm(DayForm):
    on = day("日期")
    cause = forms.ChoiceField(
        label="原因",
        choices=[(cause.value, cause.label) for cause in WithdrawalCause],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择原因。"},
    )
    words = text("事实和依据", "照录申请人的原话，或者写明查明的事实。", most=4000, required=False)
    attachments = files("材料")
    field_order = ("on", "cause", "words", "attachments", "revision")


def _abandon(doing: Doing) -> Done:
    abandon(on=doing.typed["on"], **doing.whole)
    return Done("已登记视为放弃申请，本件办结。请起草结案告知书送达申请人。")


def _withdraw(doing: Doing) -> Done:
    typed = doing.typed
    withdraw(
        on=typed["on"],
        cause=WithdrawalCause(typed["cause"]),
        words=typed["words"],
        attachments=doing.files,
        **doing.whole,
    )
    return Done("已登记，本件办结。请起草结案告知书送达申请人。")


def _closing(doing: Doing) -> Done:
    return Done("结案告知书已起草，请核对后提交审签。", draft_closing(**doing.whole))


PAGES = (
    StepPage(
        "abandon",
        "视为放弃申请",
        "申请人无正当理由逾期不补正，或者逾期未缴费的，视为放弃申请（《条例》第三十条、信息处理费管理办法第六条）。",
        "登记视为放弃，办结本件",
        _abandon,
        DayForm,
        EventKind.ABANDONED,
        is_grave=True,
    ),
    StepPage(
        "withdraw",
        "撤回或者终止",
        "申请人撤回申请，死亡或者终止而无人承继，或者来件不是政府信息公开申请的，登记后办结。",
        "登记并办结本件",
        _withdraw,
        WithdrawalForm,
        EventKind.WITHDRAWN,
        is_grave=True,
    ),
    StepPage(
        "closing",
        "起草结案告知书",
        "告知申请人本件怎样办结、依据哪一条、可以怎样寻求救济。",
        "起草结案告知书",
        _closing,
        even_closed=True,
    ),
)
