from __future__ import annotations

from mingtang.applications import EventKind
from mingtang_office.applications.actions.intake import confirm_receipt
from mingtang_office.applications.actions.notices import draft_receipt
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage
from mingtang_office.applications.forms.case_steps import ReceivedForm
from mingtang_office.ui.days import day_words


def _received(doing: Doing) -> Done:
    confirm_receipt(on=doing.typed["on"], **doing.whole)
    return Done(f"已登记收到日期{day_words(doing.typed['on'])}，从次日起计算答复期限。")


def _receipt(doing: Doing) -> Done:
    return Done("登记回执已起草，请核对后提交审签。", draft_receipt(**doing.whole))


PAGES = (
    StepPage(
        "receive",
        "确认收到申请",
        "答复期限从收到之日的次日起算。收到日期怎样认定，《条例》第三十一条按提交方式分别规定。",
        "登记收到日期",
        _received,
        ReceivedForm,
        EventKind.RECEIVED,
    ),
    StepPage(
        "receipt",
        "出具登记回执",
        "回执写明申请编号、收到日期和答复期限，不影响期限计算。",
        "起草登记回执",
        _receipt,
    ),
)
