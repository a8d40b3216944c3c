from __future__ import annotations

from mingtang.applications import EventKind
from mingtang_office.applications.actions.rectification import (
    Unclear,
    ask_rectification,
    enter_rectification,
)
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.forms.case_steps import (
    DayForm,
    Known,
    StepForm,
    day,
    files,
    lines,
    text,
)
from mingtang_office.applications.queries.settings import practice_of


class RectificationForm(StepForm):
    part = text("不明确的地方", "指出申请内容中哪里不明确，例如：没有写明是哪一年的招生计划。")
    items = lines("请申请人补正的事项", "一次说全，只能告知一次。不能要求说明用途。")
    guidance = text(
        "补正的办法", "给予指导和释明；不填的，按本机关设置的递交方式写。", required=False
    )
    reply_by = day("补正期限", "不填的，按本机关设置的补正期限从今天起算。", required=False)


class RectifiedForm(DayForm):
    on = day("收到补正的日期")
    words = text("补正的内容", "照录申请人的原文，加密保存。", rows=5, most=4000, required=False)
    attachments = files("补正材料")
    field_order = ("on", "words", "attachments", "revision")


def _ask(doing: Doing) -> Done:
    typed = doing.typed
    unclear = Unclear(typed["part"], typed["items"], typed["guidance"], typed["reply_by"])
    letter = ask_rectification(unclear=unclear, **doing.whole)
    return Done("补正告知书已起草。送达以后，期限停止计算。", letter)


def _rectified(doing: Doing) -> Done:
    typed = doing.typed
    enter_rectification(
        on=typed["on"], words=typed["words"], attachments=doing.files, **doing.whole
    )
    return Done("已登记补正，答复期限从收到补正的次日起重新计算。")


def _limit(known: Known) -> tuple[Shown, ...]:
    days = practice_of(known.application.agency).rectification_days
    by = known.case.calendar.add_workdays(known.on, days).end
    usual = f"本机关设置的补正期限是{days}个工作日：今天告知的，到{by:%Y}年{by.month}月{by.day}日。"
    return (
        Shown(
            "请注意",
            (
                "自收到申请之日起7个工作日内一次性告知；只能告知一次。",
                usual,
                "申请人补正后，答复期限重新计算；无正当理由逾期不补正的，视为放弃申请。",
            ),
        ),
    )


PAGES = (
    StepPage(
        "ask-rectification",
        "告知补正",
        "申请内容不明确的，给予指导和释明，一次性告知申请人需要补正的事项（《条例》第三十条）。",
        "起草补正告知书",
        _ask,
        RectificationForm,
        EventKind.RECTIFICATION_ASKED,
        beside=_limit,
    ),
    StepPage(
        "rectified",
        "登记补正",
        "申请人补正的，照录原文或者上传材料（《条例》第三十条）。",
        "登记补正",
        _rectified,
        RectifiedForm,
        EventKind.RECTIFIED,
    ),
)
