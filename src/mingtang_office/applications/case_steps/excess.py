from __future__ import annotations

from datetime import timedelta

from django import forms

from mingtang.applications import EventKind
from mingtang_office.applications.actions.reasons import Excess, ask_reasons, defer, enter_reasons
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.forms.case_steps import (
    DayForm,
    Known,
    StepForm,
    day,
    files,
    line,
    lines,
    text,
)
from mingtang_office.applications.queries.repeated import nth_of_month, received_since

_YEAR = timedelta(days=365)


class ReasonsRequestForm(StepForm):
    since = day("从哪一天起统计")
    application_count = forms.IntegerField(
        label="申请件数",
        min_value=1,
        max_value=10**6,
        help_text="同一申请人在这段时间向本机关提出的件数。",
    )
    frequency = line("频次", "例如：平均每个工作日3件。")
    items = lines("请申请人说明的事项", "只能请其说明数量、频次的理由，不能要求说明用途。")
    reply_by = day("说明的期限", "不填的，按本机关设置的期限从今天起算。", required=False)

    def prepare(self, known: Known) -> None:
        since = known.on - _YEAR
        count = received_since(known.application, since).count()
        self.begin(since=since, application_count=count)


class ReasonsForm(DayForm):
    on = day("收到说明的日期")
    words = text("说明的理由", "照录申请人的原文，加密保存。", rows=5, most=4000, required=False)
    attachments = files("材料")
    field_order = ("on", "words", "attachments", "revision")


class DeferralForm(StepForm):
    until = day("延迟到哪一天答复")
    reason = text("为什么不能按期答复", "写明工作量、正在办理的件数等实际情况。", most=500)


def _ask(doing: Doing) -> Done:
    typed = doing.typed
    excess = Excess(
        typed["since"],
        typed["application_count"],
        typed["frequency"],
        typed["items"],
        typed["reply_by"],
    )
    letter = ask_reasons(excess=excess, **doing.whole)
    return Done("说明理由告知书已起草。答复期限照常计算。", letter)


def _given(doing: Doing) -> Done:
    typed = doing.typed
    enter_reasons(on=typed["on"], words=typed["words"], attachments=doing.files, **doing.whole)
    return Done(
        "已登记申请人说明的理由。理由不合理的，告知不予处理；合理的，可以确定延迟答复的期限。"
    )


def _defer(doing: Doing) -> Done:
    letter = defer(until=doing.typed["until"], reason=doing.typed["reason"], **doing.whole)
    return Done("延迟答复告知书已起草。", letter)


def _figures(known: Known) -> tuple[Shown, ...]:
    month = nth_of_month(known.application)
    year = received_since(known.application, known.on - _YEAR).count()
    return (
        Shown(
            "同一申请人",
            (
                f"本件是收到当月的第{month}件，最近一年共{year}件（按证件号码的加密索引统计）。",
                "要求说明理由期间，答复期限照常计算。",
            ),
        ),
    )


PAGES = (
    StepPage(
        "ask-reasons",
        "要求说明理由",
        "申请的数量、频次明显超过合理范围的，可以要求申请人说明理由（《条例》第三十五条）。",
        "起草说明理由告知书",
        _ask,
        ReasonsRequestForm,
        EventKind.REASONS_ASKED,
        beside=_figures,
    ),
    StepPage(
        "reasons",
        "登记说明的理由",
        "申请人说明理由的，照录原文或者上传材料（《条例》第三十五条）。",
        "登记理由",
        _given,
        ReasonsForm,
        EventKind.REASONS_GIVEN,
    ),
    StepPage(
        "defer",
        "确定延迟答复的合理期限",
        "理由合理，但是无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人（《条例》第三十五条）。",
        "起草延迟答复告知书",
        _defer,
        DeferralForm,
        EventKind.DEFERRED,
    ),
)
