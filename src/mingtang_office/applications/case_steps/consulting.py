from __future__ import annotations

from django import forms

from mingtang.applications import EventKind
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.actions.consultations import consult_organ, consult_third_party
from mingtang_office.applications.actions.notices import ask_help
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.consultees import Consultee
from mingtang_office.applications.forms.case_steps import (
    Known,
    StepForm,
    day,
    line,
    lines,
    text,
)

_INFORMATION = "就哪些信息征求意见"


class ThirdPartyForm(StepForm):
    name = line("第三方的姓名或者名称", "加密保存，列表中只显示部分。", most=80)
    is_organisation = forms.TypedChoiceField(
        label="第三方是",
        choices=[("yes", "法人或者其他组织"), ("no", "个人")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择第三方是单位还是个人。"},
    )
    contact = line("联系人", most=60, required=False)
    telephone = line("电话", most=40, required=False)
    address = line("通信地址", required=False)
    information = text(_INFORMATION, "写明信息的名称，不要写入申请人的姓名。")
    concern = text("公开可能损害什么", "例如：合同中的报价，公开可能损害其商业秘密。")


class OrganForm(StepForm):
    organ = line(
        "被征求意见的机关",
        "共同制作该信息的机关的全称。在本平台办公的，会直接收到这件征求意见。",
        most=80,
    )
    contact = line("联系人", "不在本平台的机关填写。", most=60, required=False)
    telephone = line("电话", most=40, required=False)
    address = line("通信地址", required=False)
    information = text(_INFORMATION, "写明信息的名称，不要写入申请人的姓名。")


class HelpForm(StepForm):
    organ = line("请哪个机关协助", most=80)
    information = text("涉及的信息")
    items = lines("请协助的事项", "例如：是否由贵单位制作；是否仍然有效。")
    help_by = day("请对方何时前回复", "协助不停止计算答复期限，应当早于答复期限。")


def _typed_consultee(doing: Doing, name: str, *, is_organisation: bool) -> Consultee:
    typed = doing.typed
    return Consultee(name, is_organisation, typed["contact"], typed["telephone"], typed["address"])


def _third_party(doing: Doing) -> Done:
    typed = doing.typed
    whom = _typed_consultee(doing, typed["name"], is_organisation=typed["is_organisation"])
    begun = consult_third_party(
        third_party=whom,
        information=typed["information"],
        concern=typed["concern"],
        **doing.whole,
    )
    return Done("征求意见书已起草。送达之日起，征求意见的时间不计入答复期限。", begun.letter)


def _organ(doing: Doing) -> Done:
    typed = doing.typed
    name = typed["organ"].strip()
    here = Agency.objects.filter(name=name, abolished_on__isnull=True).order_by("pk").first()
    organ = here or _typed_consultee(doing, name, is_organisation=True)
    begun = consult_organ(organ=organ, information=typed["information"], **doing.whole)
    return Done("征求意见书已起草。送达之日起，征求意见的时间不计入答复期限。", begun.letter)


def _help(doing: Doing) -> Done:
    typed = doing.typed
    letter = ask_help(
        organ=Consultee(typed["organ"].strip(), is_organisation=True),
        information=typed["information"],
        items=typed["items"],
        help_by=typed["help_by"],
        **doing.whole,
    )
    return Done("协助函已起草。", letter)


def _silence(known: Known) -> tuple[Shown, ...]:
    del known
    return (
        Shown(
            "请注意",
            (
                "第三方自收到征求意见书之日起15个工作日内提出意见；逾期不提出的，不等于同意，由本机关依法决定。",
                "第三方不同意公开且有合理理由的，不予公开；认为不公开可能对公共利益造成重大影响的，可以公开，并书面告知第三方（《条例》第三十二条）。",
            ),
        ),
    )


def _organ_silence(known: Known) -> tuple[Shown, ...]:
    del known
    return (
        Shown(
            "请注意",
            (
                "由牵头制作的机关收到申请的，可以征求相关机关的意见；对方自收到之日起15个工作日内提出意见，逾期未提出的，视为同意公开（《条例》第三十四条）。",
            ),
        ),
    )


PAGES = (
    StepPage(
        "consult-third-party",
        "征求第三方意见",
        "公开会损害第三方合法权益的，书面征求第三方的意见（《条例》第三十二条）。",
        "起草征求意见书",
        _third_party,
        ThirdPartyForm,
        EventKind.CONSULTATION_SENT,
        beside=_silence,
    ),
    StepPage(
        "consult-organ",
        "征求其他机关意见",
        "申请公开的信息由多个机关共同制作的，可以征求相关机关的意见（《条例》第三十四条）。",
        "起草征求意见书",
        _organ,
        OrganForm,
        EventKind.CONSULTATION_SENT,
        beside=_organ_silence,
    ),
    StepPage(
        "help",
        "请其他机关协助",
        "拟公开的信息涉及其他机关的，协商、确认，保证公开的信息准确一致（《条例》第十一条）。",
        "起草协助函",
        _help,
        HelpForm,
    ),
)
