from __future__ import annotations

from typing import Any

from django import forms

from mingtang.applications import EventKind
from mingtang.applications.fees import Basis, ByApplication, ByPage, InvalidCount, suggest
from mingtang.law import NotInForce
from mingtang_office.applications.actions.fees import enter_payment, notice_fee
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.forms.case_steps import (
    DayForm,
    Known,
    StepForm,
    day,
    files,
    text,
)
from mingtang_office.applications.queries.repeated import nth_of_month
from mingtang_office.applications.queries.settings import practice_of


class FeeForm(StepForm):
    basis = forms.ChoiceField(
        label="计收方式",
        choices=[("per_application", "按件"), ("per_page", "按量（页数）")],
        widget=forms.RadioSelect,
        help_text="两种方式只能选一种，不能同时使用（信息处理费管理办法第三条）。",
        error_messages={"required": "请选择按件还是按量计收。"},
    )
    nth = forms.IntegerField(
        label="同一申请人本自然月的第几件", min_value=1, max_value=10**5, required=False
    )
    pieces = forms.IntegerField(
        label="本件拆分为几件", min_value=1, max_value=1000, required=False, initial=1
    )
    pages = forms.IntegerField(label="页数", min_value=1, max_value=10**6, required=False)
    reason = text("决定收费的理由", "可以收，也可以不收，由本机关决定；理由留痕，不写进通知。")
    payment_way = text(
        "缴费方式", "不填的，按本机关设置的缴费方式。", rows=2, most=300, required=False
    )

    def prepare(self, known: Known) -> None:
        self.begin(
            basis="per_application",
            nth=nth_of_month(known.application),
            payment_way=practice_of(known.application.agency).payment_way,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("basis") == "per_page" and not cleaned.get("pages"):
            self.add_error("pages", "按量计收的，请填写页数。")
        if cleaned.get("basis") == "per_application" and not cleaned.get("nth"):
            self.add_error("nth", "按件计收的，请填写本件是第几件。")
        return cleaned


class PaymentForm(DayForm):
    on = day("缴费日期")
    amount = forms.DecimalField(label="金额（元）", min_value=0, max_digits=10, decimal_places=2)
    receipts = files("缴费凭证")
    field_order = ("on", "amount", "receipts", "revision")

    def prepare(self, known: Known) -> None:
        super().prepare(known)
        if known.case.fee is not None:
            self.begin(amount=known.case.fee.amount)


def _basis(typed: dict[str, Any]) -> Basis:
    if typed["basis"] == "per_page":
        return ByPage(typed["pages"])
    return ByApplication(typed["nth"], typed.get("pieces") or 1)


def _reckoned(form: StepForm) -> Shown:
    try:
        found = suggest(_basis(form.cleaned_data), form.known.on)
    except (InvalidCount, NotInForce) as error:
        return Shown("计算结果", (str(error),))
    return Shown("计算结果", (*found.lines, found.advice))


def _notice(doing: Doing) -> Done:
    typed = dict(doing.typed)
    letter = notice_fee(
        basis=_basis(typed),
        reason=typed["reason"],
        payment_way=typed["payment_way"],
        **doing.whole,
    )
    return Done("收费通知已起草。发出以后，答复期限停止计算；缴费后重新计算。", letter)


def _paid(doing: Doing) -> Done:
    typed = doing.typed
    enter_payment(on=typed["on"], amount=typed["amount"], receipts=doing.files, **doing.whole)
    return Done("已登记缴费，答复期限从次日起重新计算。")


def _by_item(known: Known) -> tuple[Shown, ...]:
    nth = nth_of_month(known.application)
    try:
        found = suggest(ByApplication(nth), known.on)
    except (InvalidCount, NotInForce) as error:
        return (Shown("按件计算", (str(error),)),)
    told = f"本件是同一申请人收到当月的第{nth}件。"
    return (Shown("按件计算", (told, *found.lines, found.advice)),)


PAGES = (
    StepPage(
        "fee",
        "收取信息处理费",
        "申请的数量、频次明显超过合理范围的，可以收取信息处理费（《条例》第四十二条）。",
        "起草收费通知",
        _notice,
        FeeForm,
        EventKind.FEE_NOTICED,
        beside=_by_item,
        reckon=_reckoned,
    ),
    StepPage(
        "paid",
        "登记缴费",
        "申请人完成缴费后，处理期限重新计算（信息处理费管理办法第六条）。",
        "登记缴费",
        _paid,
        PaymentForm,
        EventKind.PAID,
    ),
)
